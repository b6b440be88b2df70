import type { CycleOpened, ResultFixed } from '../events/performance-evaluation.events.ts';
import type { StoredEvent } from '../kernel/domain-event.ts';
import type { Reaction, Saga } from '../kernel/saga.ts';
import type { SelectExcellentDepartments } from '../modules/performance-evaluation/domain/performance-evaluation.commands.ts';
import { cycleIdOf } from './stream-ids.ts';

type Cycle = { readonly hasPrizes: boolean };

const opened: Reaction<Cycle, StoredEvent<CycleOpened>> = {
  keyOf: cycleIdOf,
  remember: (_, { fact }) => {
    const { evaluation, rules } = fact.data;
    return { hasPrizes: evaluation === 'year-end' && rules.prizes.length > 0 };
  },
  follows: () => [],
};

const fixed: Reaction<Cycle, StoredEvent<ResultFixed>> = {
  keyOf: cycleIdOf,
  remember: (cycle) => cycle,
  follows: ({ hasPrizes }, event) => {
    const cycleId = cycleIdOf(event);
    const command: SelectExcellentDepartments = { type: 'SelectExcellentDepartments', cycleId };
    return hasPrizes ? [{ command, reason: `평가 ${cycleId}의 결과가 확정됨` }] : [];
  },
};

/** 우수부서 선정: of a year-end whose rules have prizes, each time its results are fixed. */
export const resultsFixedExcellentDepartmentsSelected: Saga<Cycle> = {
  name: 'results-fixed-excellent-departments-selected',
  title: '우수부서 선정',
  version: 1,
  initial: { hasPrizes: false },
  reactions: { CycleOpened: opened, ResultFixed: fixed },
};
