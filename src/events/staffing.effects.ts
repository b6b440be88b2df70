import type { PersonnelFact, StaffGrade } from './staffing.events.ts';

/** One person more or less in one column. */
export type StrengthChange = StaffGrade & { readonly change: 1 | -1 };

/** What a personnel fact does to 현원, from its day on. */
export function strengthChanges(fact: PersonnelFact): readonly StrengthChange[] {
  switch (fact.type) {
    case 'StaffAppointed':
    case 'StaffTransferredIn':
      return [{ ...fact.data.as, change: 1 }];
    case 'StaffTransferredOut':
    case 'StaffRetired':
      return [{ ...fact.data.as, change: -1 }];
    case 'StaffPromoted':
      return [
        { ...fact.data.from, change: -1 },
        { ...fact.data.to, change: 1 },
      ];
  }
}
