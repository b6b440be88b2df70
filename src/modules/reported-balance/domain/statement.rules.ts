import type { StatedFigures, StatedSubject } from '../../../events/reported-balance.events.ts';
import type { Circumstances } from '../../../kernel/decider.ts';
import { cutoffDay, firstDay, isWithinYear } from '../../../kernel/fiscal-year.ts';
import { FUNDS, totalOf, type FundSplit } from '../../../kernel/fund-split.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import type { PlainDate } from '../../../kernel/time.ts';
import { formatWon, isWon, MOST_WON, type Won } from '../../../kernel/won.ts';

/** 연도.부서.수준.코드 */
export const statedSubjectId = ({ fiscalYear, department, level, code }: Omit<StatedSubject, 'subjectId'>): string =>
  [fiscalYear, department.id, level, code].join('.');

/** What may stand in a subject id, and in the figure ids made of it, without being taken for a separator. */
export const isPlainCode = (code: string): boolean => /^[A-Za-z0-9_-]{1,64}$/.test(code);

/** 집행액 > 예산액 happens in published data: it is accepted and flagged, never clamped (domain.md §0.6). */
export const exceedsBudget = ({ budgetWon, spentWon }: StatedFigures): boolean => spentWon > budgetWon;

export const sumsTo = (funds: FundSplit, total: Won): boolean => totalOf(funds) === total;

/** Everything that must hold before a document's figures for one subject are taken over. */
export function requireStatable(
  subject: StatedSubject,
  figures: StatedFigures,
  effectiveOn: PlainDate,
  circumstances: Circumstances,
): void {
  requireSubject(subject);
  requireAmounts(subject.subjectId, figures);
  requireDay(subject.fiscalYear, effectiveOn, circumstances);
}

function requireSubject(subject: StatedSubject): void {
  const { subjectId, department, level, code, unit } = subject;
  const expected = statedSubjectId(subject);
  const parts = { found: subjectId, expected };
  refuseUnless(
    subjectId === expected,
    'subject-id-from-parts',
    `보고 대상 번호는 ${expected}이어야 합니다 (받은 값 ${subjectId}).`,
    parts,
  );
  const codes = [department.id, code, ...(unit === null ? [] : [unit.code])];
  refuseUnless(
    codes.every(isPlainCode),
    'subject-codes-plain',
    `부서·사업 코드에는 영문자, 숫자, 줄표(-), 밑줄(_)만 쓸 수 있습니다 (받은 값 ${codes.join(', ')}).`,
    { subjectId, codes },
  );
  refuseUnless(
    level !== 'department' || code === 'all',
    'department-code-is-all',
    `부서 합계의 코드는 all이어야 합니다 (받은 값 ${code}).`,
    { subjectId, code },
  );
}

function requireAmounts(subjectId: string, figures: StatedFigures): void {
  const { budgetWon, budgetFunds, spentWon, spentFunds, compiledWon } = figures;
  const funds = [budgetFunds, spentFunds].flatMap((split) => (split === null ? [] : FUNDS.map((fund) => split[fund])));
  for (const amountWon of [budgetWon, spentWon, compiledWon ?? 0, ...funds])
    refuseUnless(
      isWon(amountWon) && amountWon >= 0,
      'amounts-non-negative',
      `보고 금액은 0원 이상 ${formatWon(MOST_WON)}원 이하의 정수여야 합니다 (${subjectId}, 받은 값 ${amountWon}).`,
      { subjectId, amountWon },
    );
  requireSplit(subjectId, '예산액', budgetFunds, budgetWon);
  requireSplit(subjectId, '집행액', spentFunds, spentWon);
}

function requireSplit(subjectId: string, what: string, funds: FundSplit | null, totalWon: Won): void {
  refuseUnless(
    funds === null || sumsTo(funds, totalWon),
    'fund-split-sums-to-total',
    `${what}의 재원별 금액을 더하면 ${formatWon(totalWon)}원이어야 합니다 (${subjectId}).`,
    { subjectId, totalWon, funds },
  );
}

function requireDay(fiscalYear: number, effectiveOn: PlainDate, { today, documentedOn }: Circumstances): void {
  refuseUnless(
    isWithinYear(fiscalYear, effectiveOn),
    'effective-within-fiscal-year',
    `기준일 ${effectiveOn}은(는) ${fiscalYear} 회계연도(${firstDay(fiscalYear)} ~ ${cutoffDay(fiscalYear)})에 들지 않습니다.`,
    { effectiveOn, fiscalYear },
  );
  refuseUnless(
    effectiveOn <= today,
    'effective-not-in-future',
    `기준일 ${effectiveOn}이(가) 오늘(${today})보다 늦습니다.`,
    { effectiveOn, today },
  );
  refuseUnless(
    documentedOn === null || effectiveOn <= documentedOn,
    'effective-not-after-document',
    `기준일 ${effectiveOn}이(가) 문서 날짜 ${documentedOn ?? ''}보다 늦습니다.`,
    { effectiveOn, documentedOn },
  );
}
