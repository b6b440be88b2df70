import type * as commands from './budget-execution.commands.ts';
import { negateFunds } from '../../../kernel/fund-split.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import type { BudgetExecutionFact } from '../../../events/budget-execution.events.ts';
import { requireAbsorbable, requireNextRound } from './budget-amendment.rules.ts';
import * as rules from './budget-line.rules.ts';
import { requireTransferAllowed } from './budget-transfer.rules.ts';
import { amend, budgetLineStream, on, record, requireNew, type Facts, type States } from './decision.ts';

export function enactOriginalBudget(command: commands.EnactOriginalBudget, line: rules.OpenedLine): Facts {
  refuseUnless(
    !line.standing.some(({ fact }) => fact.type === 'OriginalBudgetEnacted'),
    'original-budget-once',
    '본예산은 과목마다 한 번만 의결됩니다.',
    { lineId: command.lineId },
  );
  return amend(line, { type: 'OriginalBudgetEnacted', ...on(command), data: { funds: command.funds } });
}

export function enactSupplementaryBudget(command: commands.EnactSupplementaryBudget, line: rules.OpenedLine): Facts {
  const { round, funds, absorbs } = command;
  requireNextRound(line, 'SupplementaryBudgetEnacted', round, '추경');
  requireAbsorbable(line, absorbs);
  return amend(line, { type: 'SupplementaryBudgetEnacted', ...on(command), data: { round, funds, absorbs } });
}

export function approveDeemedBudget(command: commands.ApproveDeemedBudget, line: rules.OpenedLine): Facts {
  const { round, funds } = command;
  rules.requirePositiveFunds(funds, '간주처리');
  requireNextRound(line, 'DeemedBudgetApproved', round, '간주처리');
  return amend(line, { type: 'DeemedBudgetApproved', ...on(command), data: { round, funds } });
}

export function approvePreEnactmentUse(command: commands.ApprovePreEnactmentUse, line: rules.OpenedLine): Facts {
  const { ground, funds } = command;
  rules.requirePositiveFunds(funds, '성립전 사용');
  return amend(line, { type: 'PreEnactmentUseApproved', ...on(command), data: { ground, funds } });
}

export function receiveCarryover(command: commands.ReceiveCarryover, line: rules.OpenedLine): Facts {
  const { carryover, fromLineId, funds } = command;
  rules.requirePositiveFunds(funds, '이월');
  refuseUnless(
    fromLineId.startsWith(`${line.line.fiscalYear - 1}.`),
    'carryover-from-previous-year',
    '이월은 바로 앞 회계연도의 과목에서만 받습니다.',
    { fromLineId, fiscalYear: line.line.fiscalYear },
  );
  return amend(line, { type: 'CarryoverReceived', ...on(command), data: { carryover, fromLineId, funds } });
}

export function transferBudget(command: commands.TransferBudget, from: rules.OpenedLine, states: States): Facts {
  const { transferId, funds, toLineId } = command;
  const to = rules.requireOpened(states(budgetLineStream(toLineId)), toLineId);
  rules.requirePositiveFunds(funds, '이·전용');
  requireTransferAllowed(command.transfer, from, to);
  requireNew(
    from.usedIds.has(transferId) || to.usedIds.has(transferId),
    'transfer-entered-once',
    '이·전용',
    transferId,
  );
  const legs = [
    { lineId: command.lineId, funds: negateFunds(funds) },
    { lineId: toLineId, funds },
  ];
  const fact: BudgetExecutionFact = {
    type: 'BudgetTransferred',
    ...on(command),
    data: { transferId, transfer: command.transfer, legs },
  };
  return [...amend(from, fact), ...amend(to, fact)];
}

export function issueAllotment(command: commands.IssueAllotment, line: rules.OpenedLine): Facts {
  rules.requirePositive(command.amountWon, '배정');
  rules.requireWithinYear(line, command.effectiveOn);
  return record(line, { type: 'AllotmentIssued', ...on(command), data: { amountWon: command.amountWon } });
}

export function recoverAllotment(command: commands.RecoverAllotment, line: rules.OpenedLine): Facts {
  rules.requirePositive(command.amountWon, '배정 환수');
  rules.requireWithinYear(line, command.effectiveOn);
  return record(line, { type: 'AllotmentRecovered', ...on(command), data: { amountWon: command.amountWon } });
}
