import type { PerformanceEvaluationFact } from '../../../events/performance-evaluation.events.ts';
import { streamName, type Circumstances, type Decided, type StateOf } from '../../../kernel/decider.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import { parseRational, type ExactText } from '../../../kernel/rational.ts';
import type { Assessment, AssessmentStatus } from './assessment.state.ts';
import type { Cycle } from './cycle.state.ts';
import type { EvaluationState } from './performance-evaluation.state.ts';

/** What every decision of an evaluation is made of. */
export type Facts = readonly Decided<PerformanceEvaluationFact>[];
export type States = StateOf<EvaluationState>;

export const RULES = 'evaluationRules';
export const CYCLE = 'evaluationCycle';
export const ASSESSMENT = 'assessment';

export const rulesStream = (ruleSetId: string): string => streamName(RULES, ruleSetId);
export const cycleStream = (cycleId: string): string => streamName(CYCLE, cycleId);
export const assessmentStream = (cycleId: string, projectNo: string): string =>
  streamName(ASSESSMENT, `${cycleId}.${projectNo}`);

/** One assessment, the cycle it belongs to, and who decides when. */
export interface AssessmentCase {
  readonly cycle: Cycle;
  readonly assessment: Assessment;
  readonly circumstances: Circumstances;
}

/** Counts for the day it happens on. */
export const on = ({ today }: Circumstances) => ({ schemaVersion: 1, effectiveOn: today });

export const inCycle = ({ opened }: Cycle, fact: PerformanceEvaluationFact): Facts => [
  { stream: cycleStream(opened.cycleId), fact },
];
export const inAssessment = ({ opened }: Assessment, fact: PerformanceEvaluationFact): Facts => [
  { stream: assessmentStream(opened.cycleId, opened.projectNo), fact },
];

export function requireCycle(states: States, cycleId: string): Cycle {
  const { cycle } = states(cycleStream(cycleId));
  refuseUnless(cycle !== null, 'cycle-opened-first', `평가 ${cycleId}이(가) 열려 있지 않습니다.`, { cycleId });
  return cycle;
}

export function requireAssessment(states: States, cycleId: string, projectNo: string): Assessment {
  const { assessment } = states(assessmentStream(cycleId, projectNo));
  refuseUnless(assessment !== null, 'assessment-known', `평가 ${cycleId}에 사업 ${projectNo}이(가) 없습니다.`, {
    cycleId,
    projectNo,
  });
  return assessment;
}

/** What is fixed stands; only reopening it, for a reason and with approval, makes it change. */
export function requireUnfixed({ fixed, opened: { cycleId } }: Cycle): void {
  refuseUnless(
    fixed === null,
    'fixed-result-stands',
    `평가 ${cycleId}의 결과가 확정되었습니다. 바꾸려면 재개해야 합니다.`,
    { cycleId },
  );
}

export function requireUndeliberated(cycle: Cycle, projectNo: string): void {
  requireUnfixed(cycle);
  refuseUnless(
    !cycle.deliberated.has(projectNo),
    'deliberated-result-stands',
    `사업 ${projectNo}의 결과는 위원회 심의를 마쳤습니다.`,
    { projectNo },
  );
}

const STATUS_NAMES: Readonly<Record<AssessmentStatus, string>> = {
  opened: '등록',
  submitted: '제출',
  returned: '보완요구',
  unsubmitted: '미제출',
  verified: '확인',
  scored: '산정',
  notified: '통보',
};

/** The state machine: what may be done to an assessment depends on where it is. */
export function requireStatus({ opened, status }: Assessment, allowed: readonly AssessmentStatus[], act: string): void {
  refuseUnless(
    allowed.includes(status),
    'assessment-in-order',
    `${act}은(는) ${allowed.map((one) => STATUS_NAMES[one]).join('·')} 상태에서만 할 수 있습니다 (사업 ${opened.projectNo}은(는) ${STATUS_NAMES[status]}).`,
    { projectNo: opened.projectNo, status, allowed },
  );
}

/** '95', '-2.5' or '250/3'. */
export function requireExact(...texts: readonly (ExactText | null)[]): void {
  const broken = texts.filter((text) => text !== null && parseRational(text) === null);
  refuseUnless(broken.length === 0, 'number-exact', `정확한 수가 아닙니다: ${broken.join(', ')}`, { broken });
}

/** What may stand in an id that names a stream, without being taken for a separator. */
export function requirePlain(...ids: readonly string[]): void {
  refuseUnless(
    ids.every((id) => /^[A-Za-z0-9_-]{1,60}$/.test(id)),
    'ids-plain',
    `번호에는 영문자, 숫자, 줄표(-), 밑줄(_)만 쓸 수 있습니다 (받은 값 ${ids.join(', ')}).`,
    { ids },
  );
}
