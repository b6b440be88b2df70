import type { PlainDate } from '../../../kernel/time.ts';

export interface BeginDay {
  readonly type: 'BeginDay';
  /** Whose days: those of the installation, or of an office whose years are told afterwards. */
  readonly calendar: string;
  readonly effectiveOn: PlainDate;
}

export interface BeginSaga {
  readonly type: 'BeginSaga';
  readonly saga: string;
  readonly version: number;
  /** Position of the last event without consequence. */
  readonly liveFrom: number;
  readonly effectiveOn: PlainDate;
}

export type AutomationCommand = BeginDay | BeginSaga;
