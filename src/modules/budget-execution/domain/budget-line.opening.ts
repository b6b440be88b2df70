import { refuseUnless } from '../../../kernel/rejection.ts';
import type { BudgetLine } from '../../../events/budget-execution.events.ts';
import type { OpenBudgetLine } from './budget-execution.commands.ts';
import { budgetLineStream, on, type Facts, type States } from './decision.ts';

/** 연도.부서.회계.세부사업.편성목-통계목 */
export const budgetLineId = (line: Omit<BudgetLine, 'lineId'>): string =>
  [
    line.fiscalYear,
    line.department.id,
    line.account.code,
    line.project.code,
    `${line.objectGroup.code}-${line.object.code}`,
  ].join('.');

/** What may stand in a line id, and in the figure ids made of it, without being taken for a separator. */
const isPlainCode = (code: string): boolean => /^[A-Za-z0-9_-]{1,64}$/.test(code);

export function openBudgetLine(command: OpenBudgetLine, states: States): Facts {
  const { lineId, fiscalYear, account, department, policy, unit, project, objectGroup, object } = command;
  const line: BudgetLine = { lineId, fiscalYear, account, department, policy, unit, project, objectGroup, object };
  const codes = [department.id, ...[account, policy, unit, project, objectGroup, object].map(({ code }) => code)];
  refuseUnless(
    codes.every(isPlainCode),
    'line-codes-plain',
    `부서·과목 코드에는 영문자, 숫자, 줄표(-), 밑줄(_)만 쓸 수 있습니다 (받은 값 ${codes.join(', ')}).`,
    {
      codes,
    },
  );
  const expected = budgetLineId(line);
  refuseUnless(lineId === expected, 'line-id-from-codes', `과목 번호는 ${expected}이어야 합니다 (받은 값 ${lineId}).`, {
    found: lineId,
    expected,
  });
  refuseUnless(
    states(budgetLineStream(lineId)).line === null,
    'line-opened-once',
    `예산 과목 ${lineId}은(는) 이미 열려 있습니다.`,
    { lineId },
  );
  return [{ stream: budgetLineStream(lineId), fact: { type: 'BudgetLineOpened', ...on(command), data: line } }];
}
