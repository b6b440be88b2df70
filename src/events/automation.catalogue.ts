import type { EventCatalogue } from '../kernel/event-catalogue.ts';
import { INTEGER, membersOf, TEXT } from '../kernel/shape.ts';
import type { AutomationFact } from './automation.events.ts';
import { NO_DATA, v1 } from './shapes.ts';

export const AUTOMATION_EVENTS: EventCatalogue<AutomationFact> = {
  DayBegan: v1('날이 바뀜', NO_DATA),
  SagaBegan: v1('자동 처리 시작', membersOf({ saga: TEXT, version: INTEGER, liveFrom: INTEGER })),
};
