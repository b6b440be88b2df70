import {
  TraceEvent,
  type Effect,
  type EventTrace,
  type RecordedEvent,
} from '../projections/event-record/event-record.queries.ts';
import { asking, json } from './asking.ts';
import { showMoment } from './show.ts';

export const traceEvent = (event: string, asJson: boolean): Promise<string> =>
  asking(async (ask) => {
    const trace = await ask(new TraceEvent(event));
    return asJson ? json(trace) : showTrace(trace);
  });

/** The first cause stands at the margin, and everything one step further in than what brought it about. */
export function showTrace({ event, causes, effects, complete }: EventTrace): string {
  const up = causes.map((cause, depth) => lineOf(cause, depth, '·'));
  const down = effects.flatMap((effect) => linesOf(effect, causes.length + 1));
  return [
    `${event.label} ${event.event_id}`,
    `${event.stream}의 ${String(event.version)}번째 사건. 원인 ${String(causes.length)}단계, 뒤따른 사건 ${complete ? '' : '앞의 '}${String(down.length)}건`,
    '',
    ...up,
    lineOf(event, causes.length, '▶'),
    ...down,
    ...(complete ? [] : ['더 있습니다: 뒤따른 사건 하나를 골라 다시 추적하십시오.']),
  ].join('\n');
}

const linesOf = ({ event, effects }: Effect, depth: number): readonly string[] => [
  lineOf(event, depth, '└'),
  ...effects.flatMap((effect) => linesOf(effect, depth + 1)),
];

function lineOf(event: RecordedEvent, depth: number, mark: string): string {
  const { position, label, stream, effective_on, recorded_at, actor_department, actor_name, reason, document } = event;
  const what = `#${String(position)} ${label} ${stream}`;
  const when = `귀속일 ${effective_on}, 기록 ${showMoment(recorded_at)}`;
  return `${'  '.repeat(depth)}${mark} ${what}  ${when}  ${actor_department} ${actor_name}  ${document}  ${reason}`;
}
