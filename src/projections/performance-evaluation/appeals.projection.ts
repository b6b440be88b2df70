import type {
  AppealDecided,
  AppealFiled,
  AppealOpinionGiven,
  PerformanceEvaluationFact,
  Rescored,
} from '../../events/performance-evaluation.events.ts';
import type { StoredEvent } from '../../kernel/domain-event.ts';
import type { Handler, Rows } from '../../kernel/projection.ts';
import { appeal, type AppealRow } from './assessment-details.projection.ts';
import {
  attach,
  calculated,
  exactOf,
  explain,
  step,
  subjectOf,
  touched,
  unchanged,
  type Fold,
} from './assessment-steps.projection.ts';

type OfAppeal = AppealDecided | Rescored;

const appealFiled: Fold<AppealFiled> = {
  touches: touched,
  fold(event, rows) {
    const { appealId, target, argument, evidence: attached } = event.fact.data;
    step(event, rows, subjectOf(event), (row) => ({ ...row, open_appeals: row.open_appeals + 1 }), {
      appealId,
      said: argument,
    });
    rows.put(appeal, {
      assessment_id: subjectOf(event),
      appeal_id: appealId,
      criterion_id: target.criterionId,
      indicator_id: target.indicatorId,
      filed_by: event.meta.actor.name,
      argument,
      verdict: null,
      explanation: null,
      decided_by: null,
      score_before: null,
      score_after: null,
      position: event.position,
      decided_at_position: null,
    });
    attach(event, rows, attached, appealId);
  },
};

const opinionGiven: Fold<AppealOpinionGiven> = {
  touches: touched,
  fold(event, rows) {
    const { appealId, opinion } = event.fact.data;
    step(event, rows, subjectOf(event), unchanged, { appealId, said: opinion });
  },
};

const onAppeal = (event: StoredEvent<OfAppeal>) => ({
  table: appeal,
  key: [subjectOf(event), event.fact.data.appealId],
});

function changeAppeal(event: StoredEvent<OfAppeal>, rows: Rows, change: (row: AppealRow) => AppealRow): void {
  const { table, key } = onAppeal(event);
  const row = rows.get(table, key);
  if (!row) throw new Error(`appeal ${key.join('/')} was decided before it was filed`);
  rows.put(table, change(row));
}

const appealDecided: Fold<AppealDecided> = {
  touches: (event) => [...touched(event), onAppeal(event)],
  fold(event, rows) {
    const { appealId, verdict, explanation } = event.fact.data;
    step(event, rows, subjectOf(event), (row) => ({ ...row, open_appeals: row.open_appeals - 1 }), {
      appealId,
      said: explanation,
    });
    changeAppeal(event, rows, (row) => ({
      ...row,
      verdict,
      explanation,
      decided_by: event.meta.actor.name,
      decided_at_position: event.position,
    }));
  },
};

const rescored: Fold<Rescored> = {
  touches: (event) => [...touched(event), onAppeal(event)],
  fold(event, rows) {
    const { appealId, before, calculation } = event.fact.data;
    step(event, rows, subjectOf(event), (row) => ({ ...row, ...calculated(calculation) }), { appealId });
    changeAppeal(event, rows, (row) => ({
      ...row,
      score_before: exactOf(before),
      score_after: exactOf(calculation.score),
    }));
    explain(event, rows, calculation);
  },
};

export const appealHandlers = {
  AppealFiled: appealFiled,
  AppealOpinionGiven: opinionGiven,
  AppealDecided: appealDecided,
  Rescored: rescored,
} satisfies Partial<Record<PerformanceEvaluationFact['type'], Handler<never>>>;
