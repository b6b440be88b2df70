import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { EVENT_CATALOGUE, type CataloguedEvent } from '../../src/events/catalogue.ts';
import { MEASURES, type Measure } from '../../src/events/budget-execution.events.ts';
import type { Decider } from '../../src/kernel/decider.ts';
import type { Fact, StoredEvent } from '../../src/kernel/domain-event.ts';
import { FUNDS } from '../../src/kernel/fund-split.ts';
import { sumWon } from '../../src/kernel/won.ts';
import { accountsDecider } from '../../src/modules/accounts/domain/accounts.decider.ts';
import { automationDecider } from '../../src/modules/automation/domain/automation.decider.ts';
import { budgetExecutionDecider } from '../../src/modules/budget-execution/domain/budget-execution.decider.ts';
import { reportedBalanceDecider } from '../../src/modules/reported-balance/domain/reported-balance.decider.ts';
import { budgetExecution, budgetLine } from '../../src/projections/budget-execution/budget-execution.projection.ts';
import { figureMovement, figureMovements } from '../../src/projections/figure-movements/figure-movements.projection.ts';
import { storedEvent } from '../support/given-when-then.ts';
import { MemoryTables } from '../support/memory-rows.ts';

/** What an event means for a figure. Written down once; it holds for ever. */
interface Move {
  readonly figure: string;
  readonly fund: string;
  readonly kind: string;
  readonly amountWon: number;
  readonly cause: string;
}
interface Golden {
  readonly stream: string;
  readonly fact: Fact;
  readonly movements: readonly Move[];
}

const folder = new URL('./events/', import.meta.url);
const files = readdirSync(folder);
const catalogue: readonly (readonly [string, CataloguedEvent])[] = Object.entries(EVENT_CATALOGUE);
const deciders: readonly Decider<{ readonly type: string }, unknown, Fact>[] = [
  budgetExecutionDecider,
  reportedBalanceDecider,
  accountsDecider,
  automationDecider,
];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const isFact = (value: unknown): value is Fact =>
  isRecord(value) &&
  typeof value['type'] === 'string' &&
  typeof value['schemaVersion'] === 'number' &&
  typeof value['effectiveOn'] === 'string' &&
  isRecord(value['data']);
const isGolden = (value: unknown): value is Golden =>
  isRecord(value) && typeof value['stream'] === 'string' && isFact(value['fact']) && Array.isArray(value['movements']);

function golden(file: string): Golden {
  const content: unknown = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  if (!isGolden(content)) throw new Error(`${file} holds no golden event`);
  return content;
}

/** The event of a golden file; its id is the name of its type, so that golden events can refer to one another. */
const eventOf = (file: string, position: number): StoredEvent => {
  const { stream, fact } = golden(file);
  return { ...storedEvent({ stream, fact }, position, 1), id: fact.type };
};

/** What happened before, by type: a line moves once it is open, a payment is returned once it was made. */
const OPENED = ['BudgetLineOpened'];
const OBLIGATED = [...OPENED, 'ObligationIncurred'];
const PAID = [...OBLIGATED, 'PaymentCompleted'];
const BEFORE: Readonly<Record<string, readonly string[]>> = {
  BudgetLineOpened: [],
  SupplementaryBudgetEnacted: [...OPENED, 'DeemedBudgetApproved'],
  ObligationChanged: OBLIGATED,
  ObligationCancelled: OBLIGATED,
  PaymentCompleted: OBLIGATED,
  PaymentReturned: PAID,
  ExpenditureReclassified: PAID,
  EntryVoided: [...OPENED, 'AllotmentIssued'],
  BalanceStated: [],
  StatementWithdrawn: ['BalanceStated'],
  ImportApplied: [],
  ImportReversed: ['ImportApplied'],
  AccountOpened: [],
  AccountReassigned: ['AccountOpened'],
  PasswordChanged: ['AccountOpened'],
  AccountClosed: ['AccountOpened'],
};

/** Recorded for the one who asks later; no decision rests on it. */
const TRACELESS: readonly string[] = ['PasswordChanged'];

function historyOf(file: string): { readonly before: readonly StoredEvent[]; readonly event: StoredEvent } {
  const before = BEFORE[golden(file).fact.type] ?? OPENED;
  return {
    before: before.map((type, index) => eventOf(`${type}.v1.json`, index + 1)),
    event: eventOf(file, before.length + 1),
  };
}

/** Budget, spent, allotted and obligated of the line, in won. */
function measuresOf(events: readonly StoredEvent[]): Readonly<Record<Measure, number>> {
  const [row] = new MemoryTables(budgetExecution).fold(events).rows(budgetLine);
  return {
    budget: sumWon(FUNDS.map((fund) => row?.[`budget_${fund}`] ?? 0)),
    allotted: row?.allotted_won ?? 0,
    obligated: row?.obligated_won ?? 0,
    spent: sumWon(FUNDS.map((fund) => row?.[`spent_${fund}`] ?? 0)),
  };
}

describe('golden events', () => {
  test('there is one for each event type and version, and no other', () => {
    const expected = catalogue.flatMap(([type, { schemaVersion }]) =>
      Array.from({ length: schemaVersion }, (_, index) => `${type}.v${index + 1}.json`),
    );
    expect(files.toSorted()).toEqual(expected.toSorted());
  });

  test.each(files)('%s holds what its name says', (file) => {
    const { fact } = golden(file);
    expect(`${fact.type}.v${fact.schemaVersion}.json`).toBe(file);
  });

  test.each(files)('%s still folds in its decider, and leaves its trace', (file) => {
    const { before, event } = historyOf(file);
    const category = event.stream.slice(0, event.stream.indexOf('-'));
    const decider = deciders.find((candidate) => candidate.categories.includes(category));
    if (!decider) throw new Error(`no decider owns ${category}`);
    const state = before.reduce((folded, one) => decider.evolve(folded, one), decider.initialState);
    const leavesTrace = !isDeepStrictEqual(decider.evolve(state, event), state);
    expect(leavesTrace).toBe(!TRACELESS.includes(event.fact.type));
  });

  test.each(files)('%s still moves the figures it always moved', (file) => {
    const { before, event } = historyOf(file);
    const tables = new MemoryTables(figureMovements).fold([...before, event]);
    const moves = tables
      .rows(figureMovement)
      .filter((row) => row.event_id === event.id)
      .map((row) => ({
        figure: row.figure_id,
        fund: row.fund,
        kind: row.kind,
        amountWon: row.amount_won,
        cause: row.cause,
      }));
    expect(moves).toEqual(golden(file).movements);
  });

  test.each(files)('%s still changes its budget line by the same amounts', (file) => {
    const { before, event } = historyOf(file);
    const from = measuresOf(before);
    const to = measuresOf([...before, event]);
    for (const measure of MEASURES) {
      const moves = golden(file).movements.filter((m) => m.kind === 'add' && m.figure.endsWith(`/${measure}`));
      expect(to[measure] - from[measure]).toBe(sumWon(moves.map((move) => move.amountWon)));
    }
  });
});
