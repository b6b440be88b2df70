import { CAUSES } from '../../../src/events/causes.ts';

const NAMES = new Map<string, string>(Object.entries(CAUSES));

/** The word of the glossary for why a figure moved. */
export const causeName = (cause: string): string => NAMES.get(cause) ?? cause;
