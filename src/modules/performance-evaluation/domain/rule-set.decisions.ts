import type { Criterion, EvaluationRules } from '../../../events/evaluation-rules.ts';
import type { Circumstances } from '../../../kernel/decider.ts';
import { compare, exact, exactText, HUNDRED, sum, ZERO, type ExactText } from '../../../kernel/rational.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import { on, requireExact, requirePlain, rulesStream, type Facts, type States } from './decision.ts';
import type { PublishRuleSet } from './performance-evaluation.commands.ts';
import { criteriaIn, pointsIn } from './scoring.ts';

export function publishRuleSet({ rules }: PublishRuleSet, states: States, circumstances: Circumstances): Facts {
  const stream = rulesStream(rules.ruleSetId);
  requirePlain(rules.ruleSetId);
  requireNextVersion(rules, states(stream).versions.length);
  requireExact(...numbersOf(rules));
  requireUnique(rules);
  requireFullScore(rules);
  requireBounds(rules.criteria);
  requireMix(rules);
  requireGrades(rules);
  requireReferences(rules);
  return [{ stream, fact: { type: 'RuleSetPublished', ...on(circumstances), data: { rules } } }];
}

function requireNextVersion({ ruleSetId, version }: EvaluationRules, published: number): void {
  refuseUnless(
    version === published + 1,
    'rule-set-version-follows',
    `규칙 ${ruleSetId}의 다음 판은 ${published + 1}판이어야 합니다 (받은 값 ${version}).`,
    { ruleSetId, version, expected: published + 1 },
  );
}

const numbersOf = (rules: EvaluationRules): readonly (ExactText | null)[] => [
  ...rules.criteria.flatMap(({ points, lowest, pointsByGroup }) => [
    points,
    lowest,
    ...pointsByGroup.map((own) => own.points),
  ]),
  ...[rules.achievementLimits, rules.totalLimits].flatMap(({ floor, cap }) => [floor, cap]),
  ...(rules.halfYearMix === null ? [] : [rules.halfYearMix.firstHalf, rules.halfYearMix.secondHalf]),
  ...(rules.grading?.grades ?? []).flatMap(({ from, share }) => [from, share]),
  ...rules.carriesInto.map(({ share }) => share),
];

function requireUnique({ criteria, formulas, groups, gates, prizes, grading }: EvaluationRules): void {
  const lists = [
    criteria.map(({ criterionId }) => criterionId),
    formulas.map(({ formulaId }) => formulaId),
    groups.map(({ groupId }) => groupId),
    gates.map(({ gateId }) => gateId),
    prizes.map(({ prize }) => prize),
    (grading?.grades ?? []).map(({ grade }) => grade),
  ];
  const repeated = lists.flatMap((ids) => ids.filter((id, index) => ids.indexOf(id) !== index));
  refuseUnless(
    repeated.length === 0,
    'rule-parts-unique',
    `규칙에 같은 이름이 두 번 있습니다: ${repeated.join(', ')}`,
    {
      repeated,
    },
  );
}

function requireFullScore(rules: EvaluationRules): void {
  const groups = rules.groups.length > 0 ? rules.groups.map(({ groupId }) => groupId) : [null];
  for (const groupId of groups) {
    const points = sum(criteriaIn(rules, groupId).map((criterion) => pointsIn(criterion, groupId)));
    refuseUnless(
      compare(points, HUNDRED) === 0,
      'criteria-make-the-full-score',
      `평가항목의 배점 합이 100점이어야 합니다 (${groupId ?? '전체'} ${exactText(points)}점).`,
      { groupId, points: exactText(points) },
    );
  }
}

/** Points are not negative; what an adjustment takes away is. Who judges is named. */
function requireBounds(criteria: readonly Criterion[]): void {
  for (const { criterionId, name, kind, points, lowest, pointsByGroup, judges } of criteria) {
    const all = [points, ...pointsByGroup.map((own) => own.points)].map(exact);
    refuseUnless(
      all.every((own) => compare(own, ZERO) >= 0) && compare(exact(lowest), ZERO) <= 0,
      'criterion-bounds',
      `${name}의 배점은 0 이상, 감점 한도는 0 이하여야 합니다 (배점 ${points}, 감점 한도 ${lowest}).`,
      { criterionId, points, lowest },
    );
    refuseUnless(
      (kind === 'achievement') === (judges.length === 0),
      'criterion-names-its-judges',
      `${name}에는 평점을 주는 역할을 ${kind === 'achievement' ? '둘 수 없습니다' : '적어야 합니다'}.`,
      { criterionId, judges },
    );
  }
}

function requireMix({ halfYearMix }: EvaluationRules): void {
  if (halfYearMix === null) return;
  const { firstHalf, secondHalf } = halfYearMix;
  refuseUnless(
    compare(sum([exact(firstHalf), exact(secondHalf)]), HUNDRED) === 0,
    'half-years-make-the-whole',
    `상·하반기 비율의 합이 100%여야 합니다 (상반기 ${firstHalf}, 하반기 ${secondHalf}).`,
    { firstHalf, secondHalf },
  );
}

function requireGrades({ grading }: EvaluationRules): void {
  if (grading === null) return;
  const { kind, grades } = grading;
  if (kind === 'quotas') {
    const shares = sum(grades.map(({ share }) => exact(share ?? '0')));
    refuseUnless(
      compare(shares, HUNDRED) === 0,
      'grade-shares-make-the-whole',
      `등급 비율의 합이 100%여야 합니다 (합 ${exactText(shares)}%).`,
      { shares: exactText(shares) },
    );
    return;
  }
  const bounds = grades.map(({ from }) => from);
  const descends = bounds.every((from, index) => {
    const before = bounds[index - 1];
    if (from === null) return index === bounds.length - 1;
    return index === 0 || (before != null && compare(exact(before), exact(from)) > 0);
  });
  refuseUnless(
    descends && bounds.at(-1) === null,
    'grade-bands-descend',
    '등급 경계는 높은 점수부터 적고, 마지막 등급에는 경계가 없어야 합니다.',
    { bounds },
  );
}

/** What one part of the rules names, another has. */
function requireReferences({ criteria, groups, gates, grading, tieBreakers }: EvaluationRules): void {
  const criterionIds = criteria.map(({ criterionId }) => criterionId);
  const groupIds = groups.map(({ groupId }) => groupId);
  const gradeNames = (grading?.grades ?? []).map(({ grade }) => grade);
  const unknown = [
    ...tieBreakers.filter((id) => !criterionIds.includes(id)),
    ...criteria
      .flatMap(({ pointsByGroup }) => pointsByGroup.map(({ groupId }) => groupId))
      .filter((id) => !groupIds.includes(id)),
    ...gates.flatMap(({ excludedGrades }) => excludedGrades).filter((name) => !gradeNames.includes(name)),
    ...[grading?.withoutScore ?? null].filter((name) => name !== null && !gradeNames.includes(name)),
  ];
  refuseUnless(unknown.length === 0, 'rule-references-known', `규칙에 없는 이름입니다: ${unknown.join(', ')}`, {
    unknown,
  });
}
