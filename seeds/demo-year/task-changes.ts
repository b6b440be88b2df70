import type { Change, GoingStatus } from '../../src/events/four-year-plan.events.ts';
import { FUNDS, NO_FUNDS, type FundSplit } from '../../src/kernel/fund-split.ts';
import type { PlainDate } from '../../src/kernel/time.ts';
import { departmentOfWork } from './departments.ts';
import type { DemoOffice } from './demo-office.ts';
import type { DemoYearEntry } from './entry.ts';
import { enteringOn, PLAN_ID } from './four-year-plan.ts';
import { REORGANIZATION } from './office.data.ts';
import { MAYOR } from './people.ts';
import { responsibleOn, type PromisedTask } from './tasks.ts';

const JURORS = { jurors: 35, present: 29, inFavour: 24 };

/** What becomes of single tasks in the year. */
export class TaskChanges {
  readonly #office: DemoOffice;
  readonly #tasks: readonly PromisedTask[];
  readonly #split: PromisedTask;
  readonly #merged: readonly [PromisedTask, PromisedTask];
  readonly #suspended: PromisedTask;
  readonly #handedOver: PromisedTask;

  constructor(office: DemoOffice, tasks: readonly PromisedTask[]) {
    this.#office = office;
    this.#tasks = tasks;
    const [plain, , , idle] = tasks.filter(({ task }) => !task.pledge);
    const pledges = tasks.filter(({ task }) => task.pledge);
    const [first] = pledges;
    const second = pledges.find(({ task }) => task !== first?.task && task.fieldId === first?.task.fieldId);
    const moving = tasks.findLast(({ work }) => work.plan.id === work.later);
    if (!plain || !idle || !first || !second || !moving) throw new Error('the plan has too few tasks of a kind');
    this.#split = plain;
    this.#merged = [first, second];
    this.#suspended = idle;
    this.#handedOver = moving;
  }

  plan(): void {
    const on = (date: string, act: (day: PlainDate) => Iterable<DemoYearEntry>) => {
      this.#office.on(date, act);
    };
    on('2025-03-24', (day) => this.#reassign(day));
    on('2025-04-16', (day) => this.#divide(day));
    on('2025-05-22', (day) => this.#merge(day));
    on('2025-06-11', (day) => this.#suspend(day));
    on(REORGANIZATION.decidedOn, (day) => this.#handOver(day));
    on('2024-12-02', (day) => this.#judge(day, 11, 2));
    on('2025-12-01', (day) => this.#judge(day, 7, 3));
  }

  /** Those that go on: they report progress. */
  isReporting({ task }: PromisedTask, day: PlainDate): boolean {
    const isMerged = day >= '2025-05-22' && this.#merged.some((merged) => merged.task === task);
    return !isMerged && !(day >= '2025-04-16' && this.#split.task === task);
  }

  /** The tasks that came of others. */
  get parts(): readonly PromisedTask[] {
    const { task, work, supporting } = this.#split;
    const half = (part: 1 | 2): PromisedTask => ({
      work,
      supporting,
      task: {
        ...task,
        taskId: `${task.taskId}-${part}`,
        name: `${task.name} (${part === 1 ? '시설' : '운영'})`,
        years: task.years.map((year) => ({ ...year, funds: halfOf(year.funds, part) })),
      },
    });
    return [half(1), half(2)];
  }

  get union(): PromisedTask {
    const [{ task, work, supporting }, other] = this.#merged;
    return {
      work,
      supporting,
      task: {
        ...task,
        taskId: `${task.taskId}-M`,
        name: `${task.name}와 ${other.work.subject} 연계`,
        years: task.years.map((year, index) => ({
          ...year,
          funds: sumOf(year.funds, other.task.years[index]?.funds ?? NO_FUNDS),
        })),
      },
    };
  }

  #approve(day: PlainDate, change: Change, taskIds: readonly string[]): DemoYearEntry {
    const command = { type: 'ApproveChange', planId: PLAN_ID, effectiveOn: day, taskIds, change } as const;
    return enteringOn(this.#office, day)(command, '과제 변경 승인', MAYOR);
  }

  *#reassign(day: PlainDate): Iterable<DemoYearEntry> {
    const { taskId } = this.#handedOver.task;
    const { main, supporting } = responsibleOn(this.#handedOver, day);
    const helper = { id: 'sb-welfare', name: '복지정책과' };
    const responsible = { main, supporting: [...supporting.filter(({ id }) => id !== helper.id), helper] };
    const command = { type: 'ReassignTask', planId: PLAN_ID, effectiveOn: day, taskId, responsible } as const;
    yield enteringOn(this.#office, day)(command, '협조부서 추가');
  }

  *#divide(day: PlainDate): Iterable<DemoYearEntry> {
    const { taskId } = this.#split.task;
    yield this.#approve(day, 'content', [taskId]);
    const into = this.parts.map((part) => ({
      task: part.task,
      responsible: responsibleOn(part, day),
      lineIds: [],
      projectIds: [],
    }));
    const command = { type: 'SplitTask', planId: PLAN_ID, effectiveOn: day, taskId, into } as const;
    yield enteringOn(this.#office, day)(command, '시설과 운영을 나누어 관리');
  }

  *#merge(day: PlainDate): Iterable<DemoYearEntry> {
    const enter = enteringOn(this.#office, day);
    const taskIds = this.#merged.map(({ task }) => task.taskId);
    const on = { planId: PLAN_ID, effectiveOn: day };
    yield enter({ type: 'RecordJuryVote', ...on, taskIds, change: 'content', ...JURORS }, '주민배심원단 심의');
    yield this.#approve(day, 'content', taskIds);
    const { union } = this;
    yield enter(
      { type: 'MergeTasks', ...on, taskIds, into: union.task, responsible: responsibleOn(union, day) },
      '비슷한 과제를 하나로',
    );
  }

  *#suspend(day: PlainDate): Iterable<DemoYearEntry> {
    const { taskId } = this.#suspended.task;
    yield this.#approve(day, 'suspension', [taskId]);
    const command = { type: 'SuspendTask', planId: PLAN_ID, effectiveOn: day, taskId } as const;
    yield enteringOn(this.#office, day)(command, '부지 협의가 끝날 때까지 보류');
  }

  /** What the divided department hands on; the tasks of the merged ones go by themselves. */
  *#handOver(day: PlainDate): Iterable<DemoYearEntry> {
    const { effectiveOn, divided } = REORGANIZATION;
    for (const promised of this.#tasks) {
      const { work, task } = promised;
      if (work.later !== divided.off.id || !this.isReporting(promised, day)) continue;
      const { supporting } = responsibleOn(promised, day);
      const responsible = { main: departmentOfWork(work, effectiveOn), supporting };
      const { taskId } = task;
      const command = { type: 'ReassignTask', planId: PLAN_ID, effectiveOn, taskId, responsible } as const;
      yield enteringOn(this.#office, day)(command, '조직개편에 따른 소관 변경');
    }
  }

  /** 추진상태 of every nth task. */
  *#judge(day: PlainDate, every: number, from: number): Iterable<DemoYearEntry> {
    const statuses: readonly GoingStatus[] = ['completed', 'completed-continuing', 'partial'];
    const judged = this.#tasks.filter(
      (promised, place) =>
        place % every === from &&
        promised !== this.#suspended &&
        this.isReporting(promised, day) &&
        isNew(place, every),
    );
    for (const [index, { task }] of judged.entries()) {
      const status = statuses[index % statuses.length] ?? 'partial';
      const { taskId } = task;
      const command = { type: 'ChangeTaskStatus', planId: PLAN_ID, effectiveOn: day, taskId, status } as const;
      yield enteringOn(this.#office, day)(command, '추진상태 점검');
    }
  }
}

/** Judged once: whoever was in the first round is not in the second. */
const isNew = (place: number, every: number): boolean => every === 11 || place % 11 !== 2;

const halfOf = (funds: FundSplit, part: 1 | 2): FundSplit =>
  FUNDS.reduce((split, fund) => {
    const first = Math.floor(funds[fund] / 2);
    return { ...split, [fund]: part === 1 ? first : funds[fund] - first };
  }, NO_FUNDS);

const sumOf = (a: FundSplit, b: FundSplit): FundSplit =>
  FUNDS.reduce((sum, fund) => ({ ...sum, [fund]: a[fund] + b[fund] }), NO_FUNDS);
