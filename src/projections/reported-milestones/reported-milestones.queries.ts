import { Query } from '@nestjs/cqrs';
import type { AsOf } from '../../kernel/as-of.ts';
import type { ReportPart } from './reported-milestones.projection.ts';

/** A statement of a document that stands. */
export interface ReportedItem {
  readonly itemId: string;
  readonly year: number;
  readonly department: { readonly id: string; readonly name: string };
  readonly code: string;
  readonly name: string;
  readonly part: ReportPart;
  readonly totals: readonly { readonly name: string; readonly value: string; readonly unit: string }[];
  readonly span: { readonly from: string; readonly through: string } | null;
  /** Letter by letter. */
  readonly printed: string;
  readonly place: string;
  readonly note: string | null;
  readonly document: string;
  readonly effectiveOn: string;
  readonly knownAt: string;
  readonly recordedAt: string;
  readonly eventId: string;
}

/** Every statement that stands at both clocks, in the order in which they were taken over. */
export class ListReportedItems extends Query<readonly ReportedItem[]> {
  constructor(readonly asOf: AsOf) {
    super();
  }
}
