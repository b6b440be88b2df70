import type { SecuredYear } from '../../src/events/four-year-plan.events.ts';
import { FUNDS, NO_FUNDS } from '../../src/kernel/fund-split.ts';
import type { PlainDate } from '../../src/kernel/time.ts';
import type { DemoOffice } from './demo-office.ts';
import { departmentOfWork } from './departments.ts';
import type { DemoYearEntry } from './entry.ts';
import { enteringOn, PLAN_ID } from './four-year-plan.ts';
import { evaluatorsFor, officerOf } from './people.ts';
import type { TaskChanges } from './task-changes.ts';
import { PLAN_YEARS, type PromisedTask } from './tasks.ts';

/** Of every hundred in the year that is told in full. */
const isMissing = (place: number): boolean => place % 33 === 14;
const isLate = (place: number): boolean => place % 20 === 9;
const isReturned = (place: number): boolean => place % 16 === 4;

/** 추진실적 of one year: guideline in September, submissions, reviews, final report in December. */
export function planProgress(
  office: DemoOffice,
  year: number,
  promised: readonly PromisedTask[],
  changes: TaskChanges,
): void {
  const isTold = year === 2025;
  const submitBy = `${year}-10-10`;
  const reporting = (day: PlainDate) => promised.filter((task) => changes.isReporting(task, day));
  office.on(`${year}-09-08`, function* (day) {
    const title = `${year}년 추진실적 작성지침`;
    const command = {
      type: 'IssueProgressGuideline',
      planId: PLAN_ID,
      effectiveOn: day,
      year,
      title,
      submitBy,
    } as const;
    yield enteringOn(office, day)(command, title);
  });
  const submit = (date: string, chosen: (place: number) => boolean) => {
    office.on(`${year}-${date}`, function* (day) {
      for (const [place, task] of reporting(day).entries())
        if (chosen(place)) yield* submission(office, day, year, task);
    });
  };
  const review = (date: string, chosen: (place: number) => boolean, verdict: 'accepted' | 'returned') => {
    office.on(`${year}-${date}`, function* (day) {
      for (const [place, task] of reporting(day).entries())
        if (chosen(place)) yield reviewed(office, day, year, task, verdict);
    });
  };
  if (!isTold) {
    submit('10-02', () => true);
    review('10-23', () => true, 'accepted');
  } else {
    const isIn = (place: number) => !isMissing(place) && !isLate(place);
    submit('09-24', (place) => isIn(place) && place % 2 === 0);
    submit('10-02', (place) => isIn(place) && place % 2 === 1);
    submit('10-16', (place) => isLate(place) && !isMissing(place));
    review('10-20', (place) => isReturned(place) && isIn(place), 'returned');
    review('10-23', (place) => !isMissing(place) && !(isReturned(place) && isIn(place)), 'accepted');
    submit('10-29', (place) => isReturned(place) && isIn(place));
    review('11-05', (place) => isReturned(place) && isIn(place), 'accepted');
  }
  office.on(`${year}-12-15`, function* (day) {
    const enter = enteringOn(office, day);
    yield enter({ type: 'FixProgress', planId: PLAN_ID, effectiveOn: day, year }, `${year}년 최종보고`);
  });
}

function* submission(
  office: DemoOffice,
  day: PlainDate,
  year: number,
  { task, work }: PromisedTask,
): Iterable<DemoYearEntry> {
  const { random } = office;
  const over = PLAN_YEARS.indexOf(year) + 1;
  const progressTenths = Math.min(1000, over * 250 + random.between(-80, 30));
  yield enteringOn(office, day)(
    {
      type: 'SubmitProgress',
      planId: PLAN_ID,
      effectiveOn: day,
      taskId: task.taskId,
      year,
      progressTenths,
      achievement: `${year}년 목표에 맞추어 ${work.subject} 사업을 추진함`,
      secured: securedUntil(office, task.years, year),
    },
    `${year}년 추진실적 제출`,
    officerOf(departmentOfWork(work, day)),
  );
}

/** All years to date, as a report states them: most of what was planned. */
const securedUntil = (
  { random }: DemoOffice,
  years: PromisedTask['task']['years'],
  year: number,
): readonly SecuredYear[] =>
  years
    .filter((planned) => planned.year <= year)
    .map((planned) => {
      const part = random.between(86, 100);
      const funds = FUNDS.reduce(
        (sum, fund) => ({ ...sum, [fund]: Math.floor((planned.funds[fund] / 100) * part) }),
        NO_FUNDS,
      );
      return { year: planned.year, funds };
    });

function reviewed(
  office: DemoOffice,
  day: PlainDate,
  year: number,
  { task, work }: PromisedTask,
  verdict: 'accepted' | 'returned',
): DemoYearEntry {
  const [reviewer] = evaluatorsFor(departmentOfWork(work, day).id);
  const opinion = verdict === 'accepted' ? '실적과 증빙이 맞음' : '재원 확보액의 근거를 보완';
  const { taskId } = task;
  return enteringOn(office, day)(
    { type: 'ReviewProgress', planId: PLAN_ID, effectiveOn: day, taskId, year, verdict, opinion },
    `${year}년 추진실적 검토`,
    reviewer,
  );
}
