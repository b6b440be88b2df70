import { effectsOn, refersTo } from '../../events/budget-execution.effects.ts';
import type { BudgetExecutionFact } from '../../events/budget-execution.events.ts';
import type { Cause } from '../../events/causes.ts';
import { statementEffects } from '../../events/reported-balance.effects.ts';
import type {
  BalanceDiscontinued,
  BalanceStated,
  DiscontinuationWithdrawn,
  StatementWithdrawn,
} from '../../events/reported-balance.events.ts';
import { knownAt, type Fact, type StoredEvent } from '../../kernel/domain-event.ts';
import { figureId, type FigureMeasure } from '../../kernel/figure-id.ts';
import type { MovementKind } from '../../kernel/figure.ts';
import type { Handler, Projection, Row, Rows, Table } from '../../kernel/projection.ts';
import { lineSubject, statedSubject } from './figure-subjects.ts';

/** One row for each effect of an event on a figure. */
export type MovementRow = Row & {
  readonly position: number;
  readonly ordinal: number;
  readonly figure_id: string;
  readonly fund: string;
  readonly kind: MovementKind;
  readonly amount_won: number;
  readonly cause: Cause;
  readonly effective_on: string;
  readonly known_at: string;
  readonly recorded_at: string;
  readonly event_id: string;
  readonly refers_to: string | null;
};

export const figureMovement: Table<MovementRow> = {
  name: 'figure_movement',
  columns: {
    position: 'bigint',
    ordinal: 'integer',
    figure_id: 'text',
    fund: 'text',
    kind: 'text',
    amount_won: 'bigint',
    cause: 'text',
    effective_on: 'date',
    known_at: 'timestamptz',
    recorded_at: 'timestamptz',
    event_id: 'text',
    refers_to: 'text',
  },
  nullable: ['refers_to'],
  key: ['position', 'ordinal'],
  // The sum of a figure at both clocks is answered from the index alone.
  indexes: [{ on: ['figure_id', 'effective_on'], include: ['known_at', 'recorded_at', 'kind', 'fund', 'amount_won'] }],
  writes: 'append',
};

interface Move {
  readonly figure: string;
  readonly fund: string;
  readonly kind: MovementKind;
  readonly amountWon: number;
  readonly cause: Cause;
}

function putMoves(event: StoredEvent, moves: readonly Move[], refers: string | null, rows: Rows): void {
  const { position, id, fact, recordedAt } = event;
  const known = knownAt(event);
  let ordinal = 0;
  for (const { figure, fund, kind, amountWon, cause } of moves) {
    // One literal, not a spread of what they share: a rebuild makes millions of these rows.
    rows.put(figureMovement, {
      position,
      ordinal,
      figure_id: figure,
      fund,
      kind,
      amount_won: amountWon,
      cause,
      effective_on: fact.effectiveOn,
      known_at: known,
      recorded_at: recordedAt,
      event_id: id,
      refers_to: refers,
    });
    ordinal += 1;
  }
}

const handler = <F extends Fact>(fold: (event: StoredEvent<F>, rows: Rows) => void): Handler<StoredEvent<F>> => ({
  touches: () => [],
  fold,
});

const lineEffects = handler<BudgetExecutionFact>((event, rows) => {
  const lineId = event.stream.slice(event.stream.indexOf('-') + 1);
  const subject = lineSubject(lineId);
  const moves = effectsOn(lineId, event.fact).map(({ measure, fund, amountWon, cause }) => ({
    figure: figureId(subject, measure),
    fund,
    kind: 'add' as const,
    amountWon,
    cause,
  }));
  putMoves(event, moves, refersTo(event.fact), rows);
});

const stated = handler<BalanceStated>((event, rows) => {
  const subject = statedSubject(event.fact.data.subject.subjectId);
  const moves = statementEffects(event.fact).map(({ measure, fund, amountWon }) => ({
    figure: figureId(subject, measure),
    fund,
    kind: 'state' as const,
    amountWon,
    cause: 'statement' as const,
  }));
  putMoves(event, moves, null, rows);
});

const STATED_MEASURES: readonly FigureMeasure[] = ['budget', 'spent', 'compiled'];

/** The same move of each figure that a statement may have set. */
const movesOfStated = (subjectId: string, kind: MovementKind, cause: Cause): readonly Move[] =>
  STATED_MEASURES.map((measure) => ({
    figure: figureId(statedSubject(subjectId), measure),
    fund: 'whole',
    kind,
    amountWon: 0,
    cause,
  }));

const discontinued = handler<BalanceDiscontinued>((event, rows) => {
  putMoves(event, movesOfStated(event.fact.data.subjectId, 'discontinue', 'discontinuation'), null, rows);
});

const withdrawn = handler<StatementWithdrawn | DiscontinuationWithdrawn>((event, rows) => {
  const { subjectId, withdraws } = event.fact.data;
  putMoves(event, movesOfStated(subjectId, 'withdraw', 'withdrawal'), withdraws, rows);
});

type FactType =
  | BudgetExecutionFact['type']
  | BalanceStated['type']
  | BalanceDiscontinued['type']
  | StatementWithdrawn['type']
  | DiscontinuationWithdrawn['type'];

const handlers = {
  BudgetLineOpened: lineEffects,
  OriginalBudgetEnacted: lineEffects,
  SupplementaryBudgetEnacted: lineEffects,
  DeemedBudgetApproved: lineEffects,
  PreEnactmentUseApproved: lineEffects,
  CarryoverReceived: lineEffects,
  BudgetTransferred: lineEffects,
  AllotmentIssued: lineEffects,
  AllotmentRecovered: lineEffects,
  ObligationIncurred: lineEffects,
  ObligationChanged: lineEffects,
  ObligationCancelled: lineEffects,
  PaymentCompleted: lineEffects,
  PaymentReturned: lineEffects,
  ExpenditureReclassified: lineEffects,
  EntryVoided: lineEffects,
  FiscalYearCutOff: lineEffects,
  FiscalYearClosed: lineEffects,
  BalanceStated: stated,
  BalanceDiscontinued: discontinued,
  StatementWithdrawn: withdrawn,
  DiscontinuationWithdrawn: withdrawn,
} satisfies Record<FactType, Handler<never>>;

export const figureMovements: Projection = {
  name: 'figure-movements',
  version: 3,
  tables: [figureMovement],
  handlers,
  onPoison: 'halt',
};
