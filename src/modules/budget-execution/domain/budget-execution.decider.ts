import type { BudgetExecutionFact } from '../../../events/budget-execution.events.ts';
import type { Circumstances, Decider } from '../../../kernel/decider.ts';
import * as budget from './budget.decisions.ts';
import type { BudgetExecutionCommand } from './budget-execution.commands.ts';
import { openBudgetLine } from './budget-line.opening.ts';
import { requireOpened } from './budget-line.rules.ts';
import { evolve, UNOPENED, type BudgetLineState } from './budget-line.state.ts';
import * as correction from './correction.decisions.ts';
import { budgetLineStream, CATEGORY, type Facts, type States } from './decision.ts';
import * as execution from './execution.decisions.ts';
import { lineIdIn, reassignBudgetLine } from './reorganization.decisions.ts';
import * as yearEnd from './year-end.decisions.ts';

export const budgetExecutionDecider: Decider<BudgetExecutionCommand, BudgetLineState, BudgetExecutionFact> = {
  categories: [CATEGORY],
  commands: [
    'OpenBudgetLine',
    'EnactOriginalBudget',
    'EnactSupplementaryBudget',
    'ApproveDeemedBudget',
    'ApprovePreEnactmentUse',
    'ReceiveCarryover',
    'TransferBudget',
    'ReassignBudgetLine',
    'IssueAllotment',
    'RecoverAllotment',
    'IncurObligation',
    'ChangeObligation',
    'CancelObligation',
    'CompletePayment',
    'ReturnPayment',
    'ReclassifyExpenditure',
    'VoidEntry',
    'ReachCutoff',
    'CloseFiscalYear',
  ],
  initialState: UNOPENED,
  streams: (command) => linesOf(command).map(budgetLineStream),
  evolve,
  decide,
};

/** A transfer of a line to itself names one stream; its rule refuses it. */
function linesOf(command: BudgetExecutionCommand): readonly string[] {
  const other = otherLineOf(command);
  return other === null || other === command.lineId ? [command.lineId] : [command.lineId, other];
}

function otherLineOf(command: BudgetExecutionCommand): string | null {
  if (command.type === 'ReassignBudgetLine') return lineIdIn(command.department.id, command.lineId);
  return 'toLineId' in command ? command.toLineId : 'otherLineId' in command ? command.otherLineId : null;
}

/** The departments whose lines a command changes, read off the line ids. */
export const departmentsOfCommand = (command: BudgetExecutionCommand): readonly string[] =>
  linesOf(command).map((lineId) => lineId.split('.')[1] ?? '');

function decide(command: BudgetExecutionCommand, states: States, circumstances: Circumstances): Facts {
  if (command.type === 'OpenBudgetLine') return openBudgetLine(command, states);
  const line = requireOpened(states(budgetLineStream(command.lineId)), command.lineId);
  switch (command.type) {
    case 'EnactOriginalBudget':
      return budget.enactOriginalBudget(command, line);
    case 'EnactSupplementaryBudget':
      return budget.enactSupplementaryBudget(command, line);
    case 'ApproveDeemedBudget':
      return budget.approveDeemedBudget(command, line);
    case 'ApprovePreEnactmentUse':
      return budget.approvePreEnactmentUse(command, line);
    case 'ReceiveCarryover':
      return budget.receiveCarryover(command, line);
    case 'TransferBudget':
      return budget.transferBudget(command, line, states);
    case 'ReassignBudgetLine':
      return reassignBudgetLine(command, line, states, circumstances);
    case 'IssueAllotment':
      return budget.issueAllotment(command, line);
    case 'RecoverAllotment':
      return budget.recoverAllotment(command, line);
    case 'IncurObligation':
      return execution.incurObligation(command, line, circumstances);
    case 'ChangeObligation':
      return execution.changeObligation(command, line, circumstances);
    case 'CancelObligation':
      return execution.cancelObligation(command, line, circumstances);
    case 'CompletePayment':
      return execution.completePayment(command, line, circumstances);
    case 'ReturnPayment':
      return correction.returnPayment(command, line, circumstances);
    case 'ReclassifyExpenditure':
      return correction.reclassifyExpenditure(command, line, states, circumstances);
    case 'VoidEntry':
      return correction.voidEntry(command, line, states);
    case 'ReachCutoff':
      return yearEnd.reachCutoff(command, line, circumstances);
    case 'CloseFiscalYear':
      return yearEnd.closeFiscalYear(command, line, circumstances);
  }
}
