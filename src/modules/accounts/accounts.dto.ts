import { IsIn, Length } from 'class-validator';
import { ROLES, type Role } from '../../kernel/roles.ts';
import { GroundDto } from '../../platform/http/ground.dto.ts';
import { DepartmentDto } from '../../platform/http/coded.dto.ts';
import { Nested } from '../../platform/http/nested.ts';
import { IsText } from '../../platform/http/validation.ts';

export class LogInDto {
  /** 로그인 이름 */
  @IsText()
  @Length(1, 40)
  loginName!: string;

  @IsText()
  @Length(1, 200)
  password!: string;
}

export class PasswordChangeDto {
  @IsText()
  @Length(1, 200)
  currentPassword!: string;

  /** 12 characters or more */
  @IsText()
  @Length(12, 200)
  newPassword!: string;
}

class AssignmentDto {
  @Nested(() => DepartmentDto)
  department!: DepartmentDto;

  @IsIn(ROLES)
  role!: Role;
}

export class ReassignAccountDto extends GroundDto {
  @Nested(() => AssignmentDto)
  assignment!: AssignmentDto;
}

export class OpenAccountDto extends ReassignAccountDto {
  /** 로그인 이름 */
  @IsText()
  accountId!: string;

  /** 성명 */
  @IsText()
  @Length(1, 60)
  name!: string;
}
