import { cutoffDay, firstDay } from '../../src/kernel/fiscal-year.ts';
import type { PlainDate } from '../../src/kernel/time.ts';
import {
  account,
  allotmentDays,
  budgeter,
  department,
  FISCAL_YEAR,
  LINE_KEYS,
  lines,
  monthDays,
  monthlySpending,
  obligor,
  payer,
  policy,
  type LineKey,
} from './budget-execution.data.ts';
import { budgetChanges, corrections } from './changes.ts';
import { contracts, type Contract } from './contracts.data.ts';
import { documentOf, fundsOf, lineIdOf, won, type DemoEntry } from './entry.ts';

/** The whole year, in the order in which the office came to know it. */
export const demoCommands = (): readonly DemoEntry[] =>
  [
    ...LINE_KEYS.map(opening),
    ...LINE_KEYS.map(originalBudget),
    ...budgetChanges,
    ...LINE_KEYS.flatMap(allotments),
    ...corrections, // before the spending: a mistyped payment is voided before the right one of the same day
    ...[...monthlyContracts(), ...contracts].flatMap(spending),
    ...LINE_KEYS.map(cutoff),
    ...LINE_KEYS.flatMap(closing),
  ].sort((a, b) => (a.documentedOn < b.documentedOn ? -1 : a.documentedOn > b.documentedOn ? 1 : 0));

function opening(key: LineKey): DemoEntry {
  const { project, objectGroup, object } = lines[key];
  const { unit, code, name } = project;
  const lineId = lineIdOf(key);
  return {
    command: {
      type: 'OpenBudgetLine',
      lineId,
      effectiveOn: firstDay(FISCAL_YEAR),
      fiscalYear: FISCAL_YEAR,
      account,
      department,
      policy,
      unit,
      project: { code, name },
      objectGroup,
      object,
    },
    actor: budgeter,
    documentedOn: firstDay(FISCAL_YEAR),
    reason: '2025년 예산 과목 개설',
    document: documentOf('과목', key),
  };
}

const originalBudget = (key: LineKey): DemoEntry => ({
  command: {
    type: 'EnactOriginalBudget',
    lineId: lineIdOf(key),
    effectiveOn: firstDay(FISCAL_YEAR),
    funds: fundsOf(lines[key].original),
  },
  actor: budgeter,
  documentedOn: firstDay(FISCAL_YEAR),
  reason: '2025년 본예산',
  document: documentOf('본예산', key),
});

const allotments = (key: LineKey): readonly DemoEntry[] =>
  allotmentDays.map((effectiveOn, index) => ({
    command: {
      type: 'IssueAllotment',
      lineId: lineIdOf(key),
      effectiveOn,
      amountWon: won(lines[key].allotments[index] ?? 0),
    },
    actor: budgeter,
    documentedOn: effectiveOn,
    reason: `${index + 1}분기 예산배정`,
    document: documentOf('배정', key, `${index + 1}분기`),
  }));

/** What is bought every month, as contracts paid at once: '01' in January, and so on. */
const monthlyContracts = (): readonly Contract[] =>
  monthlySpending.flatMap(({ line, subject, fund, amounts }) =>
    monthDays.map(({ obligated, paid }, index) => {
      const amount = amounts[index] ?? 0;
      return {
        line,
        id: obligated.slice(5, 7),
        subject: `${index + 1}월 ${subject}`,
        signedOn: obligated,
        amount,
        installments: [{ paidOn: paid, funds: { [fund]: amount } }],
      };
    }),
  );

function spending({ line, id, subject, signedOn, amount, installments }: Contract): readonly DemoEntry[] {
  const lineId = lineIdOf(line);
  const obligation: DemoEntry = {
    command: {
      type: 'IncurObligation',
      lineId,
      effectiveOn: signedOn,
      obligationId: id,
      amountWon: won(amount),
      subject,
    },
    actor: obligor,
    documentedOn: signedOn,
    reason: subject,
    document: documentOf('계약', line, id),
  };
  const payments = installments.map(({ paidOn, funds, documentedOn, grace }, index): DemoEntry => {
    const paymentId = `${id}-${index + 1}`;
    return {
      command: {
        type: 'CompletePayment',
        lineId,
        effectiveOn: paidOn,
        paymentId,
        obligationId: id,
        funds: fundsOf(funds),
        grace: grace ?? null,
      },
      actor: payer,
      documentedOn: documentedOn ?? dayAfter(paidOn),
      reason: `${subject} 지급`,
      document: documentOf('지급', line, paymentId),
    };
  });
  return [obligation, ...payments];
}

/** Within the month: no payment of this seed is made on the last day of one. */
const dayAfter = (day: PlainDate): PlainDate => day.slice(0, 8) + String(Number(day.slice(8)) + 1).padStart(2, '0');

const cutoff = (key: LineKey): DemoEntry => ({
  command: { type: 'ReachCutoff', lineId: lineIdOf(key), effectiveOn: cutoffDay(FISCAL_YEAR) },
  actor: budgeter,
  documentedOn: cutoffDay(FISCAL_YEAR),
  reason: '2025년 출납 폐쇄',
  document: documentOf('출납폐쇄', key),
});

function closing(key: LineKey): readonly DemoEntry[] {
  const plan = lines[key].closing;
  if (plan === null) return [];
  const { explicit = 0, accidental = 0, continuing = 0 } = plan.carryover;
  return [
    {
      command: {
        type: 'CloseFiscalYear',
        lineId: lineIdOf(key),
        effectiveOn: plan.on,
        carryover: { explicit: won(explicit), accidental: won(accidental), continuing: won(continuing) },
        subsidyReturnWon: won(plan.subsidyReturn),
      },
      actor: budgeter,
      documentedOn: plan.on,
      reason: '2025년 결산 마감',
      document: documentOf('마감', key),
    },
  ];
}
