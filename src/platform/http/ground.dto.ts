import { IsOptional } from 'class-validator';
import { IsDay, IsText } from './validation.ts';

/** What every change says: why, by which document, and whether that document proves earlier knowledge. */
export class GroundDto {
  /** 사유 */
  @IsText()
  reason!: string;

  /** 문서번호 */
  @IsText()
  document!: string;

  /** 문서일: only when history is loaded from a dated document (자료 이관). */
  @IsOptional()
  @IsDay()
  documentedOn?: string;
}
