import { ErrorType } from '@eventstore/db-client';
import { StoreUnavailable } from '../event-store.port.ts';

/** What a server says of the request itself. Everything else is a server that could not be reached or did not finish. */
const ANSWERS: ReadonlySet<unknown> = new Set([
  ErrorType.WRONG_EXPECTED_VERSION,
  ErrorType.STREAM_NOT_FOUND,
  ErrorType.STREAM_DELETED,
  ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED,
  ErrorType.ACCESS_DENIED,
  ErrorType.INVALID_ARGUMENT,
]);

/** UNAUTHENTICATED and PERMISSION_DENIED of gRPC come without a type where they strike before the call. */
const REFUSED_BY_GRPC: ReadonlySet<unknown> = new Set([7, 16]);

export const isAnswer = (error: unknown): boolean =>
  error instanceof JournalMismatch || ANSWERS.has(typeOf(error)) || REFUSED_BY_GRPC.has(codeOf(error));

export const isWrongRevision = (error: unknown): boolean => typeOf(error) === ErrorType.WRONG_EXPECTED_VERSION;
export const isMissingStream = (error: unknown): boolean => typeOf(error) === ErrorType.STREAM_NOT_FOUND;

/** The journal is not the one that the index was made of, or it has lost its newest events. */
export class JournalMismatch extends StoreUnavailable {}

const memberOf = (error: unknown, name: 'type' | 'code'): unknown =>
  error instanceof Error && name in error ? Object.entries(error).find(([key]) => key === name)?.[1] : undefined;
const typeOf = (error: unknown): unknown => memberOf(error, 'type');
const codeOf = (error: unknown): unknown => memberOf(error, 'code');
