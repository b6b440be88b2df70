import { describe, expect, it } from '@jest/globals';
import { CIRCUMSTANCES, scenariosOf } from '../../../../test/support/given-when-then.ts';
import {
  applied,
  file,
  idOf,
  JULY,
  july,
  reversed,
  row,
  withdrawn,
} from '../../../../test/support/reported-balance-imports.ts';
import { applyImport } from './import.decisions.ts';
import { reportedBalanceDecider } from './reported-balance.decider.ts';
import { NOTHING_STATED, type ReportedBalanceState } from './reported-balance.state.ts';

const given = scenariosOf(reportedBalanceDecider);

describe('ApplyImport', () => {
  it('states every subject of a first file', () => {
    given()
      .when(july)
      .then(...applied(july));
  });

  it('states only the subjects whose figures differ from what stands', () => {
    const august = file('august', '2025-08-05', [row('A', 100, 40), row('B', 200, 90)]);
    given(...applied(july))
      .when(august)
      .then(...applied(august, [row('B', 200, 90)]));
  });

  it.each([
    ['예산액 by fund source', { budgetFunds: { national: 10, city: 0, district: 90, other: 0 } }],
    ['예산액 no longer by fund source', { budgetFunds: null }],
    ['집행액 by fund source', { spentFunds: { national: 0, city: 0, district: 40, other: 0 } }],
    ['편성액', { compiledWon: 99 }],
    ['편성액 no longer stated', { compiledWon: null }],
  ])('sees a difference in nothing but %s', (_, part) => {
    const [a, b] = july.rows;
    const changed = { ...a!, figures: { ...a!.figures, ...part } };
    const next = file('next', JULY, [changed, b!]);
    given(...applied(july))
      .when(next)
      .then(...applied(next, [changed]));
  });

  it('leaves no trace when nothing differs, whatever the file is called', () => {
    given(...applied(july))
      .when(file('july-copied', '2025-07-06', july.rows))
      .then();
  });

  it('adds nothing when the same file comes again', () => {
    given(...applied(july))
      .when({ ...july, fileName: '다른 이름.json' })
      .then();
  });

  it('adds nothing when the same file comes again after another for the same day', () => {
    const corrected = file('corrected', JULY, [row('A', 100, 50)]);
    given(...applied(july), ...applied(corrected))
      .when(july)
      .then();
  });

  it('adds nothing when the same file comes again after one of its statements was withdrawn', () => {
    given(...applied(july), withdrawn('A', 'e2', JULY, null))
      .when(july)
      .then();
  });

  it('compares a file of an earlier day with what stood on that day', () => {
    const june = file('june', '2025-06-05', [row('A', 100, 40), row('B', 200, 0)]);
    given(...applied(july))
      .when(june)
      .then(...applied(june));
    const may = file('may', '2025-05-05', [row('A', 100, 40)]);
    given(...applied(july), ...applied(may))
      .when(june)
      .then(...applied(june, [row('B', 200, 0)]));
  });

  it('compares with the last of two statements for one day', () => {
    const corrected = file('corrected', JULY, [row('A', 100, 41)]);
    const again = file('again', JULY, [row('A', 100, 41)]);
    given(...applied(july), ...applied(corrected))
      .when(again)
      .then();
  });

  it('does not compare with what was withdrawn', () => {
    const copy = file('copy', JULY, july.rows);
    given(...applied(july), withdrawn('A', 'e2', JULY, null))
      .when(copy)
      .then(...applied(copy, [row('A', 100, 40)]));
  });

  it('can be applied anew after it was reversed', () => {
    given(
      ...applied(july),
      reversed('july', JULY, 2),
      withdrawn('A', 'e2', JULY, 'july'),
      withdrawn('B', 'e3', JULY, 'july'),
    )
      .when(july)
      .then(...applied(july));
  });

  it('accepts more spent than budgeted and flags it exceedsBudget', () => {
    const overspent = file('overspent', JULY, [row('A', 100, 101)]);
    const [batch, statement] = applied(overspent);
    expect(statement?.fact.data).toMatchObject({ exceedsBudget: true });
    given().when(overspent).then(batch!, statement!);
  });

  it('import-has-rows: an empty file is no import', () => {
    given()
      .when(file('empty', JULY, []))
      .thenRefused('import-has-rows');
  });

  it('batch-id-plain: the batch names a stream', () => {
    given()
      .when(file('ju ly', JULY, july.rows))
      .thenRefused('batch-id-plain');
  });

  it('subject-once-per-file: no subject is stated twice', () => {
    given()
      .when(file('twice', JULY, [row('A', 100, 40), row('A', 100, 41)]))
      .thenRefused('subject-once-per-file');
  });

  it('batch-is-one-file: another content does not come under a known number', () => {
    given(...applied(july))
      .when({ ...july, fileHash: 'another' })
      .thenRefused('batch-is-one-file');
  });

  it('import-total-safe: the sum stays within the safe integers', () => {
    const half = 2 ** 52;
    given()
      .when(file('large', JULY, [row('A', half, 0), row('B', half, 0)]))
      .thenRefused('import-total-safe');
  });

  it('one bad row refuses the whole file, by the rule of that row', () => {
    const good = row('A', 100, 40);
    const misnamed = { ...row('B', 1, 0), subject: { ...row('B', 1, 0).subject, subjectId: idOf('C') } };
    const unsplit = { ...row('B', 1, 0), figures: { ...row('B', 1, 0).figures, budgetWon: 2 } };
    given()
      .when(file('broken', JULY, [good, row('B', -1, 0)]))
      .thenRefused('amounts-non-negative');
    given()
      .when(file('broken', JULY, [good, misnamed]))
      .thenRefused('subject-id-from-parts');
    given()
      .when(file('broken', JULY, [good, unsplit]))
      .thenRefused('fund-split-sums-to-total');
  });

  it('effective-within-fiscal-year and effective-not-in-future hold for the snapshot day', () => {
    given()
      .when({ ...july, snapshotOn: '2026-01-05' })
      .thenRefused('effective-within-fiscal-year');
    given().when(july, { today: '2025-07-04' }).thenRefused('effective-not-in-future');
  });

  it('decides a file of 1,217 rows against as many statements in less than 100 ms', () => {
    const rows = Array.from({ length: 1217 }, (_, index) => row(`P${index}`, 1000 + index, index));
    const before = new Map<string, ReportedBalanceState>(
      rows.map(({ subject, figures }, index) => {
        const standing = { eventId: `e${index}`, effectiveOn: JULY, batchId: null, figures };
        return [`statedBalance-${subject.subjectId}`, { ...NOTHING_STATED, statements: [standing] }];
      }),
    );
    const changed = rows.map((one) => ({ ...one, figures: { ...one.figures, spentWon: one.figures.spentWon + 1 } }));
    const command = file('large', '2025-08-05', changed);
    const decide = () => {
      const started = performance.now();
      const facts = applyImport(command, (stream) => before.get(stream) ?? NOTHING_STATED, CIRCUMSTANCES);
      expect(facts).toHaveLength(1218);
      return performance.now() - started;
    };
    expect(Math.min(decide(), decide(), decide())).toBeLessThan(100);
  });
});
