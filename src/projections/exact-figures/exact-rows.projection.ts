import { knownAt, type Fact, type StoredEvent } from '../../kernel/domain-event.ts';
import type { Handler, Rows } from '../../kernel/projection.ts';
import type { ExactText } from '../../kernel/rational.ts';
import { exactStatement } from './exact-tables.projection.ts';

export interface Said {
  readonly figureId: string;
  readonly exact: ExactText | null;
  readonly shown: string;
  readonly note?: string | null;
}

export function state(event: StoredEvent, said: readonly Said[], rows: Rows): void {
  for (const [ordinal, { figureId, exact, shown, note = null }] of said.entries())
    rows.put(exactStatement, {
      position: event.position,
      ordinal,
      figure_id: figureId,
      exact,
      shown,
      note,
      cause: event.fact.type,
      effective_on: event.fact.effectiveOn,
      known_at: knownAt(event),
      recorded_at: event.recordedAt,
      event_id: event.id,
    });
}

/** What stands in a stream's name behind its category. */
export const subjectOf = ({ stream }: StoredEvent): string => stream.slice(stream.indexOf('-') + 1);

export const handler = <F extends Fact>(
  fold: (event: StoredEvent<F>, rows: Rows) => void,
  touches: Handler<StoredEvent<F>>['touches'] = () => [],
): Handler<StoredEvent<F>> => ({ touches, fold });
