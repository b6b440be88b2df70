import type { CataloguedEvent } from '../kernel/event-catalogue.ts';
import type { FundSplit } from '../kernel/fund-split.ts';
import type { JsonObject } from '../kernel/json.ts';
import { membersOf, TEXT, WON, type Shape } from '../kernel/shape.ts';
import type { BudgetLine, Coded } from './budget-execution.events.ts';

/* What the data of several capabilities is made of. */

export const v1 = <Data extends JsonObject>(label: string, data: Shape<Data>): CataloguedEvent<Data> => ({
  schemaVersion: 1,
  label,
  data,
});

export const NO_DATA = membersOf<Record<string, never>>({});
export const CODED = membersOf<Coded>({ code: TEXT, name: TEXT });
export const DEPARTMENT = membersOf<BudgetLine['department']>({ id: TEXT, name: TEXT });
export const FUND_SPLIT = membersOf<FundSplit>({ national: WON, city: WON, district: WON, other: WON });
