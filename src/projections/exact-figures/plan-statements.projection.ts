import type {
  EditionConfirmed,
  PlanDrafted,
  PlanTask,
  ProgressFixed,
  ProgressSubmitted,
  TaskDefined,
  TaskRevised,
  TasksMerged,
  TaskSplit,
} from '../../events/four-year-plan.events.ts';
import type { StoredEvent } from '../../kernel/domain-event.ts';
import { exactFigureId, exactItemId } from '../../kernel/exact-figure-id.ts';
import type { Rows } from '../../kernel/projection.ts';
import { exactText, rational, shownText } from '../../kernel/rational.ts';
import { handler, state, subjectOf, type Said } from './exact-rows.projection.ts';
import { exactItem, exactSubject } from './exact-tables.projection.ts';

const taskOf = (event: StoredEvent, taskId: string): string => exactItemId('task', subjectOf(event), taskId);

function putTasks(event: StoredEvent, tasks: readonly Pick<PlanTask, 'taskId' | 'name'>[], rows: Rows): void {
  for (const { taskId, name } of tasks)
    rows.put(exactItem, {
      item_id: taskOf(event, taskId),
      subject_id: subjectOf(event),
      name,
      unit: '%',
      decimals: 1,
      multiplier: null,
    });
}

/** tenths: 0.1%; null is 미제출. */
function progress(event: StoredEvent, taskId: string, year: number, tenths: number | null): Said {
  const figureId = exactFigureId(taskOf(event, taskId), 'progress', String(year));
  if (tenths === null) return { figureId, exact: null, shown: '미제출' };
  const percent = rational(BigInt(tenths), 10n);
  return { figureId, exact: exactText(percent), shown: shownText(percent, 1) };
}

export const planHandlers = {
  PlanDrafted: handler<PlanDrafted>((event, rows) => {
    const { planId, name } = event.fact.data;
    rows.put(exactSubject, { subject_id: planId, name, department_id: null, confirmed: false });
  }),
  TaskDefined: handler<TaskDefined>((event, rows) => {
    putTasks(event, [event.fact.data.task], rows);
  }),
  TaskRevised: handler<TaskRevised>((event, rows) => {
    const { taskId, content } = event.fact.data;
    putTasks(event, [{ taskId, name: content.name }], rows);
  }),
  TasksMerged: handler<TasksMerged>((event, rows) => {
    putTasks(event, [event.fact.data.into], rows);
  }),
  TaskSplit: handler<TaskSplit>((event, rows) => {
    putTasks(
      event,
      event.fact.data.into.map(({ task }) => task),
      rows,
    );
  }),
  ProgressSubmitted: handler<ProgressSubmitted>((event, rows) => {
    const { taskId, year, progressTenths } = event.fact.data;
    state(event, [progress(event, taskId, year, progressTenths)], rows);
  }),
  ProgressFixed: handler<ProgressFixed>((event, rows) => {
    const { year, results } = event.fact.data;
    state(
      event,
      results.map(({ taskId, progressTenths }) => progress(event, taskId, year, progressTenths)),
      rows,
    );
  }),
  EditionConfirmed: handler<EditionConfirmed>((event, rows) => {
    const { edition, counts } = event.fact.data;
    const itemId = exactItemId('edition', subjectOf(event), String(edition));
    rows.put(exactItem, {
      item_id: itemId,
      subject_id: subjectOf(event),
      name: `제${edition}판`,
      unit: '개',
      decimals: 0,
      multiplier: null,
    });
    const said = (['goals', 'fields', 'tasks'] as const).map((measure) => ({
      figureId: exactFigureId(itemId, measure),
      exact: String(counts[measure]),
      shown: String(counts[measure]),
    }));
    state(event, said, rows);
  }),
};
