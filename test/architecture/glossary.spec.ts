import { describe, expect, it } from '@jest/globals';
import { MEASURES } from '../../src/events/budget-execution.events.ts';
import { EVENT_CATALOGUE } from '../../src/events/catalogue.ts';
import { CAUSES } from '../../src/events/causes.ts';
import { CHANGES, STATUSES } from '../../src/events/four-year-plan.events.ts';
import { EXACT_MEASURES } from '../../src/kernel/exact-figure-id.ts';
import { BASES, FIGURE_MEASURES } from '../../src/kernel/figure-id.ts';
import { FUNDS } from '../../src/kernel/fund-split.ts';
import { ROLES } from '../../src/kernel/roles.ts';
import { sourceFiles, textOf } from './source-files.ts';

interface Entry {
  readonly term: string;
  readonly identifier: string;
  readonly meaning: string;
}

/** The rows of one section's table; the identifier stands in backticks. */
function entriesOf(markdown: string, section: string): readonly Entry[] {
  const [, ...parts] = markdown.split(/^## /m);
  const part = parts.find((text) => text.startsWith(`${section}\n`)) ?? '';
  return part.split('\n').flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    const [, term = '', code = '', , , meaning = ''] = cells;
    const identifier = /^`(.+)`$/.exec(code)?.[1];
    return identifier === undefined ? [] : [{ term, identifier, meaning }];
  });
}

const glossary = textOf('docs/glossary.md');
const identifiers = (section: string): readonly string[] =>
  entriesOf(glossary, section)
    .map(({ identifier }) => identifier)
    .sort();

const declaredEvents = (text: string): readonly string[] =>
  [...text.matchAll(/\bFact<\s*'(\w+)'/g)].map(([, type = '']) => type);

describe('the glossary', () => {
  it('has every cause by the word that a person reads, and no other', () => {
    const words = Object.fromEntries(entriesOf(glossary, 'Causes').map(({ identifier, term }) => [identifier, term]));
    expect(words).toEqual(CAUSES);
  });

  it('has every measure, and no other', () => {
    expect(identifiers('Measures')).toEqual(
      [...new Set([...MEASURES, ...FIGURE_MEASURES, ...Object.values(EXACT_MEASURES).flat()])].sort(),
    );
  });

  it('has every event type, and no other', () => {
    const declared = sourceFiles('src/events').flatMap(({ text }) => declaredEvents(text));
    expect(declared.length).toBeGreaterThan(20);
    expect(identifiers('Events')).toEqual(declared.sort());
  });

  it('has every event type by the name that a person reads', () => {
    const names = Object.fromEntries(entriesOf(glossary, 'Events').map(({ identifier, term }) => [identifier, term]));
    const labels = Object.entries(EVENT_CATALOGUE).map(([type, { label }]) => [type, label]);
    expect(names).toEqual(Object.fromEntries(labels));
  });

  it.each([
    ['Figures', BASES],
    ['Budget line', FUNDS],
    ['Four-year plan', [...CHANGES, ...STATUSES]],
    ['Roles', ROLES],
  ])('has under %s: %j', (section, wanted) => {
    expect(identifiers(section)).toEqual(expect.arrayContaining([...wanted]));
  });

  it('has a term for every row and each identifier once within its section', () => {
    for (const section of [
      'Clocks',
      'Budget line',
      'Measures',
      'Figures',
      'Causes',
      'Events',
      'Four-year plan',
      'Performance evaluation',
      'Organization and staffing',
      'Performance plan',
      'Seals',
      'Reported balance',
      'Reported milestone',
      'My work',
      'Roles',
    ]) {
      const entries = entriesOf(glossary, section);
      expect(entries.filter(({ term, meaning }) => term === '' || meaning === '')).toEqual([]);
      expect(new Set(identifiers(section)).size).toBe(entries.length);
      expect(entries.length).toBeGreaterThan(0);
    }
  });
});

describe('reading the glossary', () => {
  const planted =
    '# G\n\n## Causes\n\n| t | i | u | l | m |\n| - | - | - | - | - |\n| 지급 | `payment` | won | – | paid |\n\n## Other\n';
  it('sees the rows of one section only', () => {
    expect(entriesOf(planted, 'Causes')).toEqual([{ term: '지급', identifier: 'payment', meaning: 'paid' }]);
    expect(entriesOf(planted, 'Other')).toEqual([]);
  });
  it('sees event types over line breaks', () => {
    expect(declaredEvents("type A = Fact<'Paid', {}>;\ntype B = Fact<\n  'Returned',\n  {}\n>;")).toEqual([
      'Paid',
      'Returned',
    ]);
  });
});
