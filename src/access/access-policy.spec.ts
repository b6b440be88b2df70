import { describe, expect, test } from '@jest/globals';
import { ROLES } from '../kernel/roles.ts';
import { accountsDecider } from '../modules/accounts/domain/accounts.decider.ts';
import { budgetExecutionDecider } from '../modules/budget-execution/domain/budget-execution.decider.ts';
import { fourYearPlanDecider } from '../modules/four-year-plan/domain/four-year-plan.decider.ts';
import { performanceEvaluationDecider } from '../modules/performance-evaluation/domain/performance-evaluation.decider.ts';
import { performancePlanDecider } from '../modules/performance-plan/domain/performance-plan.decider.ts';
import { reportedBalanceDecider } from '../modules/reported-balance/domain/reported-balance.decider.ts';
import { reportedMilestoneDecider } from '../modules/reported-milestone/domain/reported-milestone.decider.ts';
import { sealsDecider } from '../modules/seals/domain/seals.decider.ts';
import { organizationDecider } from '../modules/organization/domain/organization.decider.ts';
import { staffingDecider } from '../modules/staffing/domain/staffing.decider.ts';
import type { Scope } from '../platform/access/access-policy.port.ts';
import { accessPolicy, READ_SUBJECTS } from './access-policy.ts';

/** Written down by what each role is there for: - no, any every department, own the own department only. */
const COMMANDS = `
                           auditor  evaluator  budget-officer  department-officer  manager  administrator  committee-member  head-of-office
  OpenAccount              -        -          -               -                   -        any            -                 -
  ReassignAccount          -        -          -               -                   -        any            -                 -
  CloseAccount             -        -          -               -                   -        any            -                 -
  ResetPassword            -        -          -               -                   -        any            -                 -
  ChangePassword           any      any        any             any                 any      any            any               any
  OpenBudgetLine           -        -          any             -                   -        -              -                 -
  EnactOriginalBudget      -        -          any             -                   -        -              -                 -
  EnactSupplementaryBudget -        -          any             -                   -        -              -                 -
  ApproveDeemedBudget      -        -          any             -                   -        -              -                 -
  ApprovePreEnactmentUse   -        -          any             -                   -        -              -                 -
  ReceiveCarryover         -        -          any             -                   -        -              -                 -
  TransferBudget           -        -          any             -                   -        -              -                 -
  ReassignBudgetLine       -        -          any             -                   -        -              -                 -
  IssueAllotment           -        -          any             -                   -        -              -                 -
  RecoverAllotment         -        -          any             -                   -        -              -                 -
  IncurObligation          -        -          any             own                 -        -              -                 -
  ChangeObligation         -        -          any             own                 -        -              -                 -
  CancelObligation         -        -          any             own                 -        -              -                 -
  CompletePayment          -        -          any             own                 -        -              -                 -
  ReturnPayment            -        -          any             own                 -        -              -                 -
  ReclassifyExpenditure    -        -          any             own                 -        -              -                 -
  VoidEntry                -        -          any             own                 -        -              -                 -
  ReachCutoff              -        -          any             -                   -        -              -                 -
  CloseFiscalYear          -        -          any             -                   -        -              -                 -
  DraftPlan                -        any        -               -                   -        -              -                 -
  DefineGoal               -        any        -               -                   -        -              -                 -
  DefineField              -        any        -               -                   -        -              -                 -
  DefineTask               -        any        -               -                   -        -              -                 -
  ReviseTask               -        any        -               -                   -        -              -                 -
  MergeTasks               -        any        -               -                   -        -              -                 -
  SplitTask                -        any        -               -                   -        -              -                 -
  ChangeTaskStatus         -        any        -               -                   -        -              -                 -
  SuspendTask              -        any        -               -                   -        -              -                 -
  ResumeTask               -        any        -               -                   -        -              -                 -
  AbolishTask              -        any        -               -                   -        -              -                 -
  ReassignTask             -        any        -               -                   -        -              -                 -
  ReassignDepartmentTasks  -        any        -               -                   -        -              -                 -
  ApproveChange            -        -          -               -                   -        -              -                 any
  RecordJuryVote           -        any        -               -                   -        -              -                 -
  ConfirmEdition           -        -          -               -                   -        -              -                 any
  PublishEdition           -        any        -               -                   -        -              -                 -
  OpenEdition              -        any        -               -                   -        -              -                 -
  IssueProgressGuideline   -        any        -               -                   -        -              -                 -
  SubmitProgress           -        -          -               own                 -        -              -                 -
  ReviewProgress           -        any        -               -                   -        -              -                 -
  FixProgress              -        any        -               -                   -        -              -                 -
  LinkBudgetLine           -        any        -               -                   -        -              -                 -
  UnlinkBudgetLine         -        any        -               -                   -        -              -                 -
  LinkProject              -        any        -               -                   -        -              -                 -
  UnlinkProject            -        any        -               -                   -        -              -                 -
  SupersedePlan            -        -          -               -                   -        -              -                 any
  IssuePlanningGuideline   -        any        -               -                   -        -              -                 -
  RegisterProject          -        any        -               own                 -        -              -                 -
  DefineIndicator          -        -          -               own                 -        -              -                 -
  DropIndicator            -        -          -               own                 -        -              -                 -
  ProposeTarget            -        -          -               own                 -        -              -                 -
  AdjustTarget             -        any        -               -                   -        -              -                 -
  SubmitPlan               -        -          -               own                 -        -              -                 -
  ReturnPlan               -        any        -               -                   -        -              -                 any
  ResubmitPlan             -        -          -               own                 -        -              -                 -
  ConfirmPlan              -        -          -               -                   -        -              -                 any
  RevisePlan               -        -          -               -                   -        -              -                 any
  WithdrawProject          -        any        -               -                   -        -              -                 -
  ReassignProject          -        any        -               -                   -        -              -                 -
  RecordResult             -        -          -               own                 -        -              -                 -
  CorrectResult            -        -          -               own                 -        -              -                 -
  PublishRuleSet           -        any        -               -                   -        -              -                 -
  OpenCycle                -        any        -               -                   -        -              -                 -
  ExtendDeadline           -        any        -               -                   -        -              -                 -
  OpenAssessment           -        any        -               -                   -        -              -                 -
  FreezeFigures            -        any        -               -                   -        -              -                 -
  NoteLaterActual          -        any        -               -                   -        -              -                 -
  SubmitSelfAssessment     -        -          -               own                 -        -              -                 -
  MarkUnsubmitted          -        any        -               -                   -        -              -                 -
  ReturnSelfAssessment     -        any        -               -                   any      -              -                 -
  VerifySelfAssessment     -        any        -               -                   any      -              -                 -
  GiveScore                -        any        -               -                   any      -              any               any
  CalculateScore           -        any        -               -                   -        -              -                 -
  NotifyScore              -        any        -               -                   -        -              -                 -
  FileAppeal               -        -          -               own                 -        -              -                 -
  GiveAppealOpinion        -        any        -               -                   any      -              any               any
  DecideAppeal             -        any        -               -                   -        -              any               -
  OrderRemedy              -        any        -               -                   -        -              -                 -
  RecordGateFinding        -        any        -               -                   -        -              -                 -
  ConveneCommittee         -        any        -               -                   -        -              -                 -
  RecuseMember             -        any        -               -                   -        -              any               -
  DeliberateResults        -        any        -               -                   -        -              -                 -
  FixResults               -        -          -               -                   -        -              -                 any
  SelectExcellentDepartments -      any        -               -                   -        -              -                 -
  GrantAward               -        -          -               -                   -        -              -                 any
  DiscloseResults          -        any        -               -                   -        -              -                 -
  ReopenResults            -        -          -               -                   -        -              -                 any
  CreateDepartment         -        any        any             -                   -        any            -                 -
  RenameDepartment         -        any        any             -                   -        any            -                 -
  MergeDepartments         -        any        any             -                   -        any            -                 -
  SplitDepartment          -        any        any             -                   -        any            -                 -
  DissolveDepartment       -        any        any             -                   -        any            -                 -
  CreateTeam               -        any        any             -                   -        any            -                 -
  RenameTeam               -        any        any             -                   -        any            -                 -
  MoveTeam                 -        any        any             -                   -        any            -                 -
  DissolveTeam             -        any        any             -                   -        any            -                 -
  AppointHead              -        any        any             -                   -        any            -                 -
  AssignOfficer            -        any        any             -                   -        any            -                 -
  EndAppointment           -        any        any             -                   -        any            -                 -
  SetQuota                 -        any        any             -                   -        any            -                 -
  AppointStaff             -        any        any             -                   -        any            -                 -
  TransferStaffIn          -        any        any             -                   -        any            -                 -
  TransferStaffOut         -        any        any             -                   -        any            -                 -
  PromoteStaff             -        any        any             -                   -        any            -                 -
  RetireStaff              -        any        any             -                   -        any            -                 -
  StateStaffing            -        any        any             -                   -        any            -                 -
  StateBalance             -        -          any             -                   -        -              -                 -
  WithdrawStatement        -        -          any             -                   -        -              -                 -
  ApplyImport              -        -          any             -                   -        -              -                 -
  ReverseImport            -        -          any             -                   -        -              -                 -
  ReportItem               -        any        any             -                   -        -              -                 -
  WithdrawReportedItem     -        any        any             -                   -        -              -                 -
  SealLog                  any      -          -               -                   -        any            -                 -
  IntroduceSealingKey      -        -          -               -                   -        any            -                 -
`;

const READS = `
                           auditor  evaluator  budget-officer  department-officer  manager  administrator  committee-member  head-of-office
  events                   any      any        any             -                   any      any            -                 any
  figures                  any      any        any             own                 any      any            -                 any
  my-work                  any      any        own             own                 any      any            own               any
  four-year-plans          any      any        any             any                 any      any            any               any
  performance-evaluations  any      any        any             own                 any      any            any               any
  performance-plans        any      any        any             own                 any      any            any               any
  organization             any      any        any             any                 any      any            any               any
  accounts                 any      -          -               -                   -        any            -                 -
  operations               any      -          -               -                   -        any            -                 -
  seals                    any      -          -               -                   -        any            -                 -
`;

interface Expected {
  readonly what: string;
  readonly role: string;
  readonly scope: Scope | null;
}

const SCOPES: Readonly<Record<string, Scope | null>> = { '-': null, any: 'any', own: 'own-department' };

function cellsOf(table: string): readonly Expected[] {
  const [roles = [], ...rows] = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  return rows.flatMap(([what = '', ...cells]) =>
    cells.map((cell, index) => {
      const scope = SCOPES[cell];
      if (scope === undefined) throw new Error(`${what}: ${cell} is no scope`);
      return { what, role: roles[index] ?? '', scope };
    }),
  );
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)].toSorted();

const commands = cellsOf(COMMANDS);
const reads = cellsOf(READS);
const answered = [
  accountsDecider,
  budgetExecutionDecider,
  fourYearPlanDecider,
  performanceEvaluationDecider,
  performancePlanDecider,
  reportedBalanceDecider,
  reportedMilestoneDecider,
  sealsDecider,
  organizationDecider,
  staffingDecider,
].flatMap((decider): string[] => [...decider.commands]);

describe('the expected table', () => {
  test('has every command that a decider answers, once for each role', () => {
    expect(unique(commands.map(({ what }) => what))).toEqual(answered.toSorted());
    expect(unique(commands.map(({ role }) => role))).toEqual(ROLES.toSorted());
    expect(commands).toHaveLength(answered.length * ROLES.length);
  });

  test('has every subject that is read, once for each role', () => {
    expect(unique(reads.map(({ what }) => what))).toEqual(READ_SUBJECTS.toSorted());
    expect(unique(reads.map(({ role }) => role))).toEqual(ROLES.toSorted());
    expect(reads).toHaveLength(READ_SUBJECTS.length * ROLES.length);
  });
});

describe('who may send which command', () => {
  test.each(commands)('$role, $what: $scope', ({ role, what, scope }) => {
    expect(accessPolicy.mayCommand(role, what)).toBe(scope);
  });
});

test('what happens by itself is what the calendar and other facts bring about', () => {
  expect(answered.filter((command) => accessPolicy.mayCommand('system', command) !== null).toSorted()).toEqual([
    'FreezeFigures',
    'IntroduceSealingKey',
    'MarkUnsubmitted',
    'NoteLaterActual',
    'OpenAssessment',
    'OpenEdition',
    'ReassignBudgetLine',
    'ReassignDepartmentTasks',
    'ReassignProject',
    'SealLog',
    'SelectExcellentDepartments',
  ]);
});

describe('who may read what', () => {
  test.each(reads)('$role, $what: $scope', ({ role, what, scope }) => {
    expect(accessPolicy.mayRead(role, what)).toBe(scope);
  });
});

test('only the budget office lets a dated document prove earlier knowledge', () => {
  expect(ROLES.filter((role) => accessPolicy.mayDocument(role))).toEqual(['budget-officer']);
});

describe('whoever or whatever the table does not name gets no', () => {
  test.each(['', 'root', 'Administrator', 'administrator ', 'officer', 'toString', '__proto__'])(
    'the role %j',
    (role) => {
      expect(answered.filter((command) => accessPolicy.mayCommand(role, command) !== null)).toEqual([]);
      expect(READ_SUBJECTS.filter((subject) => accessPolicy.mayRead(role, subject) !== null)).toEqual([]);
      expect(accessPolicy.mayDocument(role)).toBe(false);
    },
  );

  test.each(['', 'Unheard', 'openAccount', 'figures', 'toString', 'constructor', '__proto__'])(
    'the command %j',
    (command) => {
      expect(ROLES.filter((role) => accessPolicy.mayCommand(role, command) !== null)).toEqual([]);
    },
  );

  test.each(['', 'unheard', 'OpenAccount', 'toString', 'constructor', '__proto__'])('the subject %j', (subject) => {
    expect(ROLES.filter((role) => accessPolicy.mayRead(role, subject) !== null)).toEqual([]);
  });
});
