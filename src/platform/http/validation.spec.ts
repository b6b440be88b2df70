import { describe, expect, test } from '@jest/globals';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
} from 'class-validator';
import type { JsonObject } from '../../kernel/json.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { Nested, NestedList } from './nested.ts';
import { IsDay, IsText, IsWon, validationPipe } from './validation.ts';

class PartDto {
  @IsWon()
  won!: number;
}

class BodyDto {
  @IsText()
  text!: string;

  @IsDay()
  day!: string;

  @IsWon()
  won!: number;

  @Nested(() => PartDto)
  part!: PartDto;

  @NestedList(() => PartDto)
  parts!: PartDto[];
}

const BODY = { text: '글', day: '2024-02-29', won: -5, part: { won: 0 }, parts: [{ won: 1 }, { won: 2 }] };

const take = (body: unknown): Promise<unknown> =>
  Promise.resolve(validationPipe().transform(body, { type: 'body', metatype: BodyDto }));

async function refused(part: Readonly<Record<string, unknown>>): Promise<Rejection> {
  const error: unknown = await take({ ...BODY, ...part }).catch((reason: unknown) => reason);
  if (error instanceof Rejection) return error;
  throw new Error(`taken: ${JSON.stringify(error)}`);
}

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null;

/** Field and value of each problem. */
async function problemsOf(part: Readonly<Record<string, unknown>>): Promise<unknown> {
  const { problems } = (await refused(part)).numbers;
  return Object.values(problems ?? {}).map((problem) => isObject(problem) && [problem['field'], problem['found']]);
}

describe('a body', () => {
  test('is taken as it is', async () => {
    expect(JSON.parse(JSON.stringify(await take(BODY)))).toEqual(BODY);
    expect(await take(BODY)).toBeInstanceOf(BodyDto);
  });

  test('is refused with field, found and expected of every problem', async () => {
    const { rule, sentence, numbers } = await refused({ day: '2023-02-29', won: '5' });
    expect(rule).toBe('bad-request');
    expect(sentence).toBe('요청의 2곳이 맞지 않습니다: day, won');
    expect(numbers).toEqual({
      problems: [
        { field: 'day', found: '"2023-02-29"', expected: '달력에 있는 날짜(YYYY-MM-DD)여야 합니다' },
        { field: 'won', found: '"5"', expected: '1,000,000,000,000원을 넘지 않는 원 단위 정수여야 합니다' },
      ],
    });
  });

  test('names the place of a problem in a part and in a list', async () => {
    expect(await problemsOf({ part: { won: 0.5 } })).toEqual([['part.won', '0.5']]);
    expect(await problemsOf({ parts: [{ won: 1 }, { won: null }] })).toEqual([['parts.1.won', 'null']]);
  });

  test.each([undefined, null, [], [{ won: 1 }], 'won', 7])('has a part that is an object, not %j', async (part) => {
    expect(await problemsOf({ part })).toContainEqual(['part', expect.any(String)]);
  });

  test.each([undefined, null, {}, 'won', [null], [[]], [7], [[{ won: 1 }]]])(
    'has a list of parts, not %j',
    async (parts) => {
      expect(await problemsOf({ parts })).toContainEqual(['parts', expect.any(String)]);
    },
  );

  test('may have no part in its list', async () => {
    await expect(take({ ...BODY, parts: [] })).resolves.toMatchObject({ parts: [] });
  });

  test('has no members that nobody asked for', async () => {
    expect(await problemsOf({ bonus: 1 })).toEqual([['bonus', '1']]);
    expect(await problemsOf({ part: { won: 1, bonus: 1 } })).toEqual([['part.bonus', '1']]);
  });

  test('shows no more than 200 characters of what was found', async () => {
    const { numbers } = await refused({ day: 'x'.repeat(1000) });
    expect(JSON.stringify(numbers).length).toBeLessThan(400);
  });
});

class ConditionsDto {
  @IsText()
  @Length(2, 3)
  text!: string;

  @IsInt()
  @Min(1)
  @Max(5)
  count!: number;

  @IsIn(['a', 'b'])
  choice!: string;

  @IsBoolean()
  flag!: boolean;

  @IsUUID()
  id!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2)
  @IsString({ each: true })
  list!: string[];
}

describe('what was expected', () => {
  const taken = {
    text: 'ab',
    count: 1,
    choice: 'a',
    flag: true,
    id: '0b6f3a52-8c0e-4e3b-9a54-7d1b2f6c9e10',
    list: ['a'],
  };
  const expectedOf = async (part: Readonly<Record<string, unknown>>): Promise<unknown> => {
    const error: unknown = await Promise.resolve(
      validationPipe().transform({ ...taken, ...part }, { type: 'body', metatype: ConditionsDto }),
    ).catch((reason: unknown) => reason);
    return error instanceof Rejection ? error.numbers['problems'] : null;
  };

  test.each<readonly [string, unknown, string]>([
    ['text', 'a', '2자 이상이어야 합니다'],
    ['text', 'abcd', '3자 이하여야 합니다'],
    ['count', 0, '1 이상이어야 합니다'],
    ['count', 6, '5 이하여야 합니다'],
    ['count', 1.5, '정수여야 합니다'],
    ['choice', 'c', '다음 가운데 하나여야 합니다: a, b'],
    ['flag', 'true', '참(true) 또는 거짓(false)이어야 합니다'],
    ['id', 'x', 'UUID여야 합니다'],
    ['list', [], '1개 이상이어야 합니다'],
    ['list', ['a', 'b', 'c'], '2개 이하여야 합니다'],
    ['list', [1], '글이어야 합니다'],
    ['bonus', 1, '아무도 묻지 않은 항목입니다'],
  ])('of %s %j is said in Korean', async (field, value, expected) => {
    expect(await expectedOf({ [field]: value })).toEqual([{ field, found: JSON.stringify(value), expected }]);
  });

  test('is one problem for a field that fails several conditions', async () => {
    expect(await expectedOf({ list: 7 })).toMatchObject([{ field: 'list', expected: expect.stringContaining(', ') }]);
  });

  test('names five fields at most in the sentence', async () => {
    const many = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [name, 1]));
    expect((await refused(many)).sentence).toBe('요청의 6곳이 맞지 않습니다: a, b, c, d, e …');
  });
});

describe('IsText', () => {
  test.each(['a', ' a ', '가', '\u{1F4B0}', '\n.'])('takes %j', async (text) => {
    await expect(take({ ...BODY, text })).resolves.toMatchObject({ text });
  });
  test.each(['', ' ', '\n\t', 'a\0', '\ud83d', 'a\udcb0b', 7, null, undefined, ['a'], { a: 'a' }])(
    'refuses %j',
    async (text) => {
      expect(await problemsOf({ text })).toEqual([['text', expect.any(String)]]);
    },
  );
});

describe('IsDay', () => {
  test.each(['2025-01-01', '2024-02-29', '2000-02-29'])('takes %j', async (day) => {
    await expect(take({ ...BODY, day })).resolves.toMatchObject({ day });
  });
  test.each([
    '2025-02-29',
    '1900-02-29',
    '2025-13-01',
    '2025-00-10',
    '2025-1-1',
    '2025-01-01T00:00',
    '',
    20250101,
    null,
  ])('refuses %j', async (day) => {
    expect(await problemsOf({ day })).toEqual([['day', expect.any(String)]]);
  });
});

describe('IsWon', () => {
  test.each([0, 1, -1, 1e12, -1e12])('takes %j', async (won) => {
    await expect(take({ ...BODY, won })).resolves.toMatchObject({ won });
  });
  test.each([0.5, 1e12 + 1, -1e12 - 1, 2 ** 53, NaN, Infinity, '1', true, null, undefined, [1]])(
    'refuses %j',
    async (won) => {
      expect(await problemsOf({ won })).toEqual([['won', expect.any(String)]]);
    },
  );
});
