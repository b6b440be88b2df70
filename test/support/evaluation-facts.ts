import type { EvaluationRules } from '../../src/events/evaluation-rules.ts';
import type { Calculation, Correction, FrozenIndicator } from '../../src/events/evaluation-score.ts';
import type {
  CommitteeMember,
  CycleOpened,
  Deadline,
  PerformanceEvaluationFact,
  ResultFixed,
  Verdict,
  Vote,
} from '../../src/events/performance-evaluation.events.ts';
import type { Circumstances } from '../../src/kernel/decider.ts';
import type { Actor } from '../../src/kernel/domain-event.ts';
import { dateInSeoul, parseInstant, type Instant } from '../../src/kernel/time.ts';
import {
  assessmentStream,
  cycleStream,
  rulesStream,
} from '../../src/modules/performance-evaluation/domain/decision.ts';
import { performanceEvaluationDecider } from '../../src/modules/performance-evaluation/domain/performance-evaluation.decider.ts';
import { calculate, type ScoringInput } from '../../src/modules/performance-evaluation/domain/scoring.ts';
import {
  achievement,
  adjustment,
  bands,
  indicatorWith,
  inputWith,
  judged,
  pointsOf,
  rulesWith,
} from './evaluation-rules.ts';
import { scenariosOf, type GivenFact } from './given-when-then.ts';

export const given = scenariosOf(performanceEvaluationDecider);

/** A moment in Seoul: '2025-12-05 18:00'. */
export const seoul = (moment: string): Instant => parseInstant(`${moment.replace(' ', 'T')}:00+09:00`) ?? '';
/** Whoever decides, at that moment in Seoul. */
export const at = (moment: string, actor?: Actor): Partial<Circumstances> => ({
  now: seoul(moment),
  today: dateInSeoul(seoul(moment)),
  ...(actor && { actor }),
});

const person = (id: string, departmentId: string, role: string): Actor => ({
  id,
  name: id,
  departmentId,
  departmentName: departmentId,
  role,
});
export const OFFICER = person('officer', 'culture', 'department-officer');
export const VERIFIER = person('verifier', 'planning', 'evaluator');
export const REVIEWER = person('reviewer', 'planning', 'evaluator');
export const MEMBER = person('member', 'committee', 'committee-member');
export const HEAD = person('head', 'mayor', 'head-of-office');

export const RULES = rulesWith({
  ruleSetId: 'garam',
  criteria: [
    achievement('achievement', '달성도', '60'),
    judged('effort', '노력도', '40', 'committee-member'),
    adjustment('-5', '5'),
  ],
  grading: bands('project', ['S', '95'], ['A', '90'], ['B', '85'], ['C', null]),
  gates: [{ gateId: 'bullying', name: '집단 따돌림', excludedGrades: ['S'], excludedFromPrizes: true }],
  prizes: [{ prize: '최우수', places: 1 }],
});

export const CYCLE_ID = 'garam.2025.year-end';
export const MID_YEAR = 'garam.2025.mid-year';
export const DEADLINES = {
  submission: seoul('2025-12-05 18:00'),
  appeal: seoul('2025-12-15 18:00'),
  opinion: seoul('2025-12-18 18:00'),
};
export const EVIDENCE = [{ name: '실적증빙.pdf', sha256: 'ab'.repeat(32) }];
const DEPARTMENTS = { culture: '문화과', welfare: '복지과', planning: '기획예산과' } as const;
export type DepartmentId = keyof typeof DEPARTMENTS;

type EvaluationFact = GivenFact<PerformanceEvaluationFact>;
const v1 = (day: string) => ({ schemaVersion: 1, effectiveOn: day });

export const published = (rules: EvaluationRules = RULES, day = '2025-01-10'): EvaluationFact => ({
  stream: rulesStream(rules.ruleSetId),
  fact: { type: 'RuleSetPublished', ...v1(day), data: { rules } },
});

/** Facts of one cycle, on the day named where a test cares. */
export function cycleFacts(cycleId = CYCLE_ID) {
  const one = (fact: PerformanceEvaluationFact): EvaluationFact => ({ stream: cycleStream(cycleId), fact });
  const [officeId = '', year = '', evaluation] = cycleId.split('.');
  return {
    opened: (own: Partial<CycleOpened['data']> = {}) =>
      one({
        type: 'CycleOpened',
        ...v1('2025-11-01'),
        data: {
          cycleId,
          officeId,
          year: Number(year),
          evaluation: evaluation === 'mid-year' ? 'mid-year' : 'year-end',
          cutoffOn: '2025-11-30',
          deadlines: DEADLINES,
          rules: RULES,
          groups: [],
          ...own,
        },
      }),
    extended: (deadline: Deadline, until: string, projectNo: string | null = null, day = '2025-12-05') =>
      one({ type: 'DeadlineExtended', ...v1(day), data: { deadline, projectNo, until: seoul(until) } }),
    found: (departmentId: string, day = '2025-12-20') =>
      one({
        type: 'GateFindingRecorded',
        ...v1(day),
        data: { gateId: 'bullying', departmentId, finding: '감사 결과' },
      }),
    convened: (members: readonly CommitteeMember[], day = '2025-12-20') =>
      one({ type: 'CommitteeConvened', ...v1(day), data: { meetingId: 'm1', members } }),
    recused: (memberId: string, departmentId: string, day = '2025-12-20') =>
      one({
        type: 'MemberRecused',
        ...v1(day),
        data: { meetingId: 'm1', memberId, departmentId, ground: '배우자 재직' },
      }),
    deliberated: (projectNos: readonly string[], votes: readonly Vote[], approved = true, day = '2025-12-20') =>
      one({ type: 'CommitteeDeliberated', ...v1(day), data: { meetingId: 'm1', projectNos, votes, approved } }),
    fixed: (data: ResultFixed['data'], day = '2025-12-22') => one({ type: 'ResultFixed', ...v1(day), data }),
    selected: (departmentId: string, day = '2025-12-23') =>
      one({
        type: 'ExcellentDepartmentsSelected',
        ...v1(day),
        data: { winners: [{ prize: '최우수', groupId: null, departmentId }] },
      }),
    awarded: (departmentId: string, day = '2025-12-30') =>
      one({ type: 'AwardGranted', ...v1(day), data: { departmentId, prize: '최우수', award: '표창' } }),
    disclosed: (day = '2025-12-30') => one({ type: 'ResultDisclosed', ...v1(day), data: { channel: '구 누리집' } }),
    reopened: (projectNos: readonly string[], appealUntil: string, day = '2026-01-05') =>
      one({
        type: 'ResultReopened',
        ...v1(day),
        data: { projectNos, requestedBy: 'verifier', appealUntil: seoul(appealUntil) },
      }),
  };
}

/** Facts of one assessment, each by the person whose part it is. */
export function assessmentFacts(projectNo: string, departmentId: DepartmentId = 'culture', cycleId = CYCLE_ID) {
  const stream = assessmentStream(cycleId, projectNo);
  const one = (fact: PerformanceEvaluationFact, actor: Actor): EvaluationFact => ({ stream, fact, by: actor });
  const author: Actor = { ...OFFICER, departmentId };
  const facts = {
    opened(groupId: string | null = null): readonly EvaluationFact[] {
      const department = { id: departmentId, name: DEPARTMENTS[departmentId] };
      const data = { cycleId, projectNo, projectName: `${projectNo} 사업`, department, groupId };
      const fact = { type: 'AssessmentOpened', ...v1('2025-11-02'), data } as const;
      return [
        { stream, fact },
        { stream: cycleStream(cycleId), fact },
      ];
    },
    frozen: (indicators: readonly FrozenIndicator[] = [indicatorWith()]) =>
      one({ type: 'FiguresFrozen', ...v1('2025-11-30'), data: { indicators } }, VERIFIER),
    laterActual: (value: string, day = '2026-01-20') =>
      one(
        {
          type: 'LaterActualNoted',
          ...v1(day),
          data: { indicatorId: 'i1', value, source: { eventId: 'e99', position: 99 } },
        },
        VERIFIER,
      ),
    submitted: (round = 1, day = '2025-12-02', actor = author) =>
      one(
        { type: 'SelfAssessmentSubmitted', ...v1(day), data: { round, statement: '자체평가', evidence: EVIDENCE } },
        actor,
      ),
    unsubmitted: (day = '2025-12-06') =>
      one({ type: 'MarkedUnsubmitted', ...v1(day), data: { deadline: DEADLINES.submission } }, VERIFIER),
    returned: (until: string, round = 1, day = '2025-12-03') =>
      one({ type: 'ReviewReturned', ...v1(day), data: { round, demand: '증빙 보완', until: seoul(until) } }, VERIFIER),
    verified: (round = 1, day = '2025-12-06') =>
      one({ type: 'ReviewVerified', ...v1(day), data: { round, opinion: '확인' } }, VERIFIER),
    given: (points: string, actor = MEMBER, day = '2025-12-07') =>
      one({ type: 'ScoreGiven', ...v1(day), data: { criterionId: 'effort', indicatorId: null, points } }, actor),
    calculated: (calculation: Calculation, day = '2025-12-08') =>
      one({ type: 'ScoreCalculated', ...v1(day), data: { calculation } }, VERIFIER),
    notified: (day = '2025-12-09') =>
      one({ type: 'ScoreNotified', ...v1(day), data: { appealUntil: DEADLINES.appeal } }, VERIFIER),
    appealed: (appealId = 'a1', day = '2025-12-10') =>
      one(
        {
          type: 'AppealFiled',
          ...v1(day),
          data: {
            appealId,
            target: { criterionId: 'effort', indicatorId: null },
            argument: '노력도 재검토',
            evidence: EVIDENCE,
          },
        },
        author,
      ),
    opinion: (actor = MEMBER, appealId = 'a1', day = '2025-12-16') =>
      one({ type: 'AppealOpinionGiven', ...v1(day), data: { appealId, opinion: '타당함', supports: true } }, actor),
    decided: (verdict: Verdict, corrections: readonly Correction[] = [], appealId = 'a1', day = '2025-12-17') =>
      one(
        { type: 'AppealDecided', ...v1(day), data: { appealId, verdict, explanation: '심사 결과', corrections } },
        REVIEWER,
      ),
    rescored: (before: Calculation, calculation: Calculation, appealId = 'a1', day = '2025-12-17') =>
      one({ type: 'Rescored', ...v1(day), data: { appealId, before: before.score, calculation } }, REVIEWER),
    remedied: (day = '2025-12-20') =>
      one({ type: 'RemedyOrdered', ...v1(day), data: { instruction: '추진계획 보완', dueOn: '2026-01-31' } }, VERIFIER),
    /** Opened, frozen, submitted, verified, judged, calculated and notified, with these points for effort. */
    upToNotified(points = '30', indicators: readonly FrozenIndicator[] = [indicatorWith()]): readonly EvaluationFact[] {
      return [
        ...facts.opened(),
        facts.frozen(indicators),
        facts.submitted(),
        facts.verified(),
        facts.given(points),
        facts.calculated(scoreWith(points, { indicators })),
        facts.notified(),
      ];
    },
  };
  return facts;
}

/** What the engine makes of these points for effort, by the rules of the tests. */
export const scoreWith = (points: string, own: Partial<ScoringInput> = {}, rules = RULES): Calculation =>
  calculate(rules, inputWith({ given: pointsOf('effort', points), ...own }));

export const OUTSIDERS: readonly CommitteeMember[] = ['c1', 'c2', 'c3', 'c4'].map((id) => ({
  id,
  name: `${id} 위원`,
  departmentId: null,
}));
export const INSIDERS: readonly CommitteeMember[] = [
  { id: 'i1', name: '문화과장', departmentId: 'culture' },
  { id: 'i2', name: '복지과장', departmentId: 'welfare' },
];
export const votesOf = (vote: Vote['vote'], ...memberIds: readonly string[]): readonly Vote[] =>
  memberIds.map((memberId) => ({ memberId, vote }));
