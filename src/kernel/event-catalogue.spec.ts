import { describe, expect, test } from '@jest/globals';
import type { Fact } from './domain-event.ts';
import { requireWellFormed, type EventCatalogue } from './event-catalogue.ts';
import { membersOf, WON } from './shape.ts';

type Paid = Fact<'Paid', { readonly won: number }>;
const catalogue: EventCatalogue<Paid> = {
  Paid: {
    schemaVersion: 2,
    label: '지급',
    data: membersOf({ won: WON }),
    belongsTo: (id, { won }) => id !== 'small' || won < 10,
  },
};
const PAID: Paid = { type: 'Paid', schemaVersion: 2, effectiveOn: '2025-03-02', data: { won: 5 } };

describe('a fact on its way to the log', () => {
  test('passes as what the catalogue says', () => {
    expect(() => {
      requireWellFormed({ stream: 'purse-small', fact: PAID }, catalogue);
    }).not.toThrow();
  });

  test.each<readonly [string, Fact]>([
    ['Gone.v2 is not in the catalogue', { ...PAID, type: 'Gone' }],
    ['Paid.v1 is not in the catalogue', { ...PAID, schemaVersion: 1 }],
    ['Paid.effectiveOn: "2025-02-30"', { ...PAID, effectiveOn: '2025-02-30' }],
    ['Paid.won: "5"', { ...PAID, data: { won: '5' } }],
    ['Paid.won: nothing', { ...PAID, data: {} }],
    ['Paid does not belong to purse-small', { ...PAID, data: { won: 10 } }],
    ['Paid.bonus: unknown', { ...PAID, data: { won: 5, bonus: 1 } }],
  ])('is stopped: %s', (message, fact) => {
    expect(() => {
      requireWellFormed({ stream: 'purse-small', fact }, catalogue);
    }).toThrow(expect.objectContaining({ name: 'MalformedFact', message }));
  });
});
