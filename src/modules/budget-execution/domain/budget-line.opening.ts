import type { BudgetLine } from '../../../events/budget-execution.events.ts';
import type { OpenBudgetLine } from './budget-execution.commands.ts';
import { require } from './budget-line.rules.ts';
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

/** The department whose line it is, read off the id. */
export const departmentOfLine = (lineId: string): string => lineId.split('.')[1] ?? '';

export function openBudgetLine(command: OpenBudgetLine, states: States): Facts {
  const { lineId, fiscalYear, account, department, policy, unit, project, objectGroup, object } = command;
  const line: BudgetLine = { lineId, fiscalYear, account, department, policy, unit, project, objectGroup, object };
  const expected = budgetLineId(line);
  require(lineId === expected, 'line-id-from-codes', `과목 번호는 ${expected}이어야 합니다 (받은 값 ${lineId}).`, {
    found: lineId,
    expected,
  });
  require(states(budgetLineStream(lineId)).line ===
    null, 'line-opened-once', `예산 과목 ${lineId}은(는) 이미 열려 있습니다.`, { lineId });
  return [{ stream: budgetLineStream(lineId), fact: { type: 'BudgetLineOpened', ...on(command), data: line } }];
}
