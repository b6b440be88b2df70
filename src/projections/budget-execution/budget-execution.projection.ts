import { effectsOn } from '../../events/budget-execution.effects.ts';
import type { BudgetExecutionFact, BudgetLineOpened, Effect } from '../../events/budget-execution.events.ts';
import type { BalanceStated, StatementWithdrawn } from '../../events/reported-balance.events.ts';
import type { StoredEvent } from '../../kernel/domain-event.ts';
import type { Handler, Projection, Row, Table } from '../../kernel/projection.ts';

/** A budget line as it stands now: what it is, and its measures in won. */
export type BudgetLineRow = Row & {
  readonly line_id: string;
  readonly fiscal_year: number;
  readonly department_id: string;
  readonly department_name: string;
  readonly account_code: string;
  readonly account_name: string;
  readonly policy_code: string;
  readonly policy_name: string;
  readonly unit_code: string;
  readonly unit_name: string;
  readonly project_code: string;
  readonly project_name: string;
  readonly object_group_code: string;
  readonly object_group_name: string;
  readonly object_code: string;
  readonly object_name: string;
  readonly phase: 'open' | 'cut-off' | 'closed';
  readonly budget_national: number;
  readonly budget_city: number;
  readonly budget_district: number;
  readonly budget_other: number;
  readonly allotted_won: number;
  readonly obligated_won: number;
  readonly spent_national: number;
  readonly spent_city: number;
  readonly spent_district: number;
  readonly spent_other: number;
  readonly opened_at_position: number;
  readonly last_position: number;
};

export const budgetLine: Table<BudgetLineRow> = {
  name: 'budget_line',
  columns: {
    line_id: 'text',
    fiscal_year: 'integer',
    department_id: 'text',
    department_name: 'text',
    account_code: 'text',
    account_name: 'text',
    policy_code: 'text',
    policy_name: 'text',
    unit_code: 'text',
    unit_name: 'text',
    project_code: 'text',
    project_name: 'text',
    object_group_code: 'text',
    object_group_name: 'text',
    object_code: 'text',
    object_name: 'text',
    phase: 'text',
    budget_national: 'bigint',
    budget_city: 'bigint',
    budget_district: 'bigint',
    budget_other: 'bigint',
    allotted_won: 'bigint',
    obligated_won: 'bigint',
    spent_national: 'bigint',
    spent_city: 'bigint',
    spent_district: 'bigint',
    spent_other: 'bigint',
    opened_at_position: 'bigint',
    last_position: 'bigint',
  },
  nullable: [],
  key: ['line_id'],
  indexes: [{ on: ['fiscal_year', 'department_id'] }],
  writes: 'upsert',
};

/** One statement of a document, withdrawn or not. */
export type StatementRow = Row & {
  readonly event_id: string;
  readonly subject_id: string;
  readonly position: number;
  readonly effective_on: string;
  readonly fiscal_year: number;
  readonly department_id: string;
  readonly department_name: string;
  readonly level: string;
  readonly code: string;
  readonly name: string;
  readonly unit_code: string | null;
  readonly unit_name: string | null;
  readonly account: string | null;
  readonly field: string | null;
  readonly sector: string | null;
  readonly budget_won: number;
  readonly spent_won: number;
  readonly compiled_won: number | null;
  readonly source: string;
  readonly batch_id: string | null;
  readonly exceeds_budget: boolean;
  readonly printed_rate: string | null;
  readonly note: string | null;
  readonly withdrawn_at_position: number | null;
};

export const statement: Table<StatementRow> = {
  name: 'budget_statement',
  columns: {
    event_id: 'text',
    subject_id: 'text',
    position: 'bigint',
    effective_on: 'date',
    fiscal_year: 'integer',
    department_id: 'text',
    department_name: 'text',
    level: 'text',
    code: 'text',
    name: 'text',
    unit_code: 'text',
    unit_name: 'text',
    account: 'text',
    field: 'text',
    sector: 'text',
    budget_won: 'bigint',
    spent_won: 'bigint',
    compiled_won: 'bigint',
    source: 'text',
    batch_id: 'text',
    exceeds_budget: 'boolean',
    printed_rate: 'text',
    note: 'text',
    withdrawn_at_position: 'bigint',
  },
  nullable: [
    'unit_code',
    'unit_name',
    'account',
    'field',
    'sector',
    'compiled_won',
    'batch_id',
    'printed_rate',
    'note',
    'withdrawn_at_position',
  ],
  key: ['event_id'],
  indexes: [{ on: ['fiscal_year', 'department_id'] }, { on: ['subject_id'] }],
  writes: 'upsert',
};

const lineIdOf = (event: StoredEvent): string => event.stream.slice(event.stream.indexOf('-') + 1);

const lineOpened: Handler<StoredEvent<BudgetLineOpened>> = {
  touches: () => [],
  fold(event, rows) {
    const { lineId, fiscalYear, department, account, policy, unit, project, objectGroup, object } = event.fact.data;
    rows.put(budgetLine, {
      line_id: lineId,
      fiscal_year: fiscalYear,
      department_id: department.id,
      department_name: department.name,
      account_code: account.code,
      account_name: account.name,
      policy_code: policy.code,
      policy_name: policy.name,
      unit_code: unit.code,
      unit_name: unit.name,
      project_code: project.code,
      project_name: project.name,
      object_group_code: objectGroup.code,
      object_group_name: objectGroup.name,
      object_code: object.code,
      object_name: object.name,
      phase: 'open',
      budget_national: 0,
      budget_city: 0,
      budget_district: 0,
      budget_other: 0,
      allotted_won: 0,
      obligated_won: 0,
      spent_national: 0,
      spent_city: 0,
      spent_district: 0,
      spent_other: 0,
      opened_at_position: event.position,
      last_position: event.position,
    });
  },
};

const PHASES: Readonly<Partial<Record<BudgetExecutionFact['type'], BudgetLineRow['phase']>>> = {
  FiscalYearCutOff: 'cut-off',
  FiscalYearClosed: 'closed',
};

const lineMoved: Handler<StoredEvent<BudgetExecutionFact>> = {
  touches: (event) => [{ table: budgetLine, key: [lineIdOf(event)] }],
  fold(event, rows) {
    const lineId = lineIdOf(event);
    const row = rows.get(budgetLine, [lineId]);
    if (!row) throw new Error(`line ${lineId} moved before it was opened`);
    // One copy of a wide row for each event, whatever its effects: a rebuild makes millions of them.
    const next: Draft<BudgetLineRow> = {
      ...row,
      phase: PHASES[event.fact.type] ?? row.phase,
      last_position: event.position,
    };
    for (const effect of effectsOn(lineId, event.fact)) addTo(next, effect);
    rows.put(budgetLine, next);
  },
};

type Draft<R> = { -readonly [Column in keyof R]: R[Column] };

function addTo(row: Draft<BudgetLineRow>, { measure, fund, amountWon }: Effect): void {
  switch (measure) {
    case 'allotted':
      row.allotted_won += amountWon;
      return;
    case 'obligated':
      row.obligated_won += amountWon;
      return;
    case 'budget':
    case 'spent':
      if (fund === 'whole') throw new Error(`${measure} moves by fund source`);
      row[`${measure}_${fund}`] += amountWon;
  }
}

const balanceStated: Handler<StoredEvent<BalanceStated>> = {
  touches: () => [],
  fold(event, rows) {
    const { subject, figures, source, batchId, exceedsBudget, printedRate, note } = event.fact.data;
    rows.put(statement, {
      event_id: event.id,
      subject_id: subject.subjectId,
      position: event.position,
      effective_on: event.fact.effectiveOn,
      fiscal_year: subject.fiscalYear,
      department_id: subject.department.id,
      department_name: subject.department.name,
      level: subject.level,
      code: subject.code,
      name: subject.name,
      unit_code: subject.unit?.code ?? null,
      unit_name: subject.unit?.name ?? null,
      account: subject.account,
      field: subject.field,
      sector: subject.sector,
      budget_won: figures.budgetWon,
      spent_won: figures.spentWon,
      compiled_won: figures.compiledWon,
      source,
      batch_id: batchId,
      exceeds_budget: exceedsBudget,
      printed_rate: printedRate,
      note,
      withdrawn_at_position: null,
    });
  },
};

const statementWithdrawn: Handler<StoredEvent<StatementWithdrawn>> = {
  touches: (event) => [{ table: statement, key: [event.fact.data.withdraws] }],
  fold(event, rows) {
    const { withdraws } = event.fact.data;
    const row = rows.get(statement, [withdraws]);
    if (!row) throw new Error(`statement ${withdraws} is withdrawn but was never stated`);
    rows.put(statement, { ...row, withdrawn_at_position: event.position });
  },
};

type FactType = BudgetExecutionFact['type'] | BalanceStated['type'] | StatementWithdrawn['type'];

const handlers = {
  BudgetLineOpened: lineOpened,
  OriginalBudgetEnacted: lineMoved,
  SupplementaryBudgetEnacted: lineMoved,
  DeemedBudgetApproved: lineMoved,
  PreEnactmentUseApproved: lineMoved,
  CarryoverReceived: lineMoved,
  BudgetTransferred: lineMoved,
  AllotmentIssued: lineMoved,
  AllotmentRecovered: lineMoved,
  ObligationIncurred: lineMoved,
  ObligationChanged: lineMoved,
  ObligationCancelled: lineMoved,
  PaymentCompleted: lineMoved,
  PaymentReturned: lineMoved,
  ExpenditureReclassified: lineMoved,
  EntryVoided: lineMoved,
  FiscalYearCutOff: lineMoved,
  FiscalYearClosed: lineMoved,
  BalanceStated: balanceStated,
  StatementWithdrawn: statementWithdrawn,
} satisfies Record<FactType, Handler<never>>;

/** 예산집행: every budget line as it stands, and every statement of a document about budgets. */
export const budgetExecution: Projection = {
  name: 'budget-execution',
  version: 1,
  tables: [budgetLine, statement],
  handlers,
  onPoison: 'halt',
};
