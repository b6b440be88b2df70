import { describe, expect, test } from '@jest/globals';
import { district, factsOf, OFFICE } from '../../../test/support/budget-line-facts.ts';
import { logOf, RECORDER } from '../../../test/support/given-when-then.ts';
import { MemoryTables } from '../../../test/support/memory-rows.ts';
import { balanceStated } from '../../../test/support/statement-facts.ts';
import { EVENT_CATALOGUE } from '../../events/catalogue.ts';
import type { Fact } from '../../kernel/domain-event.ts';
import { eventRecord, labelOf, recordedEvent } from './event-record.projection.ts';
import type { RecordedEvent } from './event-record.queries.ts';
import { effectsOf } from './event-trace.ts';

const office = factsOf(OFFICE);
const log = logOf<Fact>([office.opened(), office.original(district(1000)), balanceStated()]);

describe('the record of events', () => {
  test('has a row of every event of every type there is', () => {
    expect(Object.keys(eventRecord.handlers)).toEqual(Object.keys(EVENT_CATALOGUE));
    expect(new MemoryTables(eventRecord).fold(log).rows(recordedEvent)).toHaveLength(log.length);
  });

  test('says who, in which department and role, why, by which document and because of what', () => {
    const caused = { ...log[0]!, meta: { ...log[0]!.meta, causationId: 'e0', correlationId: 'k1' } };
    const [row] = new MemoryTables(eventRecord).fold([caused]).rows(recordedEvent);
    expect(row).toMatchObject({
      event_id: 'e1',
      type: 'BudgetLineOpened',
      actor_id: RECORDER.id,
      actor_name: RECORDER.name,
      actor_department_id: RECORDER.departmentId,
      actor_department: RECORDER.departmentName,
      actor_role: RECORDER.role,
      reason: '시험',
      document: '기획예산과-1',
      causation_id: 'e0',
      correlation_id: 'k1',
    });
  });

  test('two pages are one page, wherever they part', () => {
    const whole = new MemoryTables(eventRecord).fold(log).rows(recordedEvent);
    for (let cut = 0; cut <= log.length; cut += 1)
      expect(new MemoryTables(eventRecord).fold(log.slice(0, cut)).fold(log.slice(cut)).rows(recordedEvent)).toEqual(
        whole,
      );
  });

  test('calls an event by its Korean name, and one that nobody writes any more by its own', () => {
    expect([labelOf('PaymentCompleted'), labelOf('Vanished')]).toEqual(['지급 완료', 'Vanished']);
  });
});

describe('what followed from an event', () => {
  const [row] = new MemoryTables(eventRecord).fold(log).rows(recordedEvent);
  const because = (event_id: string, causation_id: string): RecordedEvent => ({
    ...row!,
    event_id,
    causation_id,
    label: event_id,
  });

  test('is a tree: each event stands below the one that brought it about', () => {
    const followed = [because('b', 'a'), because('c', 'a'), because('d', 'b'), because('e', 'd')];
    const shape = (effects: ReturnType<typeof effectsOf>): unknown =>
      effects.map(({ event, effects: below }) => [event.event_id, shape(below)]);
    expect(shape(effectsOf('a', followed))).toEqual([
      ['b', [['d', [['e', []]]]]],
      ['c', []],
    ]);
  });

  test('is nothing where nothing followed', () => {
    expect(effectsOf('a', [])).toEqual([]);
  });
});
