import type {
  IndicatorDefined,
  Measured,
  PlanConfirmed,
  PlanRevised,
  ProjectReassigned,
  ProjectRegistered,
  ResultCorrected,
  ResultRecorded,
  TargetAdjusted,
  TargetProposed,
} from '../../events/performance-plan.events.ts';
import type { StoredEvent } from '../../kernel/domain-event.ts';
import { exactFigureId, exactItemId } from '../../kernel/exact-figure-id.ts';
import type { Rows } from '../../kernel/projection.ts';
import { divide, exact, exactText, multiply, shownText, type Rational } from '../../kernel/rational.ts';
import { handler, state, subjectOf } from './exact-rows.projection.ts';
import { exactItem, exactSubject, type ExactSubjectRow } from './exact-tables.projection.ts';

const itemOf = (event: StoredEvent, indicatorId: string): string =>
  exactItemId('indicator', subjectOf(event), indicatorId);
const touchedItem = (event: StoredEvent, indicatorId: string) => ({
  table: exactItem,
  key: [itemOf(event, indicatorId)],
});
const touchedProject = (event: StoredEvent) => [{ table: exactSubject, key: [subjectOf(event)] }];

const changeProject = (event: StoredEvent, rows: Rows, change: (row: ExactSubjectRow) => ExactSubjectRow): void => {
  const row = rows.get(exactSubject, [subjectOf(event)]);
  if (!row) throw new Error(`project ${subjectOf(event)} changed before it was registered`);
  rows.put(exactSubject, change(row));
};

/** Of a confirmed plan a target is a request, and states nothing. */
const targeted = handler<TargetProposed | TargetAdjusted>(
  (event, rows) => {
    if (rows.get(exactSubject, [subjectOf(event)])?.confirmed === true) return;
    stateTargets(event, [event.fact.data], rows);
  },
  (event) => [...touchedProject(event), touchedItem(event, event.fact.data.indicatorId)],
);

function stateTargets(
  event: StoredEvent,
  targets: readonly { readonly indicatorId: string; readonly target: { readonly value: string } }[],
  rows: Rows,
): void {
  const said = targets.map(({ indicatorId, target }) => ({
    figureId: exactFigureId(itemOf(event, indicatorId), 'target'),
    ...shownExactly(exact(target.value), rows.get(exactItem, [itemOf(event, indicatorId)])?.decimals ?? 0),
  }));
  state(event, said, rows);
}

const shownExactly = (value: Rational, decimals: number) => ({
  exact: exactText(value),
  shown: shownText(value, decimals),
});

const resulted = handler<ResultRecorded | ResultCorrected>(
  (event, rows) => {
    const { indicatorId, period, measured } = event.fact.data;
    const item = rows.get(exactItem, [itemOf(event, indicatorId)]);
    const value = valueOf(measured, item?.multiplier ?? '1');
    const said = value === null ? { exact: null, shown: '산정불가' } : shownExactly(value, item?.decimals ?? 0);
    state(event, [{ figureId: exactFigureId(itemOf(event, indicatorId), 'result', period), ...said }], rows);
  },
  (event) => [touchedItem(event, event.fact.data.indicatorId)],
);

/** null where the base is 0. */
function valueOf(measured: Measured, multiplier: string): Rational | null {
  if (measured.kind === 'value') return exact(measured.value);
  const base = exact(measured.denominator);
  if (base.numerator === 0n) return null;
  return multiply(divide(exact(measured.numerator), base), exact(multiplier));
}

export const indicatorHandlers = {
  ProjectRegistered: handler<ProjectRegistered>((event, rows) => {
    const { name, department } = event.fact.data;
    rows.put(exactSubject, { subject_id: subjectOf(event), name, department_id: department.id, confirmed: false });
  }),
  ProjectReassigned: handler<ProjectReassigned>((event, rows) => {
    changeProject(event, rows, (row) => ({ ...row, department_id: event.fact.data.department.id }));
  }, touchedProject),
  PlanConfirmed: handler<PlanConfirmed>((event, rows) => {
    changeProject(event, rows, (row) => ({ ...row, confirmed: true }));
  }, touchedProject),
  IndicatorDefined: handler<IndicatorDefined>((event, rows) => {
    const { indicatorId, definition } = event.fact.data;
    rows.put(exactItem, {
      item_id: itemOf(event, indicatorId),
      subject_id: subjectOf(event),
      name: definition.name,
      unit: definition.unit,
      decimals: definition.decimals,
      multiplier: definition.ratio?.multiplier ?? null,
    });
  }),
  TargetProposed: targeted,
  TargetAdjusted: targeted,
  PlanRevised: handler<PlanRevised>(
    (event, rows) => {
      stateTargets(event, event.fact.data.changes, rows);
    },
    (event) => event.fact.data.changes.map(({ indicatorId }) => touchedItem(event, indicatorId)),
  ),
  ResultRecorded: resulted,
  ResultCorrected: resulted,
};
