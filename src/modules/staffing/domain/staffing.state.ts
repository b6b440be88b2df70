import { withFact } from '../../../events/organization.effects.ts';
import type { OrganizationFact } from '../../../events/organization.events.ts';
import type { QuotaCell, StaffGrade, StaffingFact } from '../../../events/staffing.events.ts';
import { withDated, type Dated } from '../../../kernel/dated.ts';
import type { StoredEvent } from '../../../kernel/domain-event.ts';
import type { PlainDate } from '../../../kernel/time.ts';
import { NO_UNITS, type Units } from '../../../kernel/unit-history.ts';

export interface StaffMember {
  /** null once the person has left. */
  readonly as: StaffGrade | null;
  readonly lastFactOn: PlainDate;
}

/** What one stream says: a staffing stream has quota and staff, an organization stream has units. */
export interface StaffingState {
  readonly units: Units;
  readonly quotas: readonly Dated<readonly QuotaCell[]>[];
  /** By 인사번호, those who have left included. */
  readonly staff: ReadonlyMap<string, StaffMember>;
}

export const NO_STAFFING: StaffingState = { units: NO_UNITS, quotas: [], staff: new Map() };

export function evolve(state: StaffingState, { fact }: StoredEvent<StaffingFact | OrganizationFact>): StaffingState {
  switch (fact.type) {
    case 'QuotaSet':
      return { ...state, quotas: withDated(state.quotas, fact.effectiveOn, fact.data.cells) };
    case 'StaffAppointed':
    case 'StaffTransferredIn':
      return withMember(state, fact, fact.data.as);
    case 'StaffPromoted':
      return withMember(state, fact, fact.data.to);
    case 'StaffTransferredOut':
    case 'StaffRetired':
      return withMember(state, fact, null);
    case 'StaffingStated':
      return state;
    default:
      return { ...state, units: withFact(state.units, fact) };
  }
}

const withMember = (
  state: StaffingState,
  { effectiveOn, data }: { readonly effectiveOn: PlainDate; readonly data: { readonly staffId: string } },
  as: StaffGrade | null,
): StaffingState => ({
  ...state,
  staff: new Map(state.staff).set(data.staffId, { as, lastFactOn: effectiveOn }),
});
