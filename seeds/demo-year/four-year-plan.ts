import type { Actor } from '../../src/kernel/domain-event.ts';
import type { PlainDate } from '../../src/kernel/time.ts';
import type { FourYearPlanCommand } from '../../src/modules/four-year-plan/domain/four-year-plan.commands.ts';
import type { DemoOffice } from './demo-office.ts';
import type { DemoYearEntry } from './entry.ts';
import { FIELDS, GOALS, OFFICE_ID, OFFICE_NAME } from './office.data.ts';
import { COORDINATOR, MAYOR } from './people.ts';
import { responsibleOn, type PromisedTask } from './tasks.ts';

export const PLAN_ID = `${OFFICE_ID}.8`;
const PLAN_NAME = `${OFFICE_NAME} 민선8기 4개년 계획`;

/** 판: confirmed and printed in the spring after the final report that opened it. */
const EDITIONS = [
  { edition: 1, confirmedOn: '2022-12-20', publishedOn: '2023-02-15' },
  { edition: 2, confirmedOn: '2024-02-20', publishedOn: '2024-03-15' },
  { edition: 3, confirmedOn: '2025-02-20', publishedOn: '2025-03-14' },
];

type Enter = (command: FourYearPlanCommand, reason: string, actor?: Actor) => DemoYearEntry;

export const enteringOn =
  (office: DemoOffice, day: PlainDate): Enter =>
  (command, reason, actor = COORDINATOR) =>
    office.enter(command, day, actor, reason);

/** The plan of the term, its 5–10–100 and its editions. */
export function planFourYears(office: DemoOffice, tasks: readonly PromisedTask[]): void {
  office.on('2022-11-14', (day) => draft(office, day, tasks));
  for (const { edition, confirmedOn, publishedOn } of EDITIONS) {
    office.on(confirmedOn, (day) => confirm(office, day, edition));
    office.on(publishedOn, (day) => publish(office, day, edition));
  }
}

function* draft(office: DemoOffice, day: PlainDate, tasks: readonly PromisedTask[]): Iterable<DemoYearEntry> {
  const enter = enteringOn(office, day);
  const on = { planId: PLAN_ID, effectiveOn: day };
  const reason = `${PLAN_NAME} 작성`;
  yield enter(
    {
      type: 'DraftPlan',
      ...on,
      officeId: OFFICE_ID,
      term: 8,
      name: PLAN_NAME,
      period: { from: '2023-01-01', until: '2026-12-31' },
      coordinator: { id: COORDINATOR.departmentId, name: COORDINATOR.departmentName },
    },
    reason,
  );
  for (const goal of GOALS) yield enter({ type: 'DefineGoal', ...on, ...goal }, reason);
  for (const field of FIELDS) yield enter({ type: 'DefineField', ...on, ...field }, reason);
  for (const promised of tasks) {
    const { task } = promised;
    yield enter({ type: 'DefineTask', ...on, task, responsible: responsibleOn(promised, day) }, reason);
  }
}

function* confirm(office: DemoOffice, day: PlainDate, edition: number): Iterable<DemoYearEntry> {
  const command = { type: 'ConfirmEdition', planId: PLAN_ID, effectiveOn: day, edition } as const;
  yield enteringOn(office, day)(command, `제${edition}판 확정`, MAYOR);
}

function* publish(office: DemoOffice, day: PlainDate, edition: number): Iterable<DemoYearEntry> {
  const title = `${PLAN_NAME} 제${edition}판`;
  const command = { type: 'PublishEdition', planId: PLAN_ID, effectiveOn: day, edition, title } as const;
  yield enteringOn(office, day)(command, '책자 발간');
}
