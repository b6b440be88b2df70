import { describe, test } from '@jest/globals';
import {
  assessmentFacts,
  at,
  cycleFacts,
  CYCLE_ID,
  EVIDENCE,
  given,
  MEMBER,
  OFFICER,
  REVIEWER,
  scoreWith,
  VERIFIER,
} from '../../../../test/support/evaluation-facts.ts';
import type { Correction } from '../../../events/evaluation-score.ts';

const cycle = cycleFacts();
const p1 = assessmentFacts('P1');
const on = { cycleId: CYCLE_ID, projectNo: 'P1' } as const;
const notified = [cycle.opened(), ...p1.upToNotified('30')];
const appealed = [...notified, p1.appealed()];

describe('an appeal', () => {
  const file = {
    type: 'FileAppeal',
    ...on,
    departmentId: 'culture',
    appealId: 'a1',
    target: { criterionId: 'effort', indicatorId: null },
    argument: '노력도 재검토',
    evidence: EVIDENCE,
  } as const;
  const FILING = at('2025-12-10 10:00', OFFICER);

  test('is filed with evidence by the department, within the window to the minute', () => {
    given(...notified)
      .when(file, FILING)
      .then(p1.appealed());
    given(...notified)
      .when(file, at('2025-12-15 18:00', OFFICER))
      .then(p1.appealed('a1', '2025-12-15'));
    given(...notified)
      .when(file, at('2025-12-15 18:01', OFFICER))
      .thenRefused('appeal-within-window');
    given(...notified, cycle.extended('appeal', '2025-12-16 18:00', 'P1'))
      .when(file, at('2025-12-16 18:00', OFFICER))
      .then(p1.appealed('a1', '2025-12-16'));
    given(...notified)
      .when({ ...file, evidence: [] }, FILING)
      .thenRefused('appeal-has-evidence');
    given(...notified)
      .when(file, at('2025-12-10 10:00', MEMBER))
      .thenRefused('acts-for-own-department');
  });

  test('is filed once, against something the score is made of, after it was told', () => {
    given(...appealed)
      .when(file, FILING)
      .thenRefused('appeal-filed-once');
    given(...notified)
      .when({ ...file, target: { criterionId: 'unheard', indicatorId: null } }, FILING)
      .thenRefused('appeal-target-known');
    given(...notified)
      .when({ ...file, target: { criterionId: null, indicatorId: 'i9' } }, FILING)
      .thenRefused('appeal-target-known');
    const [opened, ...rest] = notified;
    given(opened!, ...rest.slice(0, -1))
      .when(file, FILING)
      .thenRefused('assessment-in-order');
  });
});

describe('an opinion', () => {
  const give = { type: 'GiveAppealOpinion', ...on, appealId: 'a1', opinion: '타당함', supports: true } as const;

  test('comes from a third party, once, by its deadline', () => {
    given(...appealed)
      .when(give, at('2025-12-16 10:00', MEMBER))
      .then(p1.opinion());
    given(...appealed)
      .when(give, at('2025-12-18 18:01', MEMBER))
      .thenRefused('opinion-by-deadline');
    given(...appealed, p1.opinion())
      .when(give, at('2025-12-16 10:00', MEMBER))
      .thenRefused('opinion-given-once');
    given(...appealed)
      .when(give, at('2025-12-16 10:00', { ...MEMBER, departmentId: 'culture' }))
      .thenRefused('opinion-is-third-party');
    given(...appealed)
      .when(give, at('2025-12-16 10:00', { ...OFFICER, departmentId: 'planning' }))
      .thenRefused('opinion-is-third-party');
  });
});

describe('a verdict', () => {
  const points: Correction = { kind: 'points', criterionId: 'effort', indicatorId: null, points: '36' };
  const decide = {
    type: 'DecideAppeal',
    ...on,
    appealId: 'a1',
    verdict: 'upheld',
    explanation: '심사 결과',
    corrections: [points],
  } as const;
  const dismiss = { ...decide, verdict: 'dismissed', corrections: [] } as const;
  const DECIDING = at('2025-12-17 10:00', REVIEWER);

  test('that upholds scores anew; one that dismisses changes nothing', () => {
    const after = scoreWith('30', { corrections: [points] });
    given(...appealed)
      .when(decide, DECIDING)
      .then(p1.decided('upheld', [points]), p1.rescored(scoreWith('30'), after));
    given(...appealed)
      .when(dismiss, DECIDING)
      .then(p1.decided('dismissed'));
  });

  test('may take a better figure, and leaves the frozen one as it was', () => {
    const actual: Correction = {
      kind: 'actual',
      criterionId: 'achievement',
      indicatorId: 'i1',
      actual: { kind: 'value', value: '90' },
    };
    const corrections = [actual];
    given(...appealed)
      .when({ ...decide, verdict: 'partially-upheld', corrections }, DECIDING)
      .then(
        p1.decided('partially-upheld', corrections),
        p1.rescored(scoreWith('30'), scoreWith('30', { corrections })),
      );
    given(...appealed)
      .when({ ...decide, corrections: [{ ...actual, indicatorId: 'i9' }] }, DECIDING)
      .thenRefused('correction-known');
    const broken: Correction = { ...actual, actual: { kind: 'value', value: '구십' } };
    given(...appealed)
      .when({ ...decide, corrections: [broken] }, DECIDING)
      .thenRefused('number-exact');
  });

  test('builds on the verdicts before it', () => {
    const first = scoreWith('30', { corrections: [points] });
    const again: Correction = { ...points, points: '38' };
    const history = [
      ...appealed,
      p1.appealed('a2'),
      p1.decided('upheld', [points]),
      p1.rescored(scoreWith('30'), first),
    ];
    given(...history)
      .when({ ...decide, appealId: 'a2', corrections: [again] }, DECIDING)
      .then(
        p1.decided('upheld', [again], 'a2'),
        p1.rescored(first, scoreWith('30', { corrections: [points, again] }), 'a2'),
      );
  });

  test('that upholds has an effect, within the bounds of the criterion; one that dismisses has none', () => {
    given(...appealed)
      .when({ ...decide, corrections: [] }, DECIDING)
      .thenRefused('verdict-has-effect');
    given(...appealed)
      .when({ ...dismiss, corrections: [points] }, DECIDING)
      .thenRefused('verdict-has-effect');
    given(...appealed)
      .when({ ...decide, corrections: [{ ...points, points: '41' }] }, DECIDING)
      .thenRefused('points-within-criterion');
    given(...appealed)
      .when({ ...decide, corrections: [{ ...points, criterionId: 'achievement' }] }, DECIDING)
      .thenRefused('criterion-judged');
  });

  test('is given once on an appeal that was filed', () => {
    given(...notified)
      .when(dismiss, DECIDING)
      .thenRefused('appeal-known');
    given(...appealed, p1.decided('dismissed'))
      .when(dismiss, DECIDING)
      .thenRefused('appeal-still-open');
  });

  test('is given by nobody who wrote, verified or belongs to the department', () => {
    given(...appealed)
      .when(dismiss, at('2025-12-17 10:00', VERIFIER))
      .thenRefused('appeal-reviewer-is-not-verifier');
    const insider = { ...REVIEWER, departmentId: 'culture' };
    given(...appealed)
      .when(dismiss, at('2025-12-17 10:00', insider))
      .thenRefused('nobody-decides-own-appeal');
    const moved = { ...OFFICER, departmentId: 'planning', role: 'evaluator' };
    given(...appealed)
      .when(dismiss, at('2025-12-17 10:00', moved))
      .thenRefused('appeal-reviewer-is-not-author');
  });
});
