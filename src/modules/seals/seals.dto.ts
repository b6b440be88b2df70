import { AsOfDto } from '../../platform/http/as-of.dto.ts';
import { IsText } from '../../platform/http/validation.ts';

export class SealDto {
  /** 사유 */
  @IsText()
  reason!: string;

  /** 문서번호 */
  @IsText()
  document!: string;
}

export class EvidenceDto extends AsOfDto {
  /** 수치 이름, 또는 흐름(stream)의 이름 */
  @IsText()
  subject!: string;
}
