import type { StoredEvent } from '../kernel/domain-event.ts';

/** What a stream's name has behind its category. */
export const idOf = ({ stream }: StoredEvent): string => stream.slice(stream.indexOf('-') + 1);

/** Of a plan or an evaluation: 관서, 연도, and what it is of that year. */
const partsOf = (event: StoredEvent): readonly string[] => idOf(event).split('.');

/** 관서.연도: plans of a year and the evaluations of that year know each other. */
export const yearOf = (event: StoredEvent): string => partsOf(event).slice(0, 2).join('.');

/** 사업번호, of the stream of a project or of an assessment. */
export const projectNoOf = (event: StoredEvent): string => partsOf(event).at(-1) ?? '';

/** 관서.연도.mid-year|year-end, of the stream of a cycle or of an assessment. */
export const cycleIdOf = (event: StoredEvent): string => partsOf(event).slice(0, 3).join('.');
