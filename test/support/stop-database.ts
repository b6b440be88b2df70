/** Runs after all spec files. */
export default async function stopDatabase(): Promise<void> {
  await globalThis.stopTestServer?.();
}
