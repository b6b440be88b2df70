import { describe, expect, it } from '@jest/globals';
import { CIRCUMSTANCES, logOf, scenariosOf, statesOf } from '../../../../test/support/given-when-then.ts';
import {
  applied,
  file,
  idOf,
  JULY,
  july,
  reversed,
  row,
  stated,
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

  it('records that a file of a later day came and changed nothing', () => {
    const confirming = file('july-6', '2025-07-06', july.rows);
    given(...applied(july))
      .when(confirming)
      .then(...applied(confirming, []));
  });

  it('states what was stated by hand only, so that it rests on files alone', () => {
    const only = file('only', JULY, [row('A', 100, 40)]);
    given(stated(row('A', 100, 40), '2025-06-30', null))
      .when(only)
      .then(...applied(only));
  });

  describe('on top of a file with a subject that it does not name', () => {
    const partial = file('august', '2025-08-05', [row('A', 100, 40)], ['B']);

    it('discontinues the subject, and restates nothing that is as it was', () => {
      given(...applied(july))
        .when(partial)
        .then(...applied(partial, [], ['B']));
    });

    it('does so for a file of the same day too', () => {
      const corrected = file('corrected', JULY, [row('A', 100, 40)], ['B']);
      given(...applied(july))
        .when(corrected)
        .then(...applied(corrected, [], ['B']));
    });

    it('discontinues what was restated by hand since', () => {
      given(...applied(july), stated(row('B', 200, 70), '2025-07-20', null))
        .when(partial)
        .then(...applied(partial, [], ['B']));
    });

    it('does not discontinue it twice, nor what was withdrawn', () => {
      const later = file('september', '2025-09-05', [row('A', 100, 40)], ['B']);
      given(...applied(july), ...applied(partial, [], ['B']))
        .when(later)
        .then(...applied(later, []));
      given(...applied(july), withdrawn('B', 'e3', JULY, null))
        .when(partial)
        .then(...applied(partial, []));
    });

    it('leaves alone what only a statement by hand names, and what belongs to another year', () => {
      const byHand = stated(row('C', 300, 0), '2025-06-30', null);
      given(byHand, ...applied(july))
        .when(partial)
        .then(...applied(partial, [], ['B']));
      const { subject, figures } = row('A', 1, 0);
      const next = { ...subject, subjectId: '2026.lofin-9900000.project.A', fiscalYear: 2026 };
      const january = file('january', '2026-01-05', [{ subject: next, figures }]);
      given(...applied(july))
        .when(january)
        .then(...applied(january));
    });

    it('states the subject anew when it comes back, with the same figures as before', () => {
      const back = file('back', '2025-09-05', july.rows);
      given(...applied(july), ...applied(partial, [], ['B']))
        .when(back)
        .then(...applied(back, [row('B', 200, 0)]));
    });

    it('import-absent-match: the command names what is missing, no more and no less', () => {
      for (const absent of [[], ['B', 'C'], ['C']])
        given(...applied(july))
          .when({ ...partial, absent: absent.map(idOf) })
          .thenRefused('import-absent-match');
    });
  });

  it('leaves no trace of another file of the same day that changes nothing', () => {
    given(...applied(july))
      .when(file('july-copied', JULY, july.rows))
      .then();
    given(...applied(july), ...applied(file('july-6', '2025-07-06', july.rows), []))
      .when(file('july-6-copied', '2025-07-06', july.rows))
      .then();
  });

  it('adds nothing when the same file comes again', () => {
    given(...applied(july))
      .when({ ...july, fileName: '다른 이름.json' })
      .then();
  });

  it('adds nothing when the same file comes again after another for the same day', () => {
    const corrected = file('corrected', JULY, [row('A', 100, 50), row('B', 200, 0)]);
    given(...applied(july), ...applied(corrected, [row('A', 100, 50)]))
      .when(july)
      .then();
  });

  it('adds nothing when the same file comes again after one of its statements was withdrawn', () => {
    given(...applied(july), withdrawn('A', 'e2', JULY, null))
      .when(july)
      .then();
  });

  it('adds nothing when the same file comes again after a file of a later day', () => {
    given(...applied(july), ...applied(file('august', '2025-08-05', [row('A', 100, 50)])))
      .when(july)
      .then();
  });

  it('compares with what stood on its day, not with what was stated for a day after it', () => {
    given(stated(row('A', 100, 30), '2025-06-30', 'june'), stated(row('A', 100, 40), '2025-08-05', 'august'))
      .when(july)
      .then(...applied(july));
  });

  it('compares with the last of two statements for one day', () => {
    const rows = [row('A', 100, 41), row('B', 200, 0)];
    const corrected = file('corrected', JULY, rows);
    const again = file('again', JULY, rows);
    given(...applied(july), ...applied(corrected, [row('A', 100, 41)]))
      .when(again)
      .then();
  });

  it('does not compare with what was withdrawn', () => {
    const copy = file('copy', JULY, july.rows);
    given(...applied(july), withdrawn('A', 'e2', JULY, null))
      .when(copy)
      .then(...applied(copy, [row('A', 100, 40)]));
  });

  const julyReversed = [
    ...applied(july),
    reversed('july', JULY, 2),
    withdrawn('A', 'e2', JULY, 'july'),
    withdrawn('B', 'e3', JULY, 'july'),
  ];

  it('can be applied anew after it was reversed, and then adds nothing again', () => {
    given(...julyReversed)
      .when(july)
      .then(...applied(july));
    given(...julyReversed, ...applied(july))
      .when(july)
      .then();
  });

  it('snapshot-in-order: no file comes below one of a later day, even if that one only confirmed', () => {
    const late = file('july-7', '2025-07-07', [row('A', 100, 35), row('B', 200, 0)]);
    const confirming = file('july-10', '2025-07-10', july.rows);
    const history = [...applied(july), ...applied(confirming, [])];
    given(...history)
      .when(late)
      .thenRefused('snapshot-in-order');
    given(...history, reversed('july-10', '2025-07-10', 0))
      .when(late)
      .then(...applied(late, [row('A', 100, 35)]));
  });

  it('snapshot-in-order: the same day is no day before', () => {
    const corrected = file('corrected', JULY, [row('A', 100, 41), row('B', 200, 0)]);
    given(...applied(july))
      .when(corrected)
      .then(...applied(corrected, [row('A', 100, 41)]));
  });

  it('snapshot-in-order: what was reversed is no longer in the way', () => {
    const june = file('june', '2025-06-05', [row('A', 100, 30)]);
    given(...julyReversed)
      .when(june)
      .then(...applied(june));
    given(...julyReversed, ...applied(july))
      .when(june)
      .thenRefused('snapshot-in-order');
  });

  it('snapshot-in-order: says which file is in the way, and what to do', () => {
    const states = statesOf(reportedBalanceDecider, logOf(applied(july)));
    const refused = () => applyImport(file('june', '2025-06-05', july.rows), states, CIRCUMSTANCES);
    expect(refused).toThrow('뒤의 반영을 먼저 취소하십시오.');
    const numbers = { batchId: july.batchId, appliedOn: JULY, snapshotOn: '2025-06-05' };
    expect(refused).toThrow(expect.objectContaining({ numbers }));
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

  it.each(['july', '.july', 'lofin-9900000.', 'lofin-9900000.ju ly', 'lofin.9900000.july', 'lofin 9900000.july'])(
    'batch-id-plain: a batch names its department and its content, not %j',
    (batchId) => {
      given()
        .when({ ...july, batchId })
        .thenRefused('batch-id-plain');
    },
  );

  it('one-department-per-file: every row is of the department that the batch names', () => {
    const { subject, figures } = row('B', 200, 0);
    const elsewhere = { id: 'lofin-9900001', name: '나람구' };
    const theirs = { ...subject, department: elsewhere, subjectId: '2025.lofin-9900001.project.B' };
    given()
      .when({ ...july, rows: [row('A', 100, 40), { subject: theirs, figures }] })
      .thenRefused('one-department-per-file');
    given()
      .when({ ...july, batchId: 'lofin-9900001.july' })
      .thenRefused('one-department-per-file');
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
    const rows = Array.from({ length: 9008 }, (_, index) => row(`P${index}`, 1e12, 0));
    given()
      .when(file('large', JULY, rows))
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

  it('decides a file of 1,217 rows against as many statements in less than 100 ms of its own', () => {
    const rows = Array.from({ length: 1217 }, (_, index) => row(`P${index}`, 1000 + index, index));
    const before = new Map<string, ReportedBalanceState>(
      rows.map(({ subject, figures }, index) => {
        const standing = { eventId: `e${index}`, effectiveOn: JULY, batchId: 'july', figures };
        return [`statedBalance-${subject.subjectId}`, { ...NOTHING_STATED, statements: [standing] }];
      }),
    );
    const changed = rows.map((one) => ({ ...one, figures: { ...one.figures, spentWon: one.figures.spentWon + 1 } }));
    const command = file('large', '2025-08-05', changed);
    const decide = () => {
      // Time of this process alone: on a busy machine the clock on the wall tells what the others do.
      const started = process.cpuUsage();
      const facts = applyImport(command, (stream) => before.get(stream) ?? NOTHING_STATED, CIRCUMSTANCES);
      const { user, system } = process.cpuUsage(started);
      expect(facts).toHaveLength(1218);
      return (user + system) / 1000;
    };
    expect(Math.min(decide(), decide(), decide())).toBeLessThan(100);
  });
});
