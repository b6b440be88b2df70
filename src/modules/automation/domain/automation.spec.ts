import { describe, it } from '@jest/globals';
import type { AutomationFact } from '../../../events/automation.events.ts';
import type { Decided } from '../../../kernel/decider.ts';
import { scenariosOf } from '../../../../test/support/given-when-then.ts';
import type { BeginSaga } from './automation.commands.ts';
import { automationDecider, CALENDAR, calendarStream, sagaStream } from './automation.decider.ts';

const given = scenariosOf(automationDecider);

describe('the calendar', () => {
  const began = (effectiveOn: string, calendar = CALENDAR): Decided<AutomationFact> => ({
    stream: calendarStream(calendar),
    fact: { type: 'DayBegan', schemaVersion: 1, effectiveOn, data: {} },
  });

  const begin = (effectiveOn: string, calendar = CALENDAR) => ({ type: 'BeginDay', calendar, effectiveOn }) as const;

  it('records that a day began', () => {
    given().when(begin('2025-06-30')).then(began('2025-06-30'));
  });

  it('may leave out days on which nothing ran', () => {
    given(began('2025-06-30')).when(begin('2025-07-03')).then(began('2025-07-03'));
  });

  it.each(['2025-06-29', '2025-06-30'])('days-go-forward: refuses %s after 2025-06-30', (effectiveOn) => {
    given(began('2025-06-30')).when(begin(effectiveOn)).thenRefused('days-go-forward');
  });

  it('leaves the days of an office that are told afterwards apart', () => {
    given(began('2025-06-30')).when(begin('2024-01-02', 'saebyeol')).then(began('2024-01-02', 'saebyeol'));
  });

  it('day-has-come: refuses a day of the future', () => {
    given().when(begin('2025-07-02'), { today: '2025-07-01' }).thenRefused('day-has-come');
  });
});

describe('a saga', () => {
  const begin = (version: number, liveFrom: number): BeginSaga => ({
    type: 'BeginSaga',
    saga: 'gift-thanked',
    version,
    liveFrom,
    effectiveOn: '2025-06-30',
  });
  const began = (version: number, liveFrom: number): Decided<AutomationFact> => ({
    stream: sagaStream('gift-thanked'),
    fact: {
      type: 'SagaBegan',
      schemaVersion: 1,
      effectiveOn: '2025-06-30',
      data: { saga: 'gift-thanked', version, liveFrom },
    },
  });

  it('begins at a stated position, each version once', () => {
    given().when(begin(1, 40)).then(began(1, 40));
    given(began(1, 40)).when(begin(2, 70)).then(began(2, 70));
  });

  it.each([1, 2])('saga-begins-once: refuses version %i after version 2', (version) => {
    given(began(1, 40), began(2, 70)).when(begin(version, 90)).thenRefused('saga-begins-once');
  });
});
