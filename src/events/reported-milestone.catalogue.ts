import type { EventCatalogue } from '../kernel/event-catalogue.ts';
import { DAY, DECIMAL, listOf, membersOf, oneOf, orNull, TEXT, YEAR } from '../kernel/shape.ts';
import {
  REPORT_PARTS,
  type ReportedMilestoneFact,
  type ReportedSpan,
  type ReportedTotal,
} from './reported-milestone.events.ts';
import { DEPARTMENT, v1 } from './shapes.ts';

export const REPORTED_MILESTONE_EVENTS: EventCatalogue<ReportedMilestoneFact> = {
  ItemReported: v1(
    '보고 사항 기록',
    membersOf({
      itemId: TEXT,
      year: YEAR,
      department: DEPARTMENT,
      code: TEXT,
      name: TEXT,
      part: oneOf(REPORT_PARTS),
      totals: listOf(membersOf<ReportedTotal>({ name: TEXT, value: DECIMAL, unit: TEXT })),
      span: orNull(membersOf<ReportedSpan>({ from: DAY, through: DAY })),
      printed: TEXT,
      place: TEXT,
      note: orNull(TEXT),
    }),
  ),
  ReportedItemWithdrawn: v1('보고 사항 철회', membersOf({ itemId: TEXT, withdraws: TEXT })),
};
