import { describe, it } from '@jest/globals';
import type { ReportedBalanceFact } from '../../../events/reported-balance.events.ts';
import type { Decided } from '../../../kernel/decider.ts';
import { scenariosOf } from '../../../../test/support/given-when-then.ts';
import type { StateBalance } from './reported-balance.commands.ts';
import { reportedBalanceDecider } from './reported-balance.decider.ts';

const given = scenariosOf(reportedBalanceDecider);

const U3 = '2023.planning-budget.unit.U3';

const stateU3: StateBalance = {
  type: 'StateBalance',
  subject: {
    subjectId: U3,
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
  figures: {
    budgetWon: 99_885_000,
    budgetFunds: null,
    spentWon: 38_235_000,
    spentFunds: null,
    compiledWon: null,
  },
  source: 'work-report',
  printedRate: '38.3',
  note: null,
  effectiveOn: '2023-05-31',
};

const withSubject = (part: Partial<StateBalance['subject']>): StateBalance => ({
  ...stateU3,
  subject: { ...stateU3.subject, ...part },
});
const withFigures = (part: Partial<StateBalance['figures']>): StateBalance => ({
  ...stateU3,
  figures: { ...stateU3.figures, ...part },
});

function stated({ subject, figures, source, printedRate, note, effectiveOn }: StateBalance) {
  const exceedsBudget = figures.spentWon > figures.budgetWon;
  const data = { subject, figures, source, batchId: null, exceedsBudget, printedRate, note };
  return {
    stream: `statedBalance-${subject.subjectId}`,
    fact: { type: 'BalanceStated', schemaVersion: 1, effectiveOn, data },
  } satisfies Decided<ReportedBalanceFact>;
}

const withdrawn = (withdraws: string, effectiveOn: string) =>
  ({
    stream: `statedBalance-${U3}`,
    fact: {
      type: 'StatementWithdrawn',
      schemaVersion: 1,
      effectiveOn,
      data: { subjectId: U3, withdraws, batchId: null },
    },
  }) satisfies Decided<ReportedBalanceFact>;

describe('StateBalance', () => {
  it('states the figures as the document does', () => {
    given().when(stateU3).then(stated(stateU3));
  });

  it('states them again when a later document does', () => {
    const later: StateBalance = { ...withFigures({ spentWon: 40_000_000 }), effectiveOn: '2023-06-30' };
    given(stated(stateU3)).when(later).then(stated(later));
  });

  it('subject-id-from-parts: the id is 연도.부서.수준.코드', () => {
    given()
      .when(withSubject({ code: 'U4' }))
      .thenRefused('subject-id-from-parts');
  });

  it.each([
    ['a point in the department', { department: { id: 'a.b', name: '' }, subjectId: '2023.a.b.unit.U3' }],
    ['a slash in the code', { code: 'U/3', subjectId: '2023.planning-budget.unit.U/3' }],
    ['an empty code', { code: '', subjectId: '2023.planning-budget.unit.' }],
    ['a slash in the code of the unit above', { unit: { code: 'U/1', name: '단위사업' } }],
  ])('subject-codes-plain: not %s, which a figure id would split', (_, part) => {
    given().when(withSubject(part)).thenRefused('subject-codes-plain');
  });

  it('department-code-is-all: a department is stated as a whole', () => {
    given()
      .when(withSubject({ level: 'department', code: 'D1', subjectId: '2023.planning-budget.department.D1' }))
      .thenRefused('department-code-is-all');
    const whole = withSubject({ level: 'department', code: 'all', subjectId: '2023.planning-budget.department.all' });
    given().when(whole).then(stated(whole));
  });

  it.each([
    ['below 0', { budgetWon: -1 }],
    ['of half a won', { spentWon: 0.5 }],
    ['of more than 1조 원', { compiledWon: 1e12 + 1 }],
    ['of more than 1조 원 in one fund source', { spentFunds: { national: 1e12 + 1, city: 0, district: 0, other: 0 } }],
    ['below 0 in one fund source', { budgetFunds: { national: -1, city: 1, district: 99_885_000, other: 0 } }],
  ])('amounts-non-negative: no amount %s', (_, part) => {
    given().when(withFigures(part)).thenRefused('amounts-non-negative');
  });

  it.each([
    ['예산액', { budgetFunds: { national: 0, city: 0, district: 99_884_999, other: 0 } }],
    ['집행액', { spentFunds: { national: 0, city: 0, district: 38_235_000, other: 1 } }],
    ['more than one amount may be', { budgetFunds: { national: 1e12, city: 1e12, district: 0, other: 0 } }],
  ])('fund-split-sums-to-total: %s', (_, part) => {
    given().when(withFigures(part)).thenRefused('fund-split-sums-to-total');
  });

  it('takes a split that sums to its total', () => {
    const split = withFigures({ budgetFunds: { national: 1, city: 2, district: 99_884_996, other: 1 } });
    given().when(split).then(stated(split));
  });

  it('accepts more spent than budgeted, as published, and flags it exceedsBudget', () => {
    const overspent = withFigures({ spentWon: 99_885_001 });
    const [stream, fact] = [`statedBalance-${U3}`, stated(overspent).fact];
    given()
      .when(overspent)
      .then({ stream, fact: { ...fact, data: { ...fact.data, exceedsBudget: true } } });
    const spentUp = withFigures({ spentWon: 99_885_000 });
    const exact = stated(spentUp);
    given()
      .when(spentUp)
      .then({ ...exact, fact: { ...exact.fact, data: { ...exact.fact.data, exceedsBudget: false } } });
  });

  it.each(['2022-12-31', '2024-01-01'])('effective-within-fiscal-year: not %s', (effectiveOn) => {
    given()
      .when({ ...stateU3, effectiveOn })
      .thenRefused('effective-within-fiscal-year');
  });

  it('effective-not-in-future: today is the last day', () => {
    given().when(stateU3, { today: '2023-05-30' }).thenRefused('effective-not-in-future');
    given().when(stateU3, { today: '2023-05-31' }).then(stated(stateU3));
  });

  it('effective-not-after-document: a document knows no later day than its own', () => {
    given().when(stateU3, { documentedOn: '2023-05-30' }).thenRefused('effective-not-after-document');
    given().when(stateU3, { documentedOn: '2023-06-12' }).then(stated(stateU3));
  });
});

describe('WithdrawStatement', () => {
  const june: StateBalance = { ...stateU3, effectiveOn: '2023-06-30' };

  it('takes one statement back, for the day it was stated for', () => {
    given(stated(stateU3), stated(june))
      .when({ type: 'WithdrawStatement', subjectId: U3, statement: 'e1' })
      .then(withdrawn('e1', '2023-05-31'));
  });

  it('statement-stands: what was never stated is not withdrawn', () => {
    given(stated(stateU3))
      .when({ type: 'WithdrawStatement', subjectId: U3, statement: 'e9' })
      .thenRefused('statement-stands');
  });

  it('withdraw-file-as-a-whole: what a file stated is not withdrawn by hand', () => {
    const ofFile = stated(stateU3);
    const imported = { ...ofFile, fact: { ...ofFile.fact, data: { ...ofFile.fact.data, batchId: 'planning.abc' } } };
    given(imported)
      .when({ type: 'WithdrawStatement', subjectId: U3, statement: 'e1' })
      .thenRefused('withdraw-file-as-a-whole');
  });

  it('withdraw-file-as-a-whole: nor is the end that a file set', () => {
    const ended = {
      stream: `statedBalance-${U3}`,
      fact: {
        type: 'BalanceDiscontinued',
        schemaVersion: 1,
        effectiveOn: '2023-06-30',
        data: { subjectId: U3, batchId: 'planning.abc' },
      },
    } satisfies Decided<ReportedBalanceFact>;
    given(stated(stateU3), ended)
      .when({ type: 'WithdrawStatement', subjectId: U3, statement: 'e2' })
      .thenRefused('withdraw-file-as-a-whole');
  });

  it('statement-stands: nothing is withdrawn twice', () => {
    given(stated(stateU3), stated(june), withdrawn('e1', '2023-05-31'))
      .when({ type: 'WithdrawStatement', subjectId: U3, statement: 'e1' })
      .thenRefused('statement-stands');
  });

  it('statement-stands: a statement is withdrawn from its own subject', () => {
    given(stated(stateU3))
      .when({ type: 'WithdrawStatement', subjectId: '2023.planning-budget.unit.U4', statement: 'e1' })
      .thenRefused('statement-stands');
  });
});
