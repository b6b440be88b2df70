import type { AccountsCommand } from '../modules/accounts/domain/accounts.commands.ts';
import type { AutomationCommand } from '../modules/automation/domain/automation.commands.ts';
import type { BudgetExecutionCommand } from '../modules/budget-execution/domain/budget-execution.commands.ts';
import type { FourYearPlanCommand } from '../modules/four-year-plan/domain/four-year-plan.commands.ts';
import type { PerformanceEvaluationCommand } from '../modules/performance-evaluation/domain/performance-evaluation.commands.ts';
import type { PerformancePlanCommand } from '../modules/performance-plan/domain/performance-plan.commands.ts';
import type { ReportedBalanceCommand } from '../modules/reported-balance/domain/reported-balance.commands.ts';
import type { ReportedMilestoneCommand } from '../modules/reported-milestone/domain/reported-milestone.commands.ts';
import type { SealsCommand } from '../modules/seals/domain/seals.commands.ts';
import type { OrganizationCommand } from '../modules/organization/domain/organization.commands.ts';
import type { StaffingCommand } from '../modules/staffing/domain/staffing.commands.ts';
import { isRole, ROLES, SYSTEM_ROLE, type Role } from '../kernel/roles.ts';
import type { AccessPolicy, Scope } from '../platform/access/access-policy.port.ts';

type CommandType = (
  | AccountsCommand
  | AutomationCommand
  | BudgetExecutionCommand
  | FourYearPlanCommand
  | PerformanceEvaluationCommand
  | PerformancePlanCommand
  | ReportedBalanceCommand
  | ReportedMilestoneCommand
  | SealsCommand
  | OrganizationCommand
  | StaffingCommand
)['type'];
type Rights = Readonly<Partial<Record<Role | typeof SYSTEM_ROLE, Scope>>>;

const BUDGET_OFFICE: Rights = { 'budget-officer': 'any' };
/** 부서가 자기 예산을 집행하고, 예산팀이 어느 부서든 바로잡는다. */
const EXECUTION: Rights = { 'budget-officer': 'any', 'department-officer': 'own-department' };
/** 조직과 정원·현원은 기획예산과의 평가팀·예산팀과 관리자가 기록한다. */
const ORGANIZATION: Rights = { administrator: 'any', evaluator: 'any', 'budget-officer': 'any' };
const ADMINISTRATION: Rights = { administrator: 'any' };
/** 부서가 계획을 쓰고 실적을 올리고, 평가팀이 검토하며, 구청장이 확정한다. */
const PLAN_WRITING: Rights = { 'department-officer': 'own-department' };
const PLAN_REGISTRATION: Rights = { ...PLAN_WRITING, evaluator: 'any' };
const PLAN_REVIEW: Rights = { evaluator: 'any' };
const PLAN_RETURN: Rights = { evaluator: 'any', 'head-of-office': 'any' };
const PLAN_APPROVAL: Rights = { 'head-of-office': 'any' };
/** 보고서를 적힌 그대로 옮긴다. */
const REPORT_TRANSFER: Rights = { 'budget-officer': 'any', evaluator: 'any' };
/** 자동 처리: no person has it. */
const SYSTEM: Rights = { [SYSTEM_ROLE]: 'any' };
/** What a final report or a reorganisation brings about also happens by itself. */
const PLAN_STEP: Rights = { ...PLAN_REVIEW, ...SYSTEM };
const AUDIT: Rights = { auditor: 'any', administrator: 'any' };
/** 부서가 자기 사업을 평가받고 이의를 신청하며, 평가팀이 운영하고, 위원과 간부가 평가하며, 구청장이 확정한다. */
const EVALUATED: Rights = { 'department-officer': 'own-department' };
const EVALUATION: Rights = { evaluator: 'any' };
/** What the calendar and other facts bring about also happens by itself. */
const EVALUATION_STEP: Rights = { ...EVALUATION, ...SYSTEM };
const EVALUATION_REVIEW: Rights = { evaluator: 'any', manager: 'any' };
const EVALUATION_POINTS: Rights = { ...EVALUATION_REVIEW, 'committee-member': 'any', 'head-of-office': 'any' };
const EVALUATION_APPEALS: Rights = { evaluator: 'any', 'committee-member': 'any' };
const EVALUATION_APPROVAL: Rights = { 'head-of-office': 'any' };
const EVERYBODY: Rights = Object.fromEntries(ROLES.map((role) => [role, 'any'] as const));
const OWN_DEPARTMENT: Rights = Object.fromEntries(ROLES.map((role) => [role, 'own-department'] as const));

/**
 * Who may do what, for which department. What anybody gets without logging in is no line of this table: the files of the
 * web page, which are the same for everybody and hold no record of the office, the log-in and the health of the service
 * (platform/http/authentication.ts). A command that is not in this table does not compile. Separation of duties
 * between persons (payer-is-not-obligor) is a rule of the decider, not a line here.
 */
const COMMANDS: Readonly<Record<CommandType, Rights>> = {
  OpenAccount: ADMINISTRATION,
  ReassignAccount: ADMINISTRATION,
  CloseAccount: ADMINISTRATION,
  ResetPassword: ADMINISTRATION,
  ChangePassword: EVERYBODY,

  BeginDay: SYSTEM,
  BeginSaga: SYSTEM,

  OpenBudgetLine: BUDGET_OFFICE,
  EnactOriginalBudget: BUDGET_OFFICE,
  EnactSupplementaryBudget: BUDGET_OFFICE,
  ApproveDeemedBudget: BUDGET_OFFICE,
  ApprovePreEnactmentUse: BUDGET_OFFICE,
  ReceiveCarryover: BUDGET_OFFICE,
  TransferBudget: BUDGET_OFFICE,
  ReassignBudgetLine: { ...BUDGET_OFFICE, ...SYSTEM },
  IssueAllotment: BUDGET_OFFICE,
  RecoverAllotment: BUDGET_OFFICE,
  IncurObligation: EXECUTION,
  ChangeObligation: EXECUTION,
  CancelObligation: EXECUTION,
  CompletePayment: EXECUTION,
  ReturnPayment: EXECUTION,
  ReclassifyExpenditure: EXECUTION,
  VoidEntry: EXECUTION,
  ReachCutoff: BUDGET_OFFICE,
  CloseFiscalYear: BUDGET_OFFICE,

  DraftPlan: PLAN_REVIEW,
  DefineGoal: PLAN_REVIEW,
  DefineField: PLAN_REVIEW,
  DefineTask: PLAN_REVIEW,
  ReviseTask: PLAN_REVIEW,
  MergeTasks: PLAN_REVIEW,
  SplitTask: PLAN_REVIEW,
  ChangeTaskStatus: PLAN_REVIEW,
  SuspendTask: PLAN_REVIEW,
  ResumeTask: PLAN_REVIEW,
  AbolishTask: PLAN_REVIEW,
  ReassignTask: PLAN_REVIEW,
  ReassignDepartmentTasks: PLAN_STEP,
  ApproveChange: PLAN_APPROVAL,
  RecordJuryVote: PLAN_REVIEW,
  ConfirmEdition: PLAN_APPROVAL,
  PublishEdition: PLAN_REVIEW,
  OpenEdition: PLAN_STEP,
  IssueProgressGuideline: PLAN_REVIEW,
  SubmitProgress: PLAN_WRITING,
  ReviewProgress: PLAN_REVIEW,
  FixProgress: PLAN_REVIEW,
  LinkBudgetLine: PLAN_REVIEW,
  UnlinkBudgetLine: PLAN_REVIEW,
  LinkProject: PLAN_REVIEW,
  UnlinkProject: PLAN_REVIEW,
  SupersedePlan: PLAN_APPROVAL,

  IssuePlanningGuideline: PLAN_REVIEW,
  RegisterProject: PLAN_REGISTRATION,
  DefineIndicator: PLAN_WRITING,
  DropIndicator: PLAN_WRITING,
  ProposeTarget: PLAN_WRITING,
  AdjustTarget: PLAN_REVIEW,
  SubmitPlan: PLAN_WRITING,
  ReturnPlan: PLAN_RETURN,
  ResubmitPlan: PLAN_WRITING,
  ConfirmPlan: PLAN_APPROVAL,
  RevisePlan: PLAN_APPROVAL,
  WithdrawProject: PLAN_REVIEW,
  ReassignProject: PLAN_STEP,
  RecordResult: PLAN_WRITING,
  CorrectResult: PLAN_WRITING,

  PublishRuleSet: EVALUATION,
  OpenCycle: EVALUATION,
  ExtendDeadline: EVALUATION,
  OpenAssessment: EVALUATION_STEP,
  FreezeFigures: EVALUATION_STEP,
  NoteLaterActual: EVALUATION_STEP,
  SubmitSelfAssessment: EVALUATED,
  MarkUnsubmitted: EVALUATION_STEP,
  ReturnSelfAssessment: EVALUATION_REVIEW,
  VerifySelfAssessment: EVALUATION_REVIEW,
  GiveScore: EVALUATION_POINTS,
  CalculateScore: EVALUATION,
  NotifyScore: EVALUATION,
  FileAppeal: EVALUATED,
  GiveAppealOpinion: EVALUATION_POINTS,
  DecideAppeal: EVALUATION_APPEALS,
  OrderRemedy: EVALUATION,
  RecordGateFinding: EVALUATION,
  ConveneCommittee: EVALUATION,
  RecuseMember: EVALUATION_APPEALS,
  DeliberateResults: EVALUATION,
  FixResults: EVALUATION_APPROVAL,
  SelectExcellentDepartments: EVALUATION_STEP,
  GrantAward: EVALUATION_APPROVAL,
  DiscloseResults: EVALUATION,
  ReopenResults: EVALUATION_APPROVAL,
  CreateDepartment: ORGANIZATION,
  RenameDepartment: ORGANIZATION,
  MergeDepartments: ORGANIZATION,
  SplitDepartment: ORGANIZATION,
  DissolveDepartment: ORGANIZATION,
  CreateTeam: ORGANIZATION,
  RenameTeam: ORGANIZATION,
  MoveTeam: ORGANIZATION,
  DissolveTeam: ORGANIZATION,
  AppointHead: ORGANIZATION,
  AssignOfficer: ORGANIZATION,
  EndAppointment: ORGANIZATION,

  SetQuota: ORGANIZATION,
  AppointStaff: ORGANIZATION,
  TransferStaffIn: ORGANIZATION,
  TransferStaffOut: ORGANIZATION,
  PromoteStaff: ORGANIZATION,
  RetireStaff: ORGANIZATION,
  StateStaffing: ORGANIZATION,

  StateBalance: BUDGET_OFFICE,
  WithdrawStatement: BUDGET_OFFICE,
  ApplyImport: BUDGET_OFFICE,
  ReverseImport: BUDGET_OFFICE,

  ReportItem: REPORT_TRANSFER,
  WithdrawReportedItem: REPORT_TRANSFER,

  SealLog: { ...AUDIT, ...SYSTEM },
  IntroduceSealingKey: { ...ADMINISTRATION, ...SYSTEM },
};

/** What is read; each query names one of these. */
export const READ_SUBJECTS = [
  'events',
  'figures',
  'four-year-plans',
  'my-work',
  'organization',
  'performance-evaluations',
  'performance-plans',
  'accounts',
  'operations',
  'seals',
] as const;
export type ReadSubject = (typeof READ_SUBJECTS)[number];

const READS: Readonly<Record<ReadSubject, Rights>> = {
  /** Who did what, why and by which document: the work of audit, evaluation and approval, of no single department. */
  events: { ...AUDIT, ...EVALUATION_REVIEW, ...EVALUATION_APPROVAL, ...BUDGET_OFFICE },
  figures: {
    auditor: 'any',
    evaluator: 'any',
    'budget-officer': 'any',
    'department-officer': 'own-department',
    manager: 'any',
    administrator: 'any',
    'head-of-office': 'any',
  },
  /** What an edition promises is published. */
  'four-year-plans': EVERYBODY,
  'performance-evaluations': { ...EVERYBODY, 'department-officer': 'own-department' },
  'performance-plans': { ...EVERYBODY, 'department-officer': 'own-department' },
  /** Everybody's own department; the whole office for whoever has to see that it is done. */
  'my-work': { ...OWN_DEPARTMENT, ...AUDIT, ...EVALUATION_REVIEW, ...EVALUATION_APPROVAL },
  /** 조직도와 인력 현황: every office prints them. */
  organization: EVERYBODY,
  accounts: AUDIT,
  operations: AUDIT,
  seals: AUDIT,
};

/** 이관: whose dated documents count as proof of earlier knowledge. */
const DOCUMENTS: readonly Role[] = ['budget-officer'];

const rightsOf = (table: Readonly<Record<string, Rights>>, key: string, role: string): Scope | null =>
  isRole(role) || role === SYSTEM_ROLE ? (table[key]?.[role] ?? null) : null;

export const accessPolicy: AccessPolicy = {
  mayCommand: (role, commandType) => rightsOf(COMMANDS, commandType, role),
  mayRead: (role, subject) => rightsOf(READS, subject, role),
  mayDocument: (role) => DOCUMENTS.some((allowed) => allowed === role),
};
