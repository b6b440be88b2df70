import { describe, expect, it } from '@jest/globals';
import { sourceFiles } from './source-files.ts';

const ONE_PLACE = 'src/platform/http/nested.ts';

/** ValidateNested lets nothing, null and a list pass as an object. */
const bareNested = (text: string): boolean => /\bValidateNested\b/.test(text);

describe('a member with members of its own', () => {
  it('is declared by Nested or NestedList, never by ValidateNested alone', () => {
    const bare = sourceFiles('src').filter(({ path, text }) => !path.endsWith('.spec.ts') && bareNested(text));
    expect(bare.map(({ path }) => path)).toEqual([ONE_PLACE]);
  });

  it('would be found', () => {
    expect(bareNested('  @ValidateNested()\n  @Type(() => FundSplitDto)\n')).toBe(true);
    expect(bareNested('  @Nested(() => FundSplitDto)\n')).toBe(false);
  });
});
