import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { EVENT_STORE, type EventStore } from '../../event-store/event-store.port.ts';
import { PERFORMANCE_EVALUATION_EVENTS } from '../../events/performance-evaluation.catalogue.ts';
import type { PerformanceEvaluationFact } from '../../events/performance-evaluation.events.ts';
import type { StoredEvent } from '../../kernel/domain-event.ts';
import { Rejection } from '../../kernel/rejection.ts';
import type { Instant } from '../../kernel/time.ts';
import { assessmentStream, cycleStream, rulesStream } from './domain/decision.ts';
import { midYearOf } from './domain/performance-evaluation.decider.ts';
import { evolve, NOTHING, type EvaluationState } from './domain/performance-evaluation.state.ts';
import { rescoreCycle, type Rescoring } from './domain/rescoring.ts';

/** A version of a rule set; null: the one the cycle was opened with. */
export interface RuleVersion {
  readonly ruleSetId: string;
  readonly version: number;
}

/** 다시 산정: a cycle by its own or other rules, from what was recorded by then. It stores nothing. */
export class RescoreCycle extends Query<Rescoring> {
  constructor(
    readonly cycleId: string,
    readonly by: RuleVersion | null,
    readonly recordedBy: Instant,
  ) {
    super();
  }
}

/** Reads the log itself, with the folds that decided the results: so a cycle by its own rules gives what was fixed. */
@QueryHandler(RescoreCycle)
export class RescoreCycleHandler implements IQueryHandler<RescoreCycle> {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  async execute({ cycleId, by, recordedBy }: RescoreCycle): Promise<Rescoring> {
    const midYearId = midYearOf(cycleId);
    const streams = [cycleId, ...(midYearId === null ? [] : [midYearId])].map(cycleStream);
    const first = await this.statesOf([...streams, ...(by === null ? [] : [rulesStream(by.ruleSetId)])], recordedBy);
    const cycle = first(cycleStream(cycleId)).cycle;
    if (!cycle) throw new Rejection('not-found', `평가 ${cycleId}이(가) 없습니다.`, { cycleId });
    const rules =
      by === null
        ? cycle.opened.rules
        : first(rulesStream(by.ruleSetId)).versions.find(({ version }) => version === by.version);
    if (!rules) throw new Rejection('not-found', '그런 규칙의 판이 없습니다.', { ...by });
    const projects = [...cycle.assessments.keys()].map((projectNo) => assessmentStream(cycleId, projectNo));
    const second = await this.statesOf(projects, recordedBy);
    const assessments = projects.flatMap((stream) => second(stream).assessment ?? []);
    const midYear = midYearId === null ? null : first(cycleStream(midYearId)).cycle;
    return rescoreCycle(rules, cycle, assessments, midYear);
  }

  private async statesOf(
    streams: readonly string[],
    recordedBy: Instant,
  ): Promise<(stream: string) => EvaluationState> {
    const history = await this.store.readMany(streams);
    return (stream) =>
      (history.get(stream) ?? [])
        .filter(isOfEvaluation)
        .filter(({ recordedAt }) => recordedAt <= recordedBy)
        .reduce(evolve, NOTHING);
  }
}

const isOfEvaluation = (event: StoredEvent): event is StoredEvent<PerformanceEvaluationFact> =>
  event.fact.type in PERFORMANCE_EVALUATION_EVENTS;
