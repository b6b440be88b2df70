import { describe, it } from '@jest/globals';
import { scenariosOf } from '../../../../test/support/given-when-then.ts';
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
import type { ReverseImport } from './reported-balance.commands.ts';
import { reportedBalanceDecider } from './reported-balance.decider.ts';

const given = scenariosOf(reportedBalanceDecider);

describe('ReverseImport', () => {
  const reverse: ReverseImport = { type: 'ReverseImport', batchId: 'july', subjects: [idOf('A'), idOf('B')] };

  it('withdraws the statements of the batch, each for its own day', () => {
    given(...applied(july))
      .when(reverse)
      .then(reversed('july', JULY, 2), withdrawn('A', 'e2', JULY, 'july'), withdrawn('B', 'e3', JULY, 'july'));
  });

  it('leaves the statements of others alone', () => {
    const byHand = stated(row('A', 90, 30), '2025-06-30', null);
    const august = file('august', '2025-08-05', [row('A', 100, 60)]);
    given(byHand, ...applied(july), ...applied(august))
      .when(reverse)
      .then(reversed('july', JULY, 2), withdrawn('A', 'e3', JULY, 'july'), withdrawn('B', 'e4', JULY, 'july'));
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

  it('import-known: what was never applied is not reversed', () => {
    given().when(reverse).thenRefused('import-known');
  });

  it('import-reversed-once: nothing is reversed twice', () => {
    given(...applied(july), reversed('july', JULY, 0))
      .when(reverse)
      .thenRefused('import-reversed-once');
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
