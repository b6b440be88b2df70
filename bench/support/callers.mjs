import { payment } from './events.mjs';
import { percentile } from './report.mjs';

const WARM_UP_MS = 1_500;
const MEASURE_MS = 5_000;

/** Each caller appends to the stream of its turn, waits for the acknowledgement, appends again. */
export async function drive(append, callers, streamOf) {
  const started = performance.now();
  const measureFrom = started + WARM_UP_MS;
  const until = measureFrom + MEASURE_MS;
  const latencies = [];
  const caller = async (number) => {
    for (let turn = 0; performance.now() < until; turn += 1) {
      const sent = performance.now();
      await append(streamOf(number, turn), payment(turn));
      const acknowledged = performance.now();
      if (acknowledged >= measureFrom && acknowledged < until) latencies.push(acknowledged - sent);
    }
  };
  await Promise.all(Array.from({ length: callers }, (_, number) => caller(number)));
  return {
    perSecond: latencies.length / (MEASURE_MS / 1000),
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
  };
}
