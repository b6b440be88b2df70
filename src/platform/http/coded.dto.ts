import { Length } from 'class-validator';
import { IsText } from './validation.ts';

/** A code and its name as printed */
export class CodedDto {
  @IsText()
  @Length(1, 60)
  code!: string;

  @IsText()
  @Length(1, 200)
  name!: string;
}

export class DepartmentDto {
  @IsText()
  @Length(1, 60)
  id!: string;

  @IsText()
  @Length(1, 60)
  name!: string;
}
