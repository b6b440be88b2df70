import type { BudgetLineOpened, FiscalYearClosed } from '../events/budget-execution.events.ts';
import type { StoredEvent } from '../kernel/domain-event.ts';
import { isWithinYear } from '../kernel/fiscal-year.ts';
import type { Consequence, Reaction, Saga } from '../kernel/saga.ts';
import type { ReassignBudgetLine } from '../modules/budget-execution/domain/budget-execution.commands.ts';
import { everywhere, mergerReactions, NO_MERGERS, type Merger, type Mergers } from './mergers.ts';
import { idOf } from './stream-ids.ts';

type Known = {
  readonly mergers: Mergers;
  /** Lines whose year is not closed, by department; a department id is no other office's. */
  readonly lines: Readonly<Record<string, readonly string[]>>;
};

const yearOf = (lineId: string): number => Number(lineId.slice(0, lineId.indexOf('.')));

const moved = ({ lines }: Known, { from, into, on }: Merger): readonly Consequence[] =>
  from.flatMap((departmentId) =>
    (lines[departmentId] ?? [])
      .filter((lineId) => isWithinYear(yearOf(lineId), on))
      .map((lineId) => {
        const transferId = `reorganization.${departmentId}.${on}`;
        const command: ReassignBudgetLine = {
          type: 'ReassignBudgetLine',
          lineId,
          department: into,
          transferId,
          effectiveOn: on,
        };
        return { command, reason: `부서 통합으로 ${on}부터 ${into.name} 소관` };
      }),
  );

const opened: Reaction<Known, StoredEvent<BudgetLineOpened>> = {
  keyOf: everywhere,
  remember: (known, { fact: { data } }) => {
    const { id } = data.department;
    return { ...known, lines: { ...known.lines, [id]: [...(known.lines[id] ?? []), data.lineId] } };
  },
  follows: () => [],
};

const closed: Reaction<Known, StoredEvent<FiscalYearClosed>> = {
  keyOf: everywhere,
  remember: (known, event) => {
    const lineId = idOf(event);
    const departmentId = lineId.split('.')[1] ?? '';
    const open = (known.lines[departmentId] ?? []).filter((other) => other !== lineId);
    return { ...known, lines: { ...known.lines, [departmentId]: open } };
  },
  follows: () => [],
};

const { renamed, merged, dayBegan } = mergerReactions(moved, 'on-its-day');

/** 이체: the budget of departments that end by a merger goes on in the one that goes on (지방재정법 §47의2②). */
export const departmentsMergedBudgetReassigned: Saga<Known> = {
  name: 'departments-merged-budget-reassigned',
  title: '조직개편 예산 이체',
  version: 1,
  initial: { mergers: NO_MERGERS, lines: {} },
  reactions: {
    BudgetLineOpened: opened,
    FiscalYearClosed: closed,
    DepartmentCreated: renamed,
    DepartmentRenamed: renamed,
    DepartmentsMerged: merged,
    DayBegan: dayBegan,
  },
};
