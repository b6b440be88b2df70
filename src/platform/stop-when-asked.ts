/** Ends the process in order at the first Ctrl-C or SIGTERM; the same signal a second time ends it as it is. */
export function stopWhenAsked(stop: () => Promise<void>): void {
  let stopping: Promise<void> | undefined;
  const stopOnce = () => {
    stopping ??= stop().then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stopOnce);
}
