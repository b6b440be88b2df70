import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  to(done: number, total: number): void;
  end(): void;
}

/** A bar on a terminal; nothing where nobody looks (a file, a pipe, CI). */
export function progress(what: string): Progress {
  if (!process.stderr.isTTY) return { to: () => undefined, end: () => undefined };
  const bar = new SingleBar(
    { format: `${what} [{bar}] {percentage}% {value}/{total} 남은 시간 {eta_formatted}`, stream: process.stderr },
    Presets.shades_classic,
  );
  let started = false;
  return {
    to(done, total) {
      if (!started) bar.start(total, 0);
      started = true;
      bar.setTotal(total);
      bar.update(done);
    },
    end() {
      if (started) bar.stop();
    },
  };
}
