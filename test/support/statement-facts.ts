import type { ReportedBalanceFact, StatedFigures } from '../../src/events/reported-balance.events.ts';
import type { Decided } from '../../src/kernel/decider.ts';

const SUBJECT_ID = '2023.planning-budget.unit.U3';
export const STATED_STREAM = `statedBalance-${SUBJECT_ID}`;

/** 구정의 성과관리 as the work report of 2023 states it. */
export const STATED_FIGURES: StatedFigures = {
  budgetWon: 99_885_000,
  budgetFunds: null,
  spentWon: 38_235_000,
  spentFunds: null,
  compiledWon: null,
};

export const balanceStated = (
  figures: Partial<StatedFigures> = {},
  effectiveOn = '2023-05-31',
): Decided<ReportedBalanceFact> => ({
  stream: STATED_STREAM,
  fact: {
    type: 'BalanceStated',
    schemaVersion: 1,
    effectiveOn,
    data: {
      subject: {
        subjectId: SUBJECT_ID,
        fiscalYear: 2023,
        department: { id: 'planning-budget', name: '기획예산과' },
        level: 'unit',
        code: 'U3',
        name: '구정의 성과관리',
        unit: null,
        account: null,
        field: null,
        sector: null,
      },
      figures: { ...STATED_FIGURES, ...figures },
      source: 'work-report',
      batchId: null,
      exceedsBudget: false,
      printedRate: '38.3',
      note: null,
    },
  },
});

export const statementWithdrawn = (withdraws: string, effectiveOn = '2023-05-31'): Decided<ReportedBalanceFact> => ({
  stream: STATED_STREAM,
  fact: {
    type: 'StatementWithdrawn',
    schemaVersion: 1,
    effectiveOn,
    data: { subjectId: SUBJECT_ID, withdraws, batchId: null },
  },
});
