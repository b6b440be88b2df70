/** Runs after all spec files. */
export default async function stopServers(): Promise<void> {
  for (const stop of globalThis.stopTestServers ?? []) await stop();
}
