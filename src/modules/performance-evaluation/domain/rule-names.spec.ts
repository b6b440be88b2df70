import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { ABSENCES, FORMULA_KINDS } from '../../../events/evaluation-rules.ts';
import { EVALUATION_KINDS, VERDICTS } from '../../../events/performance-evaluation.events.ts';

const here = new URL('./', import.meta.url);
const textOf = (files: readonly string[]): string =>
  files.map((file) => readFileSync(new URL(file, here), 'utf8')).join('\n');

const files = readdirSync(here).filter((file) => file.endsWith('.ts'));
const specs = files.filter((file) => file.endsWith('.spec.ts'));
const sources = files.filter((file) => !specs.includes(file));

/** Kebab-case literals of the domain that are no rule names. */
const VOCABULARY: readonly string[] = [
  ...ABSENCES,
  ...EVALUATION_KINDS,
  ...FORMULA_KINDS,
  ...VERDICTS,
  // Why a part can not be computed.
  'actual-not-positive',
  'criterion-unknown',
  'formula-unknown',
  'no-score',
  'no-stages',
  'no-target',
  'no-tolerance',
  'not-judged',
  'nothing-counts',
  'target-not-positive',
];
const KEBAB_LITERAL = /'([a-z]+(?:-[a-z]+)+)'/g;
const REFUSAL = /thenRefused\(\s*'([^']+)',?\s*\)/g;

const found = (text: string, pattern: RegExp): readonly string[] => [
  ...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? '')),
];
const rules = found(textOf(sources), KEBAB_LITERAL).filter((literal) => !VOCABULARY.includes(literal));
const refused = found(textOf(specs), REFUSAL);

describe('every rule has a test that sees it refuse', () => {
  test('the sources name rules', () => {
    expect(rules).toContain('appeal-reviewer-is-not-verifier');
    expect(rules.length).toBeGreaterThan(30);
  });

  test.each(rules)('%s', (rule) => {
    expect(refused).toContain(rule);
  });

  test('no test expects a rule that the domain does not name', () => {
    expect(refused.filter((rule) => !rules.includes(rule))).toEqual([]);
  });
});
