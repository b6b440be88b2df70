import { ValidateBy, type ValidationOptions } from 'class-validator';
import { parseRational } from '../../kernel/rational.ts';

const MOST_CHARACTERS = 40; // nobody types a longer number, and a longer one would only slow every sum it is in

/** An exact number as text: '95', '-2.5', '250/3'. */
export const IsExactText = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isExactText',
      validator: {
        validate: (value: unknown) =>
          typeof value === 'string' && value.length <= MOST_CHARACTERS && parseRational(value) !== null,
        defaultMessage: () => "'95', '-2.5', '250/3' 같은 수를 글로 적어야 합니다",
      },
    },
    options,
  );
