import { Module, type DynamicModule } from '@nestjs/common';
import type { Pool } from 'pg';
import { accessPolicy } from './access/access-policy.ts';
import { CreateJournalIndex1795000300000 } from './event-store/eventstoredb/journal-index.migration.ts';
import { openEventStoreDb } from './event-store/eventstoredb/open-eventstoredb.ts';
import { CreateEventLog1795000000000 } from './event-store/postgres/event-log.migration.ts';
import { PostgresEventStore } from './event-store/postgres/postgres-event-store.ts';
import { PostgresLogArchive } from './event-store/postgres/postgres-log-archive.ts';
import type { EventLog } from './event-store/log-archive.port.ts';
import { ACCOUNTS_EVENTS } from './events/accounts.catalogue.ts';
import { AUTOMATION_EVENTS } from './events/automation.catalogue.ts';
import { BUDGET_EXECUTION_EVENTS } from './events/budget-execution.catalogue.ts';
import { FOUR_YEAR_PLAN_EVENTS } from './events/four-year-plan.catalogue.ts';
import { PERFORMANCE_EVALUATION_EVENTS } from './events/performance-evaluation.catalogue.ts';
import { PERFORMANCE_PLAN_EVENTS } from './events/performance-plan.catalogue.ts';
import { REPORTED_BALANCE_EVENTS } from './events/reported-balance.catalogue.ts';
import { REPORTED_MILESTONE_EVENTS } from './events/reported-milestone.catalogue.ts';
import { SEALS_EVENTS } from './events/seals.catalogue.ts';
import { ORGANIZATION_EVENTS } from './events/organization.catalogue.ts';
import { STAFFING_EVENTS } from './events/staffing.catalogue.ts';
import type { Projection } from './kernel/projection.ts';
import type { Saga } from './kernel/saga.ts';
import { Credential, SigningKey } from './modules/accounts/accounts.entity.ts';
import { CreateCredentials1795000200000 } from './modules/accounts/accounts.migration.ts';
import { AccountsModule } from './modules/accounts/accounts.module.ts';
import { accountsDecider } from './modules/accounts/domain/accounts.decider.ts';
import { AutomationModule } from './modules/automation/automation.module.ts';
import { automationDecider } from './modules/automation/domain/automation.decider.ts';
import { BudgetExecutionModule } from './modules/budget-execution/budget-execution.module.ts';
import {
  budgetExecutionDecider,
  departmentsOfCommand,
} from './modules/budget-execution/domain/budget-execution.decider.ts';
import { EventRecordModule } from './modules/event-record/event-record.module.ts';
import { FiguresModule } from './modules/figures/figures.module.ts';
import {
  departmentsOfFourYearPlan,
  fourYearPlanDecider,
} from './modules/four-year-plan/domain/four-year-plan.decider.ts';
import { FourYearPlanModule } from './modules/four-year-plan/four-year-plan.module.ts';
import { MyWorkModule } from './modules/my-work/my-work.module.ts';
import { OperationsModule } from './modules/operations/operations.module.ts';
import { organizationDecider } from './modules/organization/domain/organization.decider.ts';
import { OrganizationModule } from './modules/organization/organization.module.ts';
import {
  departmentsOfEvaluation,
  performanceEvaluationDecider,
} from './modules/performance-evaluation/domain/performance-evaluation.decider.ts';
import { PerformanceEvaluationModule } from './modules/performance-evaluation/performance-evaluation.module.ts';
import {
  departmentsOfPlan,
  performancePlanDecider,
} from './modules/performance-plan/domain/performance-plan.decider.ts';
import { PerformancePlanModule } from './modules/performance-plan/performance-plan.module.ts';
import {
  departmentsOfStatement,
  reportedBalanceDecider,
} from './modules/reported-balance/domain/reported-balance.decider.ts';
import { ReportedBalanceModule } from './modules/reported-balance/reported-balance.module.ts';
import {
  departmentsOfItem,
  reportedMilestoneDecider,
} from './modules/reported-milestone/domain/reported-milestone.decider.ts';
import { ReportedMilestoneModule } from './modules/reported-milestone/reported-milestone.module.ts';
import type { SealPlaces } from './modules/seals/seal-places.ts';
import { SealsModule } from './modules/seals/seals.module.ts';
import { sealsDecider } from './modules/seals/domain/seals.decider.ts';
import { departmentsOfStaffing, staffingDecider } from './modules/staffing/domain/staffing.decider.ts';
import { StaffingModule } from './modules/staffing/staffing.module.ts';
import type { Clock } from './platform/clock.ts';
import type { Work } from './platform/background-work.ts';
import { roomOf, type DeciderRooms } from './platform/commands/decider-room.ts';
import type { EventStoreChoice } from './platform/config.ts';
import { PlatformModule } from './platform/platform.module.ts';
import { StartOfWork } from './platform/start-of-work.ts';
import { CreateProjectionControl1795000100000 } from './platform/projections/projection-control.migration.ts';
import { AddPromotionReason1795000500000 } from './platform/projections/promotion-reason.migration.ts';
import { CreateSagaControl1795000400000 } from './platform/sagas/saga-control.migration.ts';
import { AccountEntity } from './projections/accounts/accounts.entity.ts';
import { accounts } from './projections/accounts/accounts.projection.ts';
import { ListAccountsHandler } from './projections/accounts/accounts.queries.ts';
import { BudgetLineEntity, StatementEntity } from './projections/budget-execution/budget-execution.entity.ts';
import {
  FindDepartmentHandler,
  ListBudgetLinesHandler,
  ListDepartmentsHandler,
  ReportBudgetExecutionHandler,
  ReportDepartmentsHandler,
} from './projections/budget-execution/budget-execution.handlers.ts';
import { budgetExecution } from './projections/budget-execution/budget-execution.projection.ts';
import { DepartmentBudgets } from './projections/budget-execution/department-budget.ts';
import {
  ListFourYearPlansHandler,
  ListPlanReportsHandler,
  ReportFourYearPlanHandler,
  ReportPlanDepartmentsHandler,
  ShowPlanTaskHandler,
} from './projections/four-year-plan/four-year-plan.handlers.ts';
import { fourYearPlan } from './projections/four-year-plan/four-year-plan.projection.ts';
import { FourYearPlanReader } from './projections/four-year-plan/plan-reader.ts';
import { EventReader } from './projections/event-record/event-reader.ts';
import { ListRecordedEventsHandler, TraceEventHandler } from './projections/event-record/event-record.handlers.ts';
import { eventRecord } from './projections/event-record/event-record.projection.ts';
import { ExactFigureReader } from './projections/exact-figures/exact-figure-reader.ts';
import {
  CompareExactFigureHandler,
  ExplainExactFigureHandler,
  FindExactFiguresHandler,
  ListExactFigureDepartmentsHandler,
} from './projections/exact-figures/exact-figures.handlers.ts';
import { exactFigures } from './projections/exact-figures/exact-figures.projection.ts';
import { ShowFigureGroundHandler } from './projections/figure-movements/figure-ground.handler.ts';
import { FigureReader } from './projections/figure-movements/figure-reader.ts';
import { FIGURE_SOURCE } from './projections/figure-movements/figure-source.ts';
import {
  CompareFigureHandler,
  ExplainFigureHandler,
  FindFiguresHandler,
} from './projections/figure-movements/figure-movements.handlers.ts';
import { figureMovements } from './projections/figure-movements/figure-movements.projection.ts';
import {
  FindAssessmentHandler,
  ListCycleProjectsHandler,
  ListCycleWorkHandler,
  ListEvaluationCyclesHandler,
  ReportDepartmentEvaluationsHandler,
  ReportEvaluationCycleHandler,
} from './projections/performance-evaluation/performance-evaluation.handlers.ts';
import { performanceEvaluation } from './projections/performance-evaluation/performance-evaluation.projection.ts';
import {
  FindOfficeDepartmentHandler,
  ListOfficeDepartmentsHandler,
  ShowOrganizationHandler,
  TraceUnitHandler,
} from './projections/organization/organization.handlers.ts';
import { organization } from './projections/organization/organization.projection.ts';
import { UnitReader } from './projections/organization/unit-reader.ts';
import { FindPlanHandler, ListPlansHandler } from './projections/performance-plan/performance-plan.handlers.ts';
import { performancePlan } from './projections/performance-plan/performance-plan.projection.ts';
import { PlanReader } from './projections/performance-plan/plan-reader.ts';
import { ListReportedItemsHandler } from './projections/reported-milestones/reported-milestones.handlers.ts';
import { reportedMilestones } from './projections/reported-milestones/reported-milestones.projection.ts';
import { ReportStaffingHandler } from './projections/staffing/staffing.handlers.ts';
import { staffing } from './projections/staffing/staffing.projection.ts';
import { cycleOpenedAssessmentsOpened } from './sagas/cycle-opened-assessments-opened.saga.ts';
import { deadlinePassedUnsubmittedMarked } from './sagas/deadline-passed-unsubmitted-marked.saga.ts';
import { departmentsMergedBudgetReassigned } from './sagas/departments-merged-budget-reassigned.saga.ts';
import { departmentsMergedProjectsReassigned } from './sagas/departments-merged-projects-reassigned.saga.ts';
import { departmentsMergedTasksReassigned } from './sagas/departments-merged-tasks-reassigned.saga.ts';
import { progressFixedEditionOpened } from './sagas/progress-fixed-edition-opened.saga.ts';
import { resultRecordedLaterActualNoted } from './sagas/result-recorded-later-actual-noted.saga.ts';
import { resultsFixedExcellentDepartmentsSelected } from './sagas/results-fixed-excellent-departments-selected.saga.ts';
import { selfAssessmentClosedFiguresFrozen } from './sagas/self-assessment-closed-figures-frozen.saga.ts';

/** The write side of every capability. */
export const deciderRooms: DeciderRooms = [
  roomOf(accountsDecider, () => [], ACCOUNTS_EVENTS),
  roomOf(automationDecider, () => [], AUTOMATION_EVENTS),
  roomOf(budgetExecutionDecider, departmentsOfCommand, BUDGET_EXECUTION_EVENTS),
  roomOf(fourYearPlanDecider, departmentsOfFourYearPlan, FOUR_YEAR_PLAN_EVENTS),
  roomOf(performanceEvaluationDecider, departmentsOfEvaluation, PERFORMANCE_EVALUATION_EVENTS),
  roomOf(performancePlanDecider, departmentsOfPlan, PERFORMANCE_PLAN_EVENTS),
  roomOf(reportedBalanceDecider, departmentsOfStatement, REPORTED_BALANCE_EVENTS),
  roomOf(reportedMilestoneDecider, departmentsOfItem, REPORTED_MILESTONE_EVENTS),
  roomOf(sealsDecider, () => [], SEALS_EVENTS),
  roomOf(organizationDecider, () => [], ORGANIZATION_EVENTS),
  roomOf(staffingDecider, departmentsOfStaffing, { ...STAFFING_EVENTS, ...ORGANIZATION_EVENTS }),
];

/** The read side. */
export const projections: readonly Projection[] = [
  eventRecord,
  budgetExecution,
  figureMovements,
  exactFigures,
  fourYearPlan,
  performanceEvaluation,
  performancePlan,
  reportedMilestones,
  organization,
  staffing,
  accounts,
];

/** What follows from facts by itself. */
export const sagas: readonly Saga[] = [
  cycleOpenedAssessmentsOpened,
  selfAssessmentClosedFiguresFrozen,
  resultRecordedLaterActualNoted,
  deadlinePassedUnsubmittedMarked,
  resultsFixedExcellentDepartmentsSelected,
  progressFixedEditionOpened,
  departmentsMergedProjectsReassigned,
  departmentsMergedTasksReassigned,
  departmentsMergedBudgetReassigned,
];

export interface AppOptions {
  readonly databaseUrl: string;
  readonly eventStore: EventStoreChoice;
  /** all, unless told otherwise. */
  readonly work?: Work;
  /** Where keys and receipts are. */
  readonly seals: SealPlaces;
  /** How often the background work seals; never, unless told otherwise. */
  readonly sealEveryMinutes?: number;
  /** A test with its own clock brings it, and a log that runs on it; the office's are the system's. */
  readonly clock?: Clock;
  readonly eventLog?: EventLog;
}

/** The tables that a store needs in PostgreSQL, and how it is opened. */
export function storeOf(choice: EventStoreChoice) {
  switch (choice.kind) {
    case 'postgres':
      return {
        migration: CreateEventLog1795000000000,
        open: (pool: Pool): EventLog => ({
          store: new PostgresEventStore(pool),
          archive: new PostgresLogArchive(pool),
        }),
      };
    case 'eventstoredb':
      return {
        migration: CreateJournalIndex1795000300000,
        open: (pool: Pool): EventLog => openEventStoreDb(choice, pool),
      };
  }
}

@Module({})
export class AppModule {
  static on(options: AppOptions): DynamicModule {
    const { databaseUrl, eventStore, work = 'all', seals, sealEveryMinutes = 0, clock, eventLog } = options;
    const { migration, open } = storeOf(eventStore);
    const platform = PlatformModule.with({
      databaseUrl,
      eventLog: (pool) => eventLog ?? open(pool),
      rooms: deciderRooms,
      projections,
      policy: accessPolicy,
      entities: [Credential, SigningKey, AccountEntity, BudgetLineEntity, StatementEntity],
      migrations: [
        migration,
        CreateProjectionControl1795000100000,
        CreateCredentials1795000200000,
        CreateSagaControl1795000400000,
        AddPromotionReason1795000500000,
      ],
      work,
      sagas,
      ...(clock && { clock }),
    });
    return {
      module: AppModule,
      imports: [
        platform,
        AccountsModule,
        AutomationModule,
        BudgetExecutionModule,
        FourYearPlanModule,
        PerformanceEvaluationModule,
        OrganizationModule,
        PerformancePlanModule,
        ReportedBalanceModule,
        ReportedMilestoneModule,
        StaffingModule,
        EventRecordModule,
        FiguresModule,
        MyWorkModule,
        OperationsModule,
        SealsModule.with(seals, sealEveryMinutes),
      ],
      providers: [
        StartOfWork,
        EventReader,
        ListRecordedEventsHandler,
        TraceEventHandler,
        ExactFigureReader,
        FindExactFiguresHandler,
        ExplainExactFigureHandler,
        CompareExactFigureHandler,
        ListExactFigureDepartmentsHandler,
        FigureReader,
        DepartmentBudgets,
        { provide: FIGURE_SOURCE, useExisting: DepartmentBudgets },
        FindFiguresHandler,
        ExplainFigureHandler,
        CompareFigureHandler,
        ShowFigureGroundHandler,
        ReportBudgetExecutionHandler,
        ReportDepartmentsHandler,
        FindDepartmentHandler,
        ListDepartmentsHandler,
        ListBudgetLinesHandler,
        FourYearPlanReader,
        ListFourYearPlansHandler,
        ReportFourYearPlanHandler,
        ReportPlanDepartmentsHandler,
        ShowPlanTaskHandler,
        ListPlanReportsHandler,
        PlanReader,
        ListPlansHandler,
        FindPlanHandler,
        ListReportedItemsHandler,
        ListEvaluationCyclesHandler,
        ReportEvaluationCycleHandler,
        ListCycleProjectsHandler,
        ListCycleWorkHandler,
        ReportDepartmentEvaluationsHandler,
        FindAssessmentHandler,
        UnitReader,
        ShowOrganizationHandler,
        TraceUnitHandler,
        FindOfficeDepartmentHandler,
        ListOfficeDepartmentsHandler,
        ReportStaffingHandler,
        ListAccountsHandler,
      ],
    };
  }
}
