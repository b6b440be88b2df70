import type { Actual, Source } from '../events/evaluation-score.ts';
import type { FiguresFrozen } from '../events/performance-evaluation.events.ts';
import type { ResultCorrected, ResultRecorded } from '../events/performance-plan.events.ts';
import type { StoredEvent } from '../kernel/domain-event.ts';
import { compare, exact } from '../kernel/rational.ts';
import type { Consequence, Reaction, Saga } from '../kernel/saga.ts';
import type { NoteLaterActual } from '../modules/performance-evaluation/domain/performance-evaluation.commands.ts';
import { knownUntil } from './measured-plan.ts';
import { NOTHING_PLANNED, PLANS_REMEMBERED, type PlansUnderEvaluation } from './plans-under-evaluation.ts';
import { cycleIdOf, projectNoOf } from './stream-ids.ts';

type Noted = Pick<NoteLaterActual, 'cycleId' | 'projectNo' | 'indicatorId'>;

const note = (noted: Noted, { value }: Actual & { kind: 'value' }, source: Source): Consequence => {
  const command: NoteLaterActual = { type: 'NoteLaterActual', ...noted, value, source };
  return { command, reason: `주요사업 ${noted.projectNo}의 지표 ${noted.indicatorId}에 고정되지 않은 실적이 있음` };
};

/** What is known of the indicator of a cycle now, of the whole time that the cycle is about. */
function knownNow({ plans, cycles }: PlansUnderEvaluation, { cycleId, projectNo, indicatorId }: Noted) {
  const indicator = plans[projectNo]?.indicators[indicatorId];
  const cycle = cycles[cycleId];
  return indicator && cycle ? knownUntil(indicator, cycle.through) : null;
}

/** Recorded after the figures were frozen: as far as it changes what is known. */
const measured: Reaction<PlansUnderEvaluation, StoredEvent<ResultRecorded | ResultCorrected>> = {
  ...PLANS_REMEMBERED.ResultRecorded,
  follows: (known, event) => {
    const projectNo = projectNoOf(event);
    const { indicatorId } = event.fact.data;
    return known.assessments
      .filter((one) => one.projectNo === projectNo && one.frozen?.includes(indicatorId))
      .flatMap(({ cycleId }) => {
        const noted = { cycleId, projectNo, indicatorId };
        const now = knownNow(known, noted);
        const source = now?.sources.find(({ eventId }) => eventId === event.id);
        return source && now?.actual.kind === 'value' ? [note(noted, now.actual, source)] : [];
      });
  },
};

const isSame = (a: Actual, b: Actual): boolean =>
  a.kind === 'value' && b.kind === 'value' && compare(exact(a.value), exact(b.value)) === 0;

/** Recorded before they were frozen, and not among them: after the cut-off, or in the moment between. */
const froze: Reaction<PlansUnderEvaluation, StoredEvent<FiguresFrozen>> = {
  ...PLANS_REMEMBERED.FiguresFrozen,
  follows: (known, event) =>
    event.fact.data.indicators.flatMap(({ indicatorId, actual }) => {
      const noted = { cycleId: cycleIdOf(event), projectNo: projectNoOf(event), indicatorId };
      const now = knownNow(known, noted);
      const source = now?.sources.at(-1);
      return source && now?.actual.kind === 'value' && !isSame(now.actual, actual)
        ? [note(noted, now.actual, source)]
        : [];
    }),
};

/** 사후 실적: what is known of a scored indicator beyond what was frozen stands beside it, and is never scored. */
export const resultRecordedLaterActualNoted: Saga<PlansUnderEvaluation> = {
  name: 'result-recorded-later-actual-noted',
  title: '사후 실적',
  version: 1,
  initial: NOTHING_PLANNED,
  reactions: { ...PLANS_REMEMBERED, ResultRecorded: measured, ResultCorrected: measured, FiguresFrozen: froze },
};
