/** Runs every benchmark, one after the other, each in a process and a database of its own. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { decimals, say } from './support/report.mjs';

const started = performance.now();
const failed = ['append', 'import', 'rebuild', 'as-of', 'verify', 'evaluation'].filter((name) => {
  const script = fileURLToPath(new URL(`${name}.mjs`, import.meta.url));
  return spawnSync(process.execPath, [script], { stdio: 'inherit' }).status !== 0;
});
say(`\nall of it took ${decimals((performance.now() - started) / 60_000)} minutes`);
if (failed.length > 0) {
  say(`failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}
