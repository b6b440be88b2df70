import type { AutomationFact } from '../../../events/automation.events.ts';
import { streamName, type Decider } from '../../../kernel/decider.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import type { PlainDate } from '../../../kernel/time.ts';
import type { AutomationCommand } from './automation.commands.ts';

/** The calendar of the installation. */
export const CALENDAR = 'days';
export const calendarStream = (calendar: string): string => streamName('calendar', calendar);
export const sagaStream = (saga: string): string => streamName('saga', saga);

export interface AutomationState {
  /** null before the first day. */
  readonly lastDay: PlainDate | null;
  /** Of a saga; 0 before it began. */
  readonly version: number;
}

export const automationDecider: Decider<AutomationCommand, AutomationState, AutomationFact> = {
  categories: ['calendar', 'saga'],
  commands: ['BeginDay', 'BeginSaga'],
  initialState: { lastDay: null, version: 0 },
  streams: (command) => [command.type === 'BeginDay' ? calendarStream(command.calendar) : sagaStream(command.saga)],
  evolve: (state, { fact }) => {
    switch (fact.type) {
      case 'DayBegan':
        return { ...state, lastDay: fact.effectiveOn };
      case 'SagaBegan':
        return { ...state, version: fact.data.version };
    }
  },
  decide: (command, states, { today }) => {
    const { effectiveOn } = command;
    const common = { schemaVersion: 1, effectiveOn };
    switch (command.type) {
      case 'BeginDay': {
        const stream = calendarStream(command.calendar);
        const { lastDay } = states(stream);
        refuseUnless(effectiveOn <= today, 'day-has-come', `${effectiveOn}은(는) 아직 오지 않았습니다.`, {
          effectiveOn,
          today,
        });
        refuseUnless(
          lastDay === null || effectiveOn > lastDay,
          'days-go-forward',
          `${lastDay ?? ''}이(가) 이미 시작되어 ${effectiveOn}을(를) 시작할 수 없습니다.`,
          { effectiveOn, lastDay },
        );
        return [{ stream, fact: { type: 'DayBegan', ...common, data: {} } }];
      }
      case 'BeginSaga': {
        const { saga, version, liveFrom } = command;
        const begun = states(sagaStream(saga)).version;
        refuseUnless(version > begun, 'saga-begins-once', `자동 처리 ${saga}의 ${begun}판이 이미 시작되었습니다.`, {
          saga,
          version,
          begun,
        });
        return [
          { stream: sagaStream(saga), fact: { type: 'SagaBegan', ...common, data: { saga, version, liveFrom } } },
        ];
      }
    }
  },
};
