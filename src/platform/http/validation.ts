import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { ValidateBy, type ValidationOptions } from 'class-validator';
import { isStorableText } from '../../kernel/canonical-json.ts';
import { isDecimal } from '../../kernel/decimal.ts';
import { isPlainDate } from '../../kernel/time.ts';
import { formatWon, isWon, MOST_WON } from '../../kernel/won.ts';
import { Rejection } from '../../kernel/rejection.ts';

interface FieldProblem {
  readonly [key: string]: string;
  readonly field: string;
  readonly found: string;
  readonly expected: string;
}

/** One problem for each field, whatever number of conditions it fails. */
const fieldProblems = (errors: readonly ValidationError[], path = ''): FieldProblem[] =>
  errors.flatMap((error) => {
    const field = path === '' ? error.property : `${path}.${error.property}`;
    const failed = Object.entries(error.constraints ?? {}).map(([name, message]) => inKorean(name, message));
    const own = { field, found: shown(error.value), expected: [...new Set(failed)].join(', ') };
    return [...(failed.length > 0 ? [own] : []), ...fieldProblems(error.children ?? [], field)];
  });

/** Conditions of class-validator itself; its English message has the numbers or the list. */
const CONDITIONS: Readonly<Record<string, (numbers: readonly string[], rest: string) => string>> = {
  isLength: (numbers, rest) =>
    `${numbers.at(-1) ?? ''}자 ${rest.includes('longer') ? '이상이어야' : '이하여야'} 합니다`,
  isIn: (_, rest) => `다음 가운데 하나여야 합니다: ${rest}`,
  isInt: () => '정수여야 합니다',
  min: (numbers) => `${numbers.at(-1) ?? ''} 이상이어야 합니다`,
  max: (numbers) => `${numbers.at(-1) ?? ''} 이하여야 합니다`,
  isBoolean: () => '참(true) 또는 거짓(false)이어야 합니다',
  isUuid: () => 'UUID여야 합니다',
  isArray: () => '목록이어야 합니다',
  isString: () => '글이어야 합니다',
  arrayMinSize: (numbers) => `${numbers.at(-1) ?? ''}개 이상이어야 합니다`,
  arrayMaxSize: (numbers) => `${numbers.at(-1) ?? ''}개 이하여야 합니다`,
  whitelistValidation: () => '아무도 묻지 않은 항목입니다',
};

const inKorean = (condition: string, message: string): string =>
  CONDITIONS[condition]?.(message.match(/\d+/g) ?? [], message.replace(/^[^:]*: /, '')) ?? message;

/** More fields than this are counted, not named, in the sentence. */
const MOST_NAMED = 5;

function namesOf(problems: readonly FieldProblem[]): string {
  const named = problems.slice(0, MOST_NAMED).map(({ field }) => field);
  return named.join(', ') + (problems.length > MOST_NAMED ? ' …' : '');
}

const shown = (value: unknown): string => (value === undefined ? '없음' : JSON.stringify(value).slice(0, 200));

/** Bodies and queries are taken as they are: no conversion that would let 5 pass for '5', no unknown members. */
export const validationPipe = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    exceptionFactory: (errors) => {
      const problems = fieldProblems(errors);
      return new Rejection('bad-request', `요청의 ${String(problems.length)}곳이 맞지 않습니다: ${namesOf(problems)}`, {
        problems,
      });
    },
  });

/** A text PostgreSQL can keep: not empty, no NUL, no half surrogate pair. */
export const IsText = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isText',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && value.trim() !== '' && isStorableText(value),
        defaultMessage: () => '비어 있지 않고 저장할 수 있는 글이어야 합니다',
      },
    },
    options,
  );

/** 'YYYY-MM-DD', a day the calendar has. */
export const IsDay = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isDay',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && isPlainDate(value),
        defaultMessage: () => '달력에 있는 날짜(YYYY-MM-DD)여야 합니다',
      },
    },
    options,
  );

/** An exact decimal as text, such as '45000' or '4.80'. */
export const IsDecimalText = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isDecimalText',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && isDecimal(value),
        defaultMessage: () => '쉼표 없는 십진수를 적은 글이어야 합니다',
      },
    },
    options,
  );

/** Integer won, no more than one amount may be. */
export const IsWon = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isWon',
      validator: {
        validate: isWon,
        defaultMessage: () => `${formatWon(MOST_WON)}원을 넘지 않는 원 단위 정수여야 합니다`,
      },
    },
    options,
  );
