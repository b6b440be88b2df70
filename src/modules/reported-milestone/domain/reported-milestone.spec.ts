import { describe, it } from '@jest/globals';
import { scenariosOf } from '../../../../test/support/given-when-then.ts';
import type { ReportedMilestoneFact } from '../../../events/reported-milestone.events.ts';
import type { Decided } from '../../../kernel/decider.ts';
import type { ReportItem } from './reported-milestone.commands.ts';
import { reportedMilestoneDecider } from './reported-milestone.decider.ts';

const given = scenariosOf(reportedMilestoneDecider);

const PROJECTS = '2023.planning-budget.performance-projects';

const report: ReportItem = {
  type: 'ReportItem',
  year: 2023,
  department: { id: 'planning-budget', name: '기획예산과' },
  code: 'performance-projects',
  name: '성과관리 주요사업',
  part: 'overview',
  totals: [{ name: '주요사업', value: '148', unit: '개' }],
  span: { from: '2023-01-01', through: '2023-12-31' },
  printed: '148개 주요사업',
  place: 'Ⅱ ③ 6쪽',
  note: null,
  effectiveOn: '2023-05-31',
};

function reported(item: ReportItem): Decided<ReportedMilestoneFact> {
  const { effectiveOn, year, department, code, name, part, totals, span, printed, place, note } = item;
  const itemId = `${year}.${department.id}.${code}`;
  const said = { year, department, code, name, part, totals, span, printed, place, note };
  return {
    stream: `reportedItem-${itemId}`,
    fact: { type: 'ItemReported', schemaVersion: 1, effectiveOn, data: { itemId, ...said } },
  };
}

const withdrawn = (withdraws: string, effectiveOn: string): Decided<ReportedMilestoneFact> => ({
  stream: `reportedItem-${PROJECTS}`,
  fact: { type: 'ReportedItemWithdrawn', schemaVersion: 1, effectiveOn, data: { itemId: PROJECTS, withdraws } },
});

describe('ReportItem', () => {
  it('takes a statement over as it is printed', () => {
    given().when(report).then(reported(report));
  });

  it('takes one that counts nothing and names no time', () => {
    const book: ReportItem = { ...report, code: 'book', totals: [], span: null };
    given().when(book).then(reported(book));
  });

  it('takes it again when a later document says it', () => {
    const later: ReportItem = { ...report, effectiveOn: '2023-12-31' };
    given(reported(report)).when(later).then(reported(later));
  });

  it.each([
    ['a point in the code', { code: 'a.b' }],
    ['an empty code', { code: '' }],
    ['a Korean department id', { department: { id: '기획', name: '기획예산과' } }],
  ])('item-codes-plain: not %s', (_, part) => {
    given()
      .when({ ...report, ...part })
      .thenRefused('item-codes-plain');
  });

  it.each(['1,399', '148개', ''])('totals-exact-decimals: not %j', (value) => {
    given()
      .when({ ...report, totals: [{ name: '수', value, unit: '개' }] })
      .thenRefused('totals-exact-decimals');
  });

  it('span-in-order: one day is a span, and nothing ends before it begins', () => {
    const day: ReportItem = { ...report, span: { from: '2023-07-01', through: '2023-07-01' } };
    given().when(day).then(reported(day));
    given()
      .when({ ...report, span: { from: '2023-07-01', through: '2023-01-31' } })
      .thenRefused('span-in-order');
  });

  it('effective-not-in-future: not after today, nor after the document that says it', () => {
    given().when(report, { today: '2023-05-30' }).thenRefused('effective-not-in-future');
    given().when(report, { documentedOn: '2023-05-30' }).thenRefused('effective-not-in-future');
    given().when(report, { documentedOn: '2023-06-12' }).then(reported(report));
  });
});

describe('WithdrawReportedItem', () => {
  const withdraw = (withdraws: string, itemId = PROJECTS) =>
    ({ type: 'WithdrawReportedItem', itemId, withdraws }) as const;
  const december: ReportItem = { ...report, effectiveOn: '2023-12-31' };

  it('takes one statement back, for the day it was stated for', () => {
    given(reported(report), reported(december)).when(withdraw('e1')).then(withdrawn('e1', '2023-05-31'));
  });

  it('reported-item-stands: not what was never stated, not twice, not of another item', () => {
    given(reported(report)).when(withdraw('e9')).thenRefused('reported-item-stands');
    given(reported(report), withdrawn('e1', '2023-05-31')).when(withdraw('e1')).thenRefused('reported-item-stands');
    given(reported(report)).when(withdraw('e1', '2023.planning-budget.other')).thenRefused('reported-item-stands');
  });
});
