import type { AccountsCommand } from '../modules/accounts/domain/accounts.commands.ts';
import type { AutomationCommand } from '../modules/automation/domain/automation.commands.ts';
import type { BudgetExecutionCommand } from '../modules/budget-execution/domain/budget-execution.commands.ts';
import type { OrganizationCommand } from '../modules/organization/domain/organization.commands.ts';
import type { PerformancePlanCommand } from '../modules/performance-plan/domain/performance-plan.commands.ts';
import type { ReportedBalanceCommand } from '../modules/reported-balance/domain/reported-balance.commands.ts';
import type { ReportedMilestoneCommand } from '../modules/reported-milestone/domain/reported-milestone.commands.ts';
import type { StaffingCommand } from '../modules/staffing/domain/staffing.commands.ts';
import { isRole, ROLES, SYSTEM_ROLE, type Role } from '../kernel/roles.ts';
import type { AccessPolicy, Scope } from '../platform/access/access-policy.port.ts';

type CommandType = (
  | AccountsCommand
  | AutomationCommand
  | BudgetExecutionCommand
  | OrganizationCommand
  | PerformancePlanCommand
  | ReportedBalanceCommand
  | ReportedMilestoneCommand
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
const EVERYBODY: Rights = Object.fromEntries(ROLES.map((role) => [role, 'any'] as const));

/**
 * Who may do what, for which department. A command that is not in this table does not compile. Separation of duties
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
  ReassignProject: PLAN_REVIEW,
  RecordResult: PLAN_WRITING,
  CorrectResult: PLAN_WRITING,

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
};

/** What is read; each query names one of these. */
export const READ_SUBJECTS = ['figures', 'organization', 'performance-plans', 'accounts', 'operations'] as const;
export type ReadSubject = (typeof READ_SUBJECTS)[number];

const READS: Readonly<Record<ReadSubject, Rights>> = {
  figures: {
    auditor: 'any',
    evaluator: 'any',
    'budget-officer': 'any',
    'department-officer': 'own-department',
    manager: 'any',
    administrator: 'any',
    'head-of-office': 'any',
  },
  'performance-plans': { ...EVERYBODY, 'department-officer': 'own-department' },
  /** 조직도와 인력 현황: every office prints them. */
  organization: EVERYBODY,
  accounts: { administrator: 'any', auditor: 'any' },
  operations: { administrator: 'any', auditor: 'any' },
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
