import { IsIn, IsOptional } from 'class-validator';
import { IsDay } from '../../platform/http/validation.ts';

export class WorkDto {
  /** 기준일; today when left out */
  @IsOptional()
  @IsDay()
  on?: string;

  /** true: the chase list, only what is late */
  @IsOptional()
  @IsIn(['true', 'false'])
  late?: string;
}
