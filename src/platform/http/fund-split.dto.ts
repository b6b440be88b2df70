import { IsWon } from './validation.ts';

/** 재원별 금액, 원 */
export class FundSplitDto {
  [fund: string]: number;

  /** 국비 */
  @IsWon()
  national!: number;

  /** 시비 */
  @IsWon()
  city!: number;

  /** 구비 */
  @IsWon()
  district!: number;

  /** 기타 */
  @IsWon()
  other!: number;
}
