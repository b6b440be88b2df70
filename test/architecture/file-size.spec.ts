import { describe, expect, it } from '@jest/globals';
import { sourceFiles, type SourceFile } from './source-files.ts';

/** About 250, with a little room: a longer file splits by command or by screen. Specs are lists of cases and may be long. */
const MOST_LINES = 260;

/** Files that stay longer, and why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'src/app.module.ts': 'where everything meets: a few lines for each capability, and nothing else',
  'src/projections/budget-execution/budget-execution.projection.ts':
    'half of it is the two tables as data; the fold itself is short',
  'src/platform/http/response-schemas.ts': 'generated from the return types of the controllers',
  'web/src/api/openapi.d.ts': 'generated from the document of the API',
};

const lines = ({ text }: SourceFile): number => text.trimEnd().split('\n').length;

const tooLong = (files: readonly SourceFile[]): readonly string[] =>
  files.filter((file) => !file.path.endsWith('.spec.ts') && lines(file) > MOST_LINES).map(({ path }) => path);

describe('files stay small', () => {
  it('in src and in the page, but for the exceptions and no others', () => {
    expect(tooLong([...sourceFiles('src'), ...sourceFiles('web/src')])).toEqual(Object.keys(EXCEPTIONS).sort());
  });

  it('and one line too many is noticed', () => {
    const long = { path: 'long.ts', text: 'line\n'.repeat(MOST_LINES + 1) };
    const fitting = { path: 'fitting.ts', text: 'line\n'.repeat(MOST_LINES) };
    expect(tooLong([long, fitting])).toEqual(['long.ts']);
  });
});
