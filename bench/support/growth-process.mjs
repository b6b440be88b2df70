/** One step in a process of its own, so that its peak of memory is its own: node growth-process.mjs <step> <arguments as JSON>. */
import * as steps from './growth-steps.mjs';

const [step, args] = process.argv.slice(2);
const result = await steps[step](...JSON.parse(args));
process.send({ result, peakMiB: process.resourceUsage().maxRSS / 1024 });
process.disconnect();
