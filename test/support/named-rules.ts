import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';

const KEBAB_LITERAL = /'([a-z0-9]+(?:-[a-z0-9]+)+)'/g;
const REFUSAL = /thenRefused\(\s*'([^']+)',?\s*\)/g;

const found = (text: string, pattern: RegExp): readonly string[] => [
  ...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? '')),
];

/**
 * Every rule that a domain names is seen to refuse by one of its specs, and no other.
 * vocabulary: kebab-case literals of the domain that are no rule names; one: a rule that must be found, of at least so many.
 */
export function everyRuleRefuses(
  domain: URL,
  { vocabulary, one, atLeast }: { vocabulary: readonly string[]; one: string; atLeast: number },
): void {
  const files = readdirSync(domain).filter((file) => file.endsWith('.ts'));
  const textOf = (some: readonly string[]): string =>
    some.map((file) => readFileSync(new URL(file, domain), 'utf8')).join('\n');
  const specs = files.filter((file) => file.endsWith('.spec.ts'));
  const sources = files.filter((file) => !specs.includes(file));
  const rules = found(textOf(sources), KEBAB_LITERAL).filter((literal) => !vocabulary.includes(literal));
  const refused = found(textOf(specs), REFUSAL);

  describe('every rule has a test that sees it refuse', () => {
    test('the sources name rules', () => {
      expect(rules).toContain(one);
      expect(rules.length).toBeGreaterThanOrEqual(atLeast);
    });

    test.each(rules)('%s', (rule) => {
      expect(refused).toContain(rule);
    });

    test('no test expects a rule that the domain does not name', () => {
      expect(refused.filter((rule) => !rules.includes(rule))).toEqual([]);
    });
  });
}
