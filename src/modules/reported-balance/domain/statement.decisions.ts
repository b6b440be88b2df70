import type { Circumstances } from '../../../kernel/decider.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import { statedBalanceStream, withdrawn, type Facts, type States } from './decision.ts';
import type { StateBalance, WithdrawStatement } from './reported-balance.commands.ts';
import { exceedsBudget, requireStatable } from './statement.rules.ts';

export function stateBalance(command: StateBalance, circumstances: Circumstances): Facts {
  const { subject, figures, source, printedRate, note, effectiveOn } = command;
  requireStatable(subject, figures, effectiveOn, circumstances);
  const data = {
    subject,
    figures,
    source,
    batchId: null,
    exceedsBudget: exceedsBudget(figures),
    printedRate,
    note,
  };
  const stream = statedBalanceStream(subject.subjectId);
  return [{ stream, fact: { type: 'BalanceStated', schemaVersion: 1, effectiveOn, data } }];
}

export function withdrawStatement({ subjectId, statement }: WithdrawStatement, states: States): Facts {
  const standing = states(statedBalanceStream(subjectId)).statements.find(({ eventId }) => eventId === statement);
  refuseUnless(
    standing !== undefined,
    'statement-stands',
    `철회할 보고를 ${subjectId}에서 찾을 수 없거나 이미 철회되었습니다.`,
    { subjectId, statement },
  );
  refuseUnless(
    standing.batchId === null && standing.figures !== null,
    'withdraw-file-as-a-whole',
    `이 보고는 파일 ${standing.batchId ?? ''}에서 온 것이라 파일 반영을 통째로 취소해야 합니다.`,
    { subjectId, statement, batchId: standing.batchId },
  );
  return [withdrawn(subjectId, standing, null)];
}
