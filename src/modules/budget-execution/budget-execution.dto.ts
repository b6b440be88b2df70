import { IsIn, IsInt, IsOptional, IsUUID, Length, Max, Min } from 'class-validator';
import {
  CARRYOVER_KINDS,
  TRANSFER_KINDS,
  type CarryoverKind,
  type TransferKind,
} from '../../events/budget-execution.events.ts';
import { GroundDto } from '../../platform/http/ground.dto.ts';
import { CodedDto, DepartmentDto } from '../../platform/http/coded.dto.ts';
import { FundSplitDto } from '../../platform/http/fund-split.dto.ts';
import { Nested, NestedList } from '../../platform/http/nested.ts';
import { IsDay, IsText, IsWon } from '../../platform/http/validation.ts';

/** A change of one budget line on a business day. */
class EntryDto extends GroundDto {
  /** 귀속일 */
  @IsDay()
  effectiveOn!: string;
}

class FundedEntryDto extends EntryDto {
  @Nested(() => FundSplitDto)
  funds!: FundSplitDto;
}

export class OpenBudgetLineDto extends EntryDto {
  /** 연도.부서.회계.세부사업.편성목-통계목 */
  @IsText()
  @Length(1, 180)
  lineId!: string;

  @IsInt()
  @Min(1995)
  @Max(2100)
  fiscalYear!: number;

  @Nested(() => CodedDto)
  account!: CodedDto;

  @Nested(() => DepartmentDto)
  department!: DepartmentDto;

  /** 정책사업 */
  @Nested(() => CodedDto)
  policy!: CodedDto;

  /** 단위사업 */
  @Nested(() => CodedDto)
  unit!: CodedDto;

  /** 세부사업 */
  @Nested(() => CodedDto)
  project!: CodedDto;

  /** 편성목 */
  @Nested(() => CodedDto)
  objectGroup!: CodedDto;

  /** 통계목 */
  @Nested(() => CodedDto)
  object!: CodedDto;
}

export class EnactOriginalBudgetDto extends FundedEntryDto {}

class AbsorptionDto {
  /** The 간주 or 성립전 event that this 추경 takes in */
  @IsUUID()
  eventId!: string;

  @Nested(() => FundSplitDto)
  funds!: FundSplitDto;
}

export class EnactSupplementaryBudgetDto extends FundedEntryDto {
  /** 차수 */
  @IsInt()
  @Min(1)
  round!: number;

  @NestedList(() => AbsorptionDto)
  absorbs!: AbsorptionDto[];
}

export class ApproveDeemedBudgetDto extends FundedEntryDto {
  /** 차수 */
  @IsInt()
  @Min(1)
  round!: number;
}

export class ApprovePreEnactmentUseDto extends FundedEntryDto {
  @IsIn(['purpose-designated', 'disaster'])
  ground!: 'purpose-designated' | 'disaster';
}

export class ReceiveCarryoverDto extends FundedEntryDto {
  @IsIn(CARRYOVER_KINDS)
  carryover!: CarryoverKind;

  @IsText()
  fromLineId!: string;
}

export class TransferBudgetDto extends FundedEntryDto {
  @IsText()
  toLineId!: string;

  @IsText()
  transferId!: string;

  @IsIn(TRANSFER_KINDS)
  transfer!: TransferKind;
}

export class ReassignBudgetLineDto extends EntryDto {
  @Nested(() => DepartmentDto)
  department!: DepartmentDto;

  @IsText()
  transferId!: string;
}

export class AllotmentDto extends EntryDto {
  @IsWon()
  amountWon!: number;
}

export class IncurObligationDto extends EntryDto {
  @IsText()
  obligationId!: string;

  @IsWon()
  amountWon!: number;

  /** 건명 */
  @IsText()
  subject!: string;
}

export class ChangeObligationDto extends EntryDto {
  @IsWon()
  changeWon!: number;
}

export class CancelObligationDto extends EntryDto {}

export class CompletePaymentDto extends FundedEntryDto {
  @IsText()
  paymentId!: string;

  @IsText()
  obligationId!: string;

  /** Legal ground of a payment after the cut-off (지방회계법 시행령 §3) */
  @IsOptional()
  @IsText()
  grace?: string;
}

export class ReturnPaymentDto extends FundedEntryDto {
  @IsText()
  returnId!: string;
}

export class ReclassifyExpenditureDto extends FundedEntryDto {
  @IsText()
  toLineId!: string;

  @IsText()
  reclassificationId!: string;
}

export class VoidEntryDto extends GroundDto {
  /** The entry that never happened */
  @IsUUID()
  eventId!: string;

  /** The other line of a two-sided entry */
  @IsOptional()
  @IsText()
  otherLineId?: string;
}

export class ReachCutoffDto extends EntryDto {}

class CarryoverAmountsDto {
  @IsWon()
  explicit!: number;

  @IsWon()
  accidental!: number;

  @IsWon()
  continuing!: number;
}

export class CloseFiscalYearDto extends EntryDto {
  @Nested(() => CarryoverAmountsDto)
  carryover!: CarryoverAmountsDto;

  /** 보조금 집행잔액 반납 */
  @IsWon()
  subsidyReturnWon!: number;
}
