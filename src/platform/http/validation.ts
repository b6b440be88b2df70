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

const fieldProblems = (errors: readonly ValidationError[], path = ''): FieldProblem[] =>
  errors.flatMap((error) => {
    const field = path === '' ? error.property : `${path}.${error.property}`;
    const own = Object.values(error.constraints ?? {}).map((expected) => ({
      field,
      found: shown(error.value),
      expected,
    }));
    return [...own, ...fieldProblems(error.children ?? [], field)];
  });

const shown = (value: unknown): string => (value === undefined ? '없음' : JSON.stringify(value).slice(0, 200));

/** Bodies and queries are taken as they are: no conversion that would let 5 pass for '5', no unknown members. */
export const validationPipe = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    exceptionFactory: (errors) => {
      const problems = fieldProblems(errors);
      const [first] = problems;
      return new Rejection(
        'bad-request',
        `요청의 ${String(problems.length)}곳이 맞지 않습니다: ${first?.field ?? ''}`,
        {
          problems,
        },
      );
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
