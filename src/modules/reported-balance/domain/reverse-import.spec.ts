import { describe, expect, it } from '@jest/globals';
import { logOf, scenariosOf, statesOf } from '../../../../test/support/given-when-then.ts';
import {
  applied,
  file,
  idOf,
  JULY,
  july,
  resumed,
  reversed,
  row,
  stated,
  withdrawn,
} from '../../../../test/support/reported-balance-imports.ts';
import type { ReverseImport } from './reported-balance.commands.ts';
import { reverseImport } from './import.decisions.ts';
import { departmentsOfStatement, reportedBalanceDecider } from './reported-balance.decider.ts';

const given = scenariosOf(reportedBalanceDecider);

describe('ReverseImport', () => {
  const reverse: ReverseImport = { type: 'ReverseImport', batchId: july.batchId, subjects: [idOf('A'), idOf('B')] };

  it('withdraws the statements of the batch, each for its own day', () => {
    given(...applied(july))
      .when(reverse)
      .then(reversed('july', JULY, 2), withdrawn('A', 'e2', JULY, 'july'), withdrawn('B', 'e3', JULY, 'july'));
  });

  it('takes back the end of a subject too', () => {
    const partial = file('august', '2025-08-05', [row('A', 100, 60)], ['B']);
    const { batchId, snapshotOn } = partial;
    given(...applied(july), ...applied(partial, partial.rows, ['B']))
      .when({ ...reverse, batchId })
      .then(
        reversed('august', snapshotOn, 2),
        withdrawn('A', 'e5', snapshotOn, 'august'),
        resumed('B', 'e6', snapshotOn, 'august'),
      );
  });

  it('leaves the statements of others alone', () => {
    const byHand = stated(row('A', 90, 30), '2025-06-30', null);
    const june = file('june', '2025-06-05', [row('A', 100, 20)]);
    const history = [byHand, ...applied(june), ...applied(july)];
    given(...history)
      .when(reverse)
      .then(reversed('july', JULY, 2), withdrawn('A', 'e5', JULY, 'july'), withdrawn('B', 'e6', JULY, 'july'));
  });

  it('withdraws only what still stands', () => {
    given(...applied(july), withdrawn('A', 'e2', JULY, null))
      .when(reverse)
      .then(reversed('july', JULY, 1), withdrawn('B', 'e3', JULY, 'july'));
  });

  it('withdraws of a batch applied anew only what was stated anew', () => {
    const history = [
      ...applied(july),
      reversed('july', JULY, 2),
      withdrawn('A', 'e2', JULY, 'july'),
      withdrawn('B', 'e3', JULY, 'july'),
      ...applied(july),
    ];
    given(...history)
      .when(reverse)
      .then(reversed('july', JULY, 2), withdrawn('A', 'e8', JULY, 'july'), withdrawn('B', 'e9', JULY, 'july'));
  });

  const august = file('august', '2025-08-05', [row('A', 100, 60)]);

  it('takes back a file that changed nothing', () => {
    const confirming = file('july-10', '2025-07-10', july.rows);
    given(...applied(july), ...applied(confirming, []))
      .when({ type: 'ReverseImport', batchId: confirming.batchId, subjects: [] })
      .then(reversed('july-10', '2025-07-10', 0));
  });

  it.each([
    ['of a later day', august, august.rows],
    ['of a later day that only confirmed', file('july-10', '2025-07-10', july.rows), []],
    ['of the same day', file('corrected', JULY, [row('A', 100, 41)]), [row('A', 100, 41)]],
  ])('reverse-latest-first: not below a file %s', (_, later, changed) => {
    given(...applied(july), ...applied(later, changed))
      .when(reverse)
      .thenRefused('reverse-latest-first');
  });

  it('reverse-latest-first: below a file that was reversed already', () => {
    given(
      ...applied(july),
      ...applied(august),
      reversed('august', '2025-08-05', 1),
      withdrawn('A', 'e5', '2025-08-05', 'august'),
    )
      .when(reverse)
      .then(reversed('july', JULY, 2), withdrawn('A', 'e2', JULY, 'july'), withdrawn('B', 'e3', JULY, 'july'));
  });

  it('reverse-latest-first: names the file to reverse first', () => {
    const states = statesOf(reportedBalanceDecider, logOf([...applied(july), ...applied(august)]));
    const refused = () => reverseImport(reverse, states);
    expect(refused).toThrow(`${august.batchId}의 반영을 먼저 취소하십시오.`);
    const numbers = { batchId: july.batchId, latest: august.batchId, latestOn: '2025-08-05' };
    expect(refused).toThrow(expect.objectContaining({ numbers }));
  });

  it('import-known: what was never applied is not reversed', () => {
    given().when(reverse).thenRefused('import-known');
  });

  it('import-reversed-once: nothing is reversed twice', () => {
    given(...applied(july), reversed('july', JULY, 0))
      .when(reverse)
      .thenRefused('import-reversed-once');
    const below = [...applied(july), reversed('july', JULY, 0), ...applied(august)];
    given(...below)
      .when(reverse)
      .thenRefused('import-reversed-once');
  });

  it('concerns the department of the batch, also where it names no subject', () => {
    expect(departmentsOfStatement({ ...reverse, subjects: [] })).toEqual(['lofin-9900000']);
    expect(new Set(departmentsOfStatement(reverse))).toEqual(new Set(['lofin-9900000']));
  });

  it.each([
    ['one too few', [idOf('A')]],
    ['one too many', [idOf('A'), idOf('B'), idOf('C')]],
    ['another one', [idOf('A'), idOf('C')]],
    ['one of them twice', [idOf('A'), idOf('A')]],
  ])('import-subjects-match: not %s', (_, subjects) => {
    given(...applied(july))
      .when({ ...reverse, subjects })
      .thenRefused('import-subjects-match');
  });
});
