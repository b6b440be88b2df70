import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';
import { systemErrorCode } from '../embedded-postgres/unavailable.ts';

/** SQLSTATE: connection exceptions, no connection left, servers that shut down or start. */
const NO_SERVICE = /^(?:08|53300|57P0[123])/;
/** What a socket says when nobody is there, or nobody any more. */
const NOBODY = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN'];
/** What pg says without a code. */
const LOST =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client (?:was closed|has encountered a connection error) and is not queryable)/;

/** Nobody answers where the database is, or nobody can yet: the same question may be answered later. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (error instanceof QueryFailedError) return isDatabaseUnavailable(error.driverError);
  if (error instanceof DatabaseError) return NO_SERVICE.test(error.code ?? '');
  if (!(error instanceof Error)) return false;
  const isConnecting = 'syscall' in error && error.syscall === 'connect'; // ENOENT of a Unix socket, among others
  return isConnecting || NOBODY.includes(systemErrorCode(error)) || LOST.test(error.message);
}
