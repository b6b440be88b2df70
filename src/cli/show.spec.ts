import { describe, expect, test } from '@jest/globals';
import type { AsOf } from '../kernel/as-of.ts';
import type { FigureValue } from '../kernel/figure-definition.ts';
import { endOfDay } from '../kernel/time.ts';
import type {
  BudgetReport,
  ReportRow,
  ReportSection,
} from '../projections/budget-execution/budget-execution.queries.ts';
import type {
  ExplainedStep,
  FigureDifference,
  FigureExplanation,
} from '../projections/figure-movements/figure-movements.queries.ts';
import { showDifference, showExplanation, showReport } from './show.ts';

const AS_OF: AsOf = { effectiveOn: '2023-05-31', knownAt: endOfDay('2023-06-12'), strict: false };

const won = (amount: number | null): FigureValue => ({ unit: 'won', won: amount });
const rate = (tenths: number | null, notComputable = false): FigureValue => ({ unit: 'tenths', tenths, notComputable });
const figure = (value: FigureValue) => ({ id: 'stated/unit/2023/planning-budget/U3/spent', label: '집행액', value });

const row = (part: Partial<ReportRow>): ReportRow => ({
  kind: 'unit',
  code: 'U3',
  unitCode: 'U3',
  name: '구정의 성과관리',
  cells: {},
  printedRate: null,
  exceedsBudget: false,
  note: null,
  ...part,
});
const cells = (budget: FigureValue, spent: FigureValue, rateOf: FigureValue): ReportRow['cells'] => ({
  budget: figure(budget),
  spent: figure(spent),
  rate: figure(rateOf),
});
const section = (...rows: readonly ReportRow[]): ReportSection => ({
  basis: 'stated',
  title: '보고 (문서에 적힌 누계)',
  measures: ['budget', 'spent', 'rate'],
  rows,
});
const report = (...sections: readonly ReportSection[]): BudgetReport => ({
  departmentId: 'planning-budget',
  departmentName: '기획예산과',
  fiscalYear: 2023,
  asOf: AS_OF,
  sections,
});

const HEAD =
  '기획예산과 2023년 예산집행 현황 (단위: 천원, %)\n귀속일 2023-05-31까지, 2023-06-12 23:59:59 KST에 알던 대로';

/** The cells of the rows below the titles; columns stand two spaces apart. */
const rowsOf = (text: string): readonly (readonly string[])[] => {
  const lines = text.split('\n');
  const rule = lines.findLastIndex((line) => line.startsWith('─'));
  return lines.slice(rule + 1).map((line) => line.trim().split(/ {2,}/));
};

describe('a report', () => {
  test('without anything known says so in a sentence', () => {
    expect(showReport(report())).toBe(`${HEAD}\n\n이 시점에 알려진 예산·집행이 없습니다.`);
  });

  test('says when only the record time counts', () => {
    expect(showReport({ ...report(), asOf: { ...AS_OF, strict: true } })).toContain('알던 대로 (기록 시각만)');
  });

  test('shows thousands of won and one decimal, negative amounts with △', () => {
    const shown = showReport(
      report(
        section(
          row({ cells: cells(won(99_885_000), won(38_235_000), rate(383)) }),
          row({ name: '국외여비', cells: cells(won(1_000_000), won(-1_499_500), rate(-1500)) }),
        ),
      ),
    );
    expect(shown.startsWith(`${HEAD}\n\n■ 보고 (문서에 적힌 누계)\n구분`)).toBe(true);
    expect(rowsOf(shown)).toEqual([
      ['구정의 성과관리', '99,885', '38,235', '38.3'],
      ['국외여비', '1,000', '△1,500', '△150.0'],
    ]);
  });

  test('says 미보고, 산정불가 and 해당없음 in words, and 0 where it is 0', () => {
    const shown = showReport(
      report(
        section(
          row({ name: '모름', cells: cells(won(null), won(null), rate(null)) }),
          row({ name: '예산 없음', cells: cells(won(0), won(5_000), rate(null, true)) }),
          row({ name: '쓰지 않음', cells: cells(won(5_000), won(0), rate(0)) }),
          row({ name: '없는 수치', cells: {} }),
        ),
      ),
    );
    expect(rowsOf(shown)).toEqual([
      ['모름', '미보고', '미보고', '미보고'],
      ['예산 없음', '0', '5', '산정불가'],
      ['쓰지 않음', '5', '0', '0.0'],
      ['없는 수치', '해당없음', '해당없음', '해당없음'],
    ]);
  });

  test('has the printed rate beside the own one where a document prints one', () => {
    const printed = section(
      row({ cells: cells(won(1000), won(500), rate(500)), printedRate: '50.1' }),
      row({ name: '국외여비', cells: cells(won(1000), won(500), rate(500)) }),
    );
    expect(showReport(report(printed))).toContain('인쇄된 집행률');
    expect(rowsOf(showReport(report(printed)))).toEqual([
      ['구정의 성과관리', '1', '1', '50.0', '50.1'],
      ['국외여비', '1', '1', '50.0'],
    ]);
    expect(showReport(report(section(row({}))))).not.toContain('인쇄된 집행률');
  });

  test('flags a row that has spent more than its budget', () => {
    const over = section(row({ cells: cells(won(1000), won(2000), rate(2000)), exceedsBudget: true }));
    expect(rowsOf(showReport(report(over)))).toEqual([
      ['구정의 성과관리', '1', '2', '200.0', '집행액이 예산액을 넘음'],
    ]);
  });

  test('has its sections one below the other, rows indented by their level', () => {
    const shown = showReport(
      report(section(row({ kind: 'total', name: '합계' }), row({}), row({ kind: 'residual', name: '미보고 잔여' })), {
        ...section(row({})),
        title: '원장 (사건의 합)',
      }),
    );
    expect(shown).toMatch(/^합계.*\n {2}구정의 성과관리.*\n {4}미보고 잔여.*\n\n■ 원장 \(사건의 합\)$/m);
  });
});

describe('an explanation', () => {
  const step: ExplainedStep = {
    figureId: 'ledger/line/2023/planning-budget/L1/spent',
    eventId: 'e1',
    position: 7,
    effectiveOn: '2023-05-30',
    knownAt: '2023-06-01T00:00:00.000000Z',
    recordedAt: '2023-06-01T00:00:00.000000Z',
    cause: 'payment',
    changeWon: 1_500,
    byFund: {},
    withdrawn: false,
    refersTo: null,
    sign: 1,
    runningWon: 1_500,
    fact: null,
  };
  const explanation = (value: FigureValue, part: Partial<FigureExplanation> = {}): FigureExplanation => ({
    ...figure(value),
    asOf: AS_OF,
    madeBy: 'movements',
    operands: [],
    steps: [],
    ...part,
  });
  const headOf = (value: FigureValue) => showExplanation(explanation(value)).split('\n')[0];

  test.each([
    [won(1_234), '집행액: 1,234원'],
    [won(-1_234), '집행액: △1,234원'],
    [won(0), '집행액: 0원'],
    [won(null), '집행액: 미보고'],
    [rate(302), '집행액: 30.2%'],
    [rate(-15), '집행액: △1.5%'],
    [rate(null), '집행액: 미보고'],
    [rate(null, true), '집행액: 산정불가'],
  ])('of %j is headed %s', (value, head) => {
    expect(headOf(value)).toBe(head);
  });

  test('without steps is its head alone', () => {
    expect(showExplanation(explanation(won(null)))).toBe(
      '집행액: 미보고\nstated/unit/2023/planning-budget/U3/spent\n귀속일 2023-05-31까지, 2023-06-12 23:59:59 KST에 알던 대로',
    );
  });

  test('names each event by its Korean cause, in won, with the running value', () => {
    const steps = [step, { ...step, cause: 'return', changeWon: -500, runningWon: 1_000, position: 9 }];
    expect(rowsOf(showExplanation(explanation(won(1_000), { steps })))).toEqual([
      ['2023-05-30', '2023-06-01 09:00:00 KST', '지급', '1,500', '1,500', '7'],
      ['2023-05-30', '2023-06-01 09:00:00 KST', '반납(여입)', '△500', '1,000', '9'],
    ]);
  });

  test('shows who did it by which document, and whether the document proves the knowledge', () => {
    const fact = {
      event_id: 'e1',
      position: 7,
      stream: 'budgetLine-L1',
      version: 3,
      type: 'PaymentCompleted',
      label: '지급',
      actor_id: 'kim',
      actor_name: '김지출',
      actor_department_id: 'planning',
      actor_department: '기획예산과',
      actor_role: 'department-officer',
      reason: '용역 대가',
      document: '예산-12',
      recorded_at: step.recordedAt,
      effective_on: step.effectiveOn,
      documented_known_at: step.knownAt,
      correlation_id: 'k1',
      causation_id: null,
    };
    const shown = showExplanation(explanation(won(1_500), { steps: [{ ...step, withdrawn: true, fact }] }));
    expect(rowsOf(shown)).toEqual([
      [
        '2023-05-30',
        '2023-06-01 09:00:00 KST 문서',
        '지급 (철회됨)',
        '1,500',
        '1,500',
        '기획예산과 김지출',
        '예산-12',
        '용역 대가',
        '7',
      ],
    ]);
  });

  test('has the figures it is made of, each with its sign', () => {
    const operands = [
      { ...figure(won(5_000)), sign: 1 as const },
      { ...figure(won(null)), sign: -1 as const },
    ];
    expect(rowsOf(showExplanation(explanation(won(null), { operands })))).toEqual([
      ['+', '5,000', '집행액', 'stated/unit/2023/planning-budget/U3/spent'],
      ['−', '미보고', '집행액', 'stated/unit/2023/planning-budget/U3/spent'],
    ]);
  });
});

describe('a difference', () => {
  const difference = (from: FigureValue, to: FigureValue, parts: FigureDifference['parts']): FigureDifference => ({
    id: 'ledger/line/2023/planning-budget/L1/spent',
    label: '집행액',
    from: { asOf: AS_OF, value: from },
    to: { asOf: { ...AS_OF, knownAt: endOfDay('2023-07-12') }, value: to },
    parts,
  });

  test('names both questions and every cause, and what was entered late', () => {
    const causes = [
      { cause: 'payment', lateEntry: true, changeWon: 2_000, eventIds: ['e1', 'e2'] },
      { cause: 'return', lateEntry: false, changeWon: -500, eventIds: ['e3'] },
    ];
    const shown = showDifference(
      difference(won(null), won(1_500), [{ id: 'x', label: '집행액', changeWon: 1_500, causes }]),
    );
    const lines = shown.split('\n');
    expect(lines.slice(0, 3)).toEqual([
      '집행액 (ledger/line/2023/planning-budget/L1/spent, 원)',
      '  전: 미보고  귀속일 2023-05-31까지, 2023-06-12 23:59:59 KST에 알던 대로',
      '  후: 1,500  귀속일 2023-05-31까지, 2023-07-12 23:59:59 KST에 알던 대로',
    ]);
    expect(shown).toContain('\n\n집행액: 1,500원\n');
    expect(rowsOf(shown)).toEqual([
      ['지급', '소급 입력', '2,000', '2'],
      ['반납(여입)', '△500', '1'],
    ]);
  });

  test('of nothing says so', () => {
    const parts = [{ id: 'x', label: '예산현액', changeWon: 0, causes: [] }];
    expect(showDifference(difference(rate(302), rate(302), parts))).toMatch(/, %\)\n[^]*\n\n예산현액: 변동 없음$/);
  });
});
