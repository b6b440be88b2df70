import type { Outcome } from '../../events/evaluation-rules.ts';
import type { Calculation, Standing } from '../../events/evaluation-score.ts';
import {
  EVALUATION_KINDS,
  type AssessmentOpened,
  type Rescored,
  type ResultFixed,
  type ScoreCalculated,
  type ScoreGiven,
} from '../../events/performance-evaluation.events.ts';
import type { StoredEvent } from '../../kernel/domain-event.ts';
import { exactFigureId, exactItemId } from '../../kernel/exact-figure-id.ts';
import type { ExactText } from '../../kernel/rational.ts';
import { handler, state, subjectOf } from './exact-rows.projection.ts';
import { exactItem, exactSubject } from './exact-tables.projection.ts';

const scoreOf = (cycleId: string, projectNo: string): string =>
  exactFigureId(exactItemId('assessment', cycleId, projectNo), 'score');

/** An assessment is named 관서.연도.mid-year|year-end, its cycle, and the project's number, which may have dots. */
const ASSESSMENT = new RegExp(`^(.+?\\.\\d{4}\\.(?:${EVALUATION_KINDS.join('|')}))\\.(.+)$`);

/** @throws Error when the stream is of no assessment. */
function scoreOfStream(event: StoredEvent): string {
  const [, cycleId, projectNo] = ASSESSMENT.exec(subjectOf(event)) ?? [];
  if (cycleId === undefined || projectNo === undefined) throw new Error(`${event.stream} is of no assessment`);
  return scoreOf(cycleId, projectNo);
}

const exactOf = (outcome: Outcome<ExactText>): ExactText | null => (outcome.kind === 'score' ? outcome.value : null);

const calculated = handler<ScoreCalculated | Rescored>((event, rows) => {
  const { score, shown }: Calculation = event.fact.data.calculation;
  state(event, [{ figureId: scoreOfStream(event), exact: exactOf(score), shown }], rows);
});

const standing = ({ rank, grade }: Standing): string | null =>
  [rank === null ? [] : [`${rank}위`], grade === null ? [] : [grade]].flat().join(' ') || null;

export const scoreHandlers = {
  /** The fact stands in two streams; the figure is of the assessment's. */
  AssessmentOpened: handler<AssessmentOpened>((event, rows) => {
    const { cycleId, projectNo, projectName, department } = event.fact.data;
    const subjectId = `${cycleId}.${projectNo}`;
    if (subjectOf(event) !== subjectId) return;
    rows.put(exactSubject, {
      subject_id: subjectId,
      name: projectName,
      department_id: department.id,
      confirmed: false,
    });
    rows.put(exactItem, {
      item_id: exactItemId('assessment', cycleId, projectNo),
      subject_id: subjectId,
      name: null,
      unit: '점',
      decimals: 0,
      multiplier: null,
    });
  }),
  // New points: what was calculated before them no longer holds.
  ScoreGiven: handler<ScoreGiven>((event, rows) => {
    state(event, [{ figureId: scoreOfStream(event), exact: null, shown: '미산정' }], rows);
  }),
  ScoreCalculated: calculated,
  Rescored: calculated,
  ResultFixed: handler<ResultFixed>((event, rows) => {
    const said = event.fact.data.projects.map((project) => ({
      figureId: scoreOf(subjectOf(event), project.projectNo),
      exact: exactOf(project.score),
      shown: project.shown,
      note: standing(project),
    }));
    state(event, said, rows);
  }),
};
