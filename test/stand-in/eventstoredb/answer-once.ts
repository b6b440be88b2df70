import { type sendUnaryData, status } from '@grpc/grpc-js';
import { CallRefused } from './call-refused.ts';

/** Answers a call that has one response: with it, or with the reason why there is none. */
export function answerOnce<Response>(callback: sendUnaryData<Response>, response: Promise<Response>): void {
  response.then(
    (value) => {
      callback(null, value);
    },
    (error: unknown) => {
      callback(error instanceof CallRefused ? error : { code: status.INTERNAL, details: String(error) });
    },
  );
}
