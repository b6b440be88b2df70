import { describe, test } from '@jest/globals';
import { factsOf, given, lineWith, OFFICE } from '../../../../test/support/budget-line-facts.ts';

const facts = factsOf(OFFICE);
const open = { type: 'OpenBudgetLine', ...OFFICE, effectiveOn: '2025-01-01' } as const;

describe('opening a budget line', () => {
  test('an unopened line with the id of its codes is opened', () => {
    given().when(open).then(facts.opened());
  });

  test('another line of the same project may be open already', () => {
    const other = lineWith({ object: { code: '02', name: '공공운영비' } });
    given(factsOf(other).opened()).when(open).then(facts.opened());
  });

  test('an id that is not made of the codes is refused', () => {
    given()
      .when({ ...open, lineId: '2025.planning.general.J1.201-02' })
      .thenRefused('line-id-from-codes');
  });

  test('codes hold nothing that separates the parts of an id', () => {
    const plain = lineWith({ department: { id: 'planning-budget_2', name: '기획예산과' } });
    given()
      .when({ ...open, ...plain })
      .then(factsOf(plain).opened());
    for (const code of ['a.b', 'a/b', 'a b', '', '기획', 'x'.repeat(65)]) {
      given()
        .when({ ...open, ...lineWith({ project: { code, name: '성과평가' } }) })
        .thenRefused('line-codes-plain');
      given()
        .when({ ...open, ...lineWith({ department: { id: code, name: '기획예산과' } }) })
        .thenRefused('line-codes-plain');
    }
  });

  test('a line is opened once, and stays so after the year is closed', () => {
    given(facts.opened()).when(open).thenRefused('line-opened-once');
    given(facts.opened(), facts.cutOff(), facts.closed(0, 0)).when(open).thenRefused('line-opened-once');
  });

  test('nothing happens on a line before it is opened', () => {
    const enact = { type: 'IssueAllotment', lineId: OFFICE.lineId, effectiveOn: '2025-01-10', amountWon: 1 } as const;
    given().when(enact).thenRefused('line-opened-first');
  });
});
