/** Ctrl-C ends the work after the step in hand. */
export function stopOnInterrupt(): AbortSignal {
  const interrupted = new AbortController();
  process.once('SIGINT', () => {
    interrupted.abort(new Error('중단했습니다. 같은 명령을 다시 내리면 이어서 합니다.'));
  });
  return interrupted.signal;
}
