import type { StoredEvent } from '../../src/kernel/domain-event.ts';
import type { PerformancePlanFact } from '../../src/events/performance-plan.events.ts';
import type { PlainDate } from '../../src/kernel/time.ts';
import type { DemoOffice } from './demo-office.ts';
import type { DemoYearEntry } from './entry.ts';
import { lastDayOf, type PlannedIndicator, type PlannedResult } from './indicators.ts';
import type { PerformancePlan } from './performance-plan.ts';
import { officerFor, type Project } from './projects.ts';

/** A plan has no results before it is confirmed: January and February are reported together. */
const FIRST_REPORT = '2025-03-05';
/** Reported by then, so that nothing of a half is missing at its cut-off. */
const REPORTED_ON_DAY = [22, 23, 24, 25, 26];
/** Second quarter of these places, reported after the cut-off. */
const isReportedLate = (place: number, period: string): boolean => period === '2025-Q2' && place % 37 === 8;
const REPORTED_LATE = '2025-07-08';

interface Correction {
  readonly on: string;
  readonly place: number;
  readonly factor: number;
  readonly why: string;
}
/** The last result of the first indicator, put right: once before and once after a cut-off. */
const CORRECTIONS: readonly Correction[] = [
  { on: '2025-05-08', place: 16, factor: 0.94, why: '중복 집계한 3월 실적을 바로잡음' },
  { on: '2025-10-16', place: 49, factor: 0.96, why: '제외해야 할 다른 구 이용자를 뺌' },
  { on: '2026-01-15', place: 120, factor: 1.06, why: '12월 실적의 자릿수를 잘못 적은 것을 바로잡음' },
];

const isPlanEvent = (event: StoredEvent): event is StoredEvent<PerformancePlanFact> =>
  event.stream.startsWith('performanceProject-');

interface Standing extends Pick<PlannedResult, 'period' | 'measured'> {
  readonly eventId: string;
}

/** 실적 of every indicator, period by period. */
export class Results {
  readonly #office: DemoOffice;
  readonly #projects: readonly Project[];
  readonly #plan: PerformancePlan;
  /** The last result of each indicator, as the log has it. */
  readonly #last = new Map<string, Standing>();

  constructor(office: DemoOffice, projects: readonly Project[], plan: PerformancePlan) {
    this.#office = office;
    this.#projects = projects;
    this.#plan = plan;
  }

  plan(): void {
    this.#projects.forEach((project, place) => {
      for (const indicator of project.indicators)
        for (const result of indicator.results)
          this.#office.on(reportedOn(result.period, place), (day) => this.#report(project, indicator, result, day));
    });
    for (const correction of CORRECTIONS) this.#office.on(correction.on, (day) => this.#correct(correction, day));
  }

  onEvent(event: StoredEvent): void {
    if (!isPlanEvent(event)) return;
    const { id, stream, fact } = event;
    if (fact.type !== 'ResultRecorded' && fact.type !== 'ResultCorrected') return;
    const { indicatorId, period, measured } = fact.data;
    this.#last.set(`${stream.slice(stream.lastIndexOf('.') + 1)}/${indicatorId}`, { eventId: id, period, measured });
  }

  /** The result of the last period as it stands. */
  lastValueOf(projectNo: string, indicatorId: string): string {
    const measured = this.#last.get(`${projectNo}/${indicatorId}`)?.measured;
    if (measured?.kind !== 'value') throw new Error(`no value was recorded for ${projectNo}/${indicatorId}`);
    return measured.value;
  }

  *#report(
    project: Project,
    { indicatorId, definition }: PlannedIndicator,
    result: PlannedResult,
    day: PlainDate,
  ): Iterable<DemoYearEntry> {
    if (!this.#plan.isLiving(project)) return;
    const through = lastDayOf(result.period);
    const effectiveOn = through < day ? through : day;
    yield this.#office.enter(
      { type: 'RecordResult', projectId: project.projectId, indicatorId, ...result, effectiveOn },
      day,
      officerFor(project, day),
      `${result.period} 실적: ${definition.name}`,
    );
  }

  *#correct({ place, factor, why }: Correction, day: PlainDate): Iterable<DemoYearEntry> {
    const project = this.#projects[place];
    const indicator = project?.indicators[0];
    const last = this.#last.get(`${project?.projectNo ?? ''}/${indicator?.indicatorId ?? ''}`);
    if (!project || !indicator || !last) throw new Error(`nothing to correct at ${place}`);
    const { indicatorId } = indicator;
    const { eventId: corrects, period } = last;
    const value = Math.floor(Number(this.lastValueOf(project.projectNo, indicatorId)) * factor);
    const measured = { kind: 'value', value: String(value) } as const;
    yield this.#office.enter(
      { type: 'CorrectResult', projectId: project.projectId, indicatorId, period, corrects, measured },
      day,
      officerFor(project, day),
      why,
    );
  }
}

function reportedOn(period: string, place: number): PlainDate {
  if (isReportedLate(place, period)) return REPORTED_LATE;
  const through = lastDayOf(period);
  if (through < FIRST_REPORT) return FIRST_REPORT;
  const day = REPORTED_ON_DAY[place % REPORTED_ON_DAY.length] ?? 22;
  return `${through.slice(0, 8)}${day}`;
}
