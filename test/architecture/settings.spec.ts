import { describe, expect, it } from '@jest/globals';
import { sourceFiles, textOf } from './source-files.ts';

/** The environment variables that a text of the program asks for. */
const askedIn = (text: string): readonly string[] =>
  [...text.matchAll(/\b(?:environment|env)\['(\w+)'\]|\b\w+\(environment, '(\w+)'/g)].map(
    ([, direct, passed]) => direct ?? passed ?? '',
  );

const asked = sourceFiles('src')
  .filter(({ path }) => !path.endsWith('.spec.ts'))
  .flatMap(({ text }) => askedIn(text));
const described = [...textOf('docs/operations.md').matchAll(/^\| `([A-Z][A-Z_]+)` +\|/gm)].map(([, name]) => name);

describe('the settings', () => {
  it('are all in the table of docs/operations.md, each once, and no others', () => {
    expect(asked.length).toBeGreaterThan(6);
    expect(described.toSorted()).toEqual([...new Set(asked)].sort());
  });

  it('are found however they are asked for', () => {
    expect(askedIn(`environment['A'] ?? wholeNumber(environment, 'B', 1); process.env['C']`)).toEqual(['A', 'B', 'C']);
  });
});
