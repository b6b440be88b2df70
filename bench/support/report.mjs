import { cpus, loadavg, release, totalmem } from 'node:os';

export const median = (numbers) => percentile(numbers, 0.5);

export function percentile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const count = (number) => Math.round(number).toLocaleString('en-US');
export const decimals = (number, places = 1) => number.toFixed(places);
export const times = (number) => `${number.toFixed(number < 10 ? 2 : 1)}x`;
export const share = (number) => `${Math.round(100 * number)} %`;

/** Whether an aim was reached, in words that can't be misread. */
export const aim = (value, atLeast, print) => `${value >= atLeast ? 'hit' : 'MISSED'} (${print(value)})`;

export function printTable(title, header, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const rule = header.map((_, column) => (column === 0 ? '---' : '---:'));
  console.log([`\n### ${title}\n`, line(header), line(rule), ...rows.map(line)].join('\n'));
}

export function printAims(aims) {
  console.log('');
  for (const { wanted, found } of aims) console.log(`- Aim ${wanted}: **${found}**`);
}

export const load = () => decimals(loadavg()[0], 2);

export function printMachine(server) {
  const [{ model }] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  console.log(
    `\n_${cpus().length} cores (${model.trim()}), ${memory} GiB, Linux ${release()}, Node ${process.version}, ${server}, ` +
      `load average at the start ${load()}, ${new Date().toISOString().slice(0, 16)}Z_`,
  );
}

/** What goes on, beside the result: standard error, so that the tables can be piped. */
export const say = (text) => process.stderr.write(`${text}\n`);

export async function timed(work) {
  const started = performance.now();
  const result = await work();
  return { ms: performance.now() - started, result };
}
