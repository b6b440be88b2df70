import { applyDecorators } from '@nestjs/common';
import { Type, type ClassConstructor } from 'class-transformer';
import { IsArray, ValidateBy, ValidateNested } from 'class-validator';

const isNested = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
const message = '이름 붙은 항목들이 든 객체여야 합니다';

// ValidateNested alone lets nothing at all pass, and null, and a list.
const nested = (type: () => ClassConstructor<object>, each: boolean): PropertyDecorator =>
  applyDecorators(
    ValidateBy({ name: 'isNested', validator: { validate: isNested, defaultMessage: () => message } }, { each }),
    ValidateNested({ each, message }),
    Type(type),
  );

/** A member with members of its own; it must be there, unless IsOptional stands beside it. */
export const Nested = (type: () => ClassConstructor<object>): PropertyDecorator => nested(type, false);

/** A list of them; it may be empty. */
export const NestedList = (type: () => ClassConstructor<object>): PropertyDecorator =>
  applyDecorators(IsArray({ message: '목록이어야 합니다' }), nested(type, true));
