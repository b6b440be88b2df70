import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { EVENT_CATALOGUE } from '../../src/events/catalogue.ts';
import { MEASURES, type Measure } from '../../src/events/budget-execution.events.ts';
import type { Decider } from '../../src/kernel/decider.ts';
import type { Fact, StoredEvent } from '../../src/kernel/domain-event.ts';
import { requireWellFormed, type CataloguedEvent } from '../../src/kernel/event-catalogue.ts';
import type { Cell, ColumnType } from '../../src/kernel/projection.ts';
import { FUNDS } from '../../src/kernel/fund-split.ts';
import { sumWon } from '../../src/kernel/won.ts';
import { accountsDecider } from '../../src/modules/accounts/domain/accounts.decider.ts';
import { automationDecider } from '../../src/modules/automation/domain/automation.decider.ts';
import { budgetExecutionDecider } from '../../src/modules/budget-execution/domain/budget-execution.decider.ts';
import { fourYearPlanDecider } from '../../src/modules/four-year-plan/domain/four-year-plan.decider.ts';
import { performanceEvaluationDecider } from '../../src/modules/performance-evaluation/domain/performance-evaluation.decider.ts';
import { performancePlanDecider } from '../../src/modules/performance-plan/domain/performance-plan.decider.ts';
import { reportedBalanceDecider } from '../../src/modules/reported-balance/domain/reported-balance.decider.ts';
import { reportedMilestoneDecider } from '../../src/modules/reported-milestone/domain/reported-milestone.decider.ts';
import { sealsDecider } from '../../src/modules/seals/domain/seals.decider.ts';
import { accounts } from '../../src/projections/accounts/accounts.projection.ts';
import { budgetExecution, budgetLine } from '../../src/projections/budget-execution/budget-execution.projection.ts';
import { figureMovement, figureMovements } from '../../src/projections/figure-movements/figure-movements.projection.ts';
import { fourYearPlan } from '../../src/projections/four-year-plan/four-year-plan.projection.ts';
import { organizationDecider } from '../../src/modules/organization/domain/organization.decider.ts';
import { staffingDecider } from '../../src/modules/staffing/domain/staffing.decider.ts';
import { organization } from '../../src/projections/organization/organization.projection.ts';
import { performancePlan } from '../../src/projections/performance-plan/performance-plan.projection.ts';
import { reportedMilestones } from '../../src/projections/reported-milestones/reported-milestones.projection.ts';
import { staffing } from '../../src/projections/staffing/staffing.projection.ts';
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
  fourYearPlanDecider,
  performanceEvaluationDecider,
  performancePlanDecider,
  reportedBalanceDecider,
  reportedMilestoneDecider,
  accountsDecider,
  automationDecider,
  sealsDecider,
  organizationDecider,
  staffingDecider,
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
const REGISTERED = ['ProjectRegistered'];
const DEFINED = [...REGISTERED, 'IndicatorDefined'];
const WRITTEN = [...DEFINED, 'TargetProposed'];
const DRAFTED = ['PlanDrafted'];
const PLANNED = [...DRAFTED, 'TaskDefined'];
const CYCLE = ['CycleOpened'];
const MEETING = [...CYCLE, 'CommitteeConvened'];
const ASSESSED = ['AssessmentOpened'];
const APPEALED = [...ASSESSED, 'AppealFiled'];
const BEFORE: Readonly<Record<string, readonly string[]>> = {
  BudgetLineOpened: [],
  SupplementaryBudgetEnacted: [...OPENED, 'DeemedBudgetApproved'],
  ObligationChanged: OBLIGATED,
  ObligationCancelled: OBLIGATED,
  PaymentCompleted: OBLIGATED,
  PaymentReturned: PAID,
  ExpenditureReclassified: PAID,
  EntryVoided: [...OPENED, 'AllotmentIssued'],
  PlanningGuidelineIssued: [],
  ProjectRegistered: ['PlanningGuidelineIssued'],
  IndicatorDefined: REGISTERED,
  IndicatorDropped: DEFINED,
  TargetProposed: DEFINED,
  TargetAdjusted: WRITTEN,
  PlanSubmitted: WRITTEN,
  PlanReturned: WRITTEN,
  PlanResubmitted: WRITTEN,
  PlanConfirmed: WRITTEN,
  PlanRevised: [...DEFINED, 'PlanConfirmed', 'TargetProposed'],
  ProjectWithdrawn: REGISTERED,
  ProjectReassigned: REGISTERED,
  ResultRecorded: [...WRITTEN, 'PlanConfirmed'],
  ResultCorrected: [...WRITTEN, 'PlanConfirmed', 'ResultRecorded'],
  RuleSetPublished: [],
  CycleOpened: [],
  DeadlineExtended: CYCLE,
  AssessmentOpened: [],
  FiguresFrozen: ASSESSED,
  LaterActualNoted: ASSESSED,
  SelfAssessmentSubmitted: ASSESSED,
  MarkedUnsubmitted: ASSESSED,
  ReviewReturned: ASSESSED,
  ReviewVerified: ASSESSED,
  ScoreGiven: ASSESSED,
  ScoreCalculated: ASSESSED,
  ScoreNotified: ASSESSED,
  AppealFiled: ASSESSED,
  AppealOpinionGiven: APPEALED,
  AppealDecided: APPEALED,
  Rescored: ASSESSED,
  RemedyOrdered: ASSESSED,
  GateFindingRecorded: CYCLE,
  CommitteeConvened: CYCLE,
  MemberRecused: MEETING,
  CommitteeDeliberated: MEETING,
  ResultFixed: CYCLE,
  ExcellentDepartmentsSelected: CYCLE,
  AwardGranted: CYCLE,
  ResultDisclosed: CYCLE,
  ResultReopened: [...CYCLE, 'ResultFixed'],
  BalanceStated: [],
  StatementWithdrawn: ['BalanceStated'],
  BalanceDiscontinued: ['BalanceStated'],
  DiscontinuationWithdrawn: ['BalanceStated', 'BalanceDiscontinued'],
  ImportApplied: [],
  ImportReversed: ['ImportApplied'],
  ItemReported: [],
  ReportedItemWithdrawn: ['ItemReported'],
  AccountOpened: [],
  AccountReassigned: ['AccountOpened'],
  PasswordChanged: ['AccountOpened'],
  AccountClosed: ['AccountOpened'],
  SealingKeyIntroduced: [],
  LogSealed: ['SealingKeyIntroduced'],
  PlanDrafted: [],
  GoalDefined: DRAFTED,
  FieldDefined: DRAFTED,
  TaskDefined: DRAFTED,
  TaskRevised: PLANNED,
  TasksMerged: [...PLANNED, 'TaskSplit'],
  TaskSplit: PLANNED,
  TaskStatusChanged: PLANNED,
  TaskSuspended: PLANNED,
  TaskResumed: [...PLANNED, 'TaskSuspended'],
  TaskAbolished: PLANNED,
  TaskReassigned: PLANNED,
  ChangeApproved: PLANNED,
  JuryVoted: PLANNED,
  EditionConfirmed: PLANNED,
  EditionPublished: [...PLANNED, 'EditionConfirmed'],
  EditionOpened: [...PLANNED, 'EditionConfirmed', 'EditionPublished'],
  ProgressGuidelineIssued: PLANNED,
  ProgressSubmitted: PLANNED,
  ProgressReviewed: [...PLANNED, 'ProgressSubmitted'],
  ProgressFixed: [...PLANNED, 'ProgressSubmitted'],
  BudgetLineLinked: PLANNED,
  BudgetLineUnlinked: [...PLANNED, 'BudgetLineLinked'],
  ProjectLinked: PLANNED,
  ProjectUnlinked: [...PLANNED, 'ProjectLinked'],
  PlanSuperseded: PLANNED,
  DepartmentCreated: [],
  DepartmentRenamed: ['DepartmentCreated'],
  DepartmentsMerged: ['DepartmentCreated', 'TeamCreated'],
  DepartmentSplit: ['DepartmentCreated', 'TeamCreated'],
  DepartmentDissolved: ['DepartmentCreated'],
  TeamCreated: ['DepartmentCreated'],
  TeamRenamed: ['TeamCreated'],
  TeamMoved: ['TeamCreated'],
  TeamDissolved: ['TeamCreated'],
  HeadAppointed: ['DepartmentCreated'],
  OfficerAssigned: ['TeamCreated'],
  AppointmentEnded: ['DepartmentCreated', 'HeadAppointed'],
  QuotaSet: [],
  StaffAppointed: ['QuotaSet'],
  StaffTransferredIn: ['QuotaSet'],
  StaffTransferredOut: ['StaffAppointed'],
  StaffPromoted: ['StaffAppointed'],
  StaffRetired: ['StaffAppointed'],
  StaffingStated: [],
};

/** Recorded for the one who asks later; no decision rests on it. */
const TRACELESS: readonly string[] = ['PasswordChanged', 'LaterActualNoted', 'RemedyOrdered', 'StaffingStated'];

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

/** Every value that differs from this one in one place, by leaving it out or by another kind of value. */
function damaged(value: unknown): readonly unknown[] {
  if (!isRecord(value)) return DAMAGE;
  return Object.entries(value).flatMap(([name, member]) => {
    const rest = Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));
    const changed = [...damaged(member), ...(isRecord(member) ? DAMAGE : [])];
    const put = (one: unknown) => (Array.isArray(value) ? value.with(Number(name), one) : { ...rest, [name]: one });
    return Array.isArray(value) ? changed.map(put) : [rest, ...changed.map(put)];
  });
}
const DAMAGE: readonly unknown[] = [null, [], {}, 'x', 0.5, 2 ** 40, true, [null]];

const isTaken = (stream: string, fact: Fact): boolean => {
  try {
    requireWellFormed({ stream, fact }, EVENT_CATALOGUE);
    return true;
  } catch {
    return false;
  }
};

/** What a column cannot hold, or a fold that throws; null when every read model takes the events. */
function whatReadModelsRefuse(events: readonly StoredEvent[]): string | null {
  try {
    for (const projection of [
      budgetExecution,
      figureMovements,
      accounts,
      fourYearPlan,
      performancePlan,
      reportedMilestones,
      organization,
      staffing,
    ]) {
      const tables = new MemoryTables(projection).fold(events);
      for (const table of projection.tables)
        for (const row of tables.rows(table))
          for (const [column, type] of Object.entries(table.columns))
            if (!isCellOf(type, row[column] ?? null, table.nullable.includes(column))) return `${table.name}.${column}`;
    }
    return null;
  } catch (error) {
    return String(error);
  }
}

function isCellOf(type: ColumnType, cell: Cell, nullable: boolean): boolean {
  if (cell === null) return nullable;
  if (type === 'integer') return Number.isInteger(cell) && Number(cell) < 2 ** 31;
  if (type === 'bigint') return Number.isSafeInteger(cell);
  return typeof cell === (type === 'boolean' ? 'boolean' : 'string');
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

  test.each(files)('%s may still be recorded, and any damage to it is refused or folds', (file) => {
    const { before, event } = historyOf(file);
    requireWellFormed(event, EVENT_CATALOGUE);
    expect(whatReadModelsRefuse([...before, event])).toBeNull();
    const variants = damaged(event.fact.data)
      .map((data) => ({ ...event.fact, data }))
      .filter(isFact);
    // Whether what it refers to was ever stated is a matter of the rules, which know the history.
    const taken = variants.filter((fact) => isTaken(event.stream, fact) && fact.data['withdraws'] !== 'x');
    for (const fact of taken) expect(whatReadModelsRefuse([...before, { ...event, fact }])).toBeNull();
    expect(taken.length).toBeLessThanOrEqual(variants.length / 2);
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
