import { instantOf, type Instant } from '../kernel/time.ts';

export type Clock = () => Instant;
export const CLOCK = Symbol('Clock');

export const systemClock: Clock = () => instantOf(Date.now());
