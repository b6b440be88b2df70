import { describe, test } from '@jest/globals';
import { BUAN_2024 } from '../../../../test/fixtures/evaluation-rules/buan-2024.ts';
import { COMMON_BONUS, SEOUL_BONUS } from '../../../../test/fixtures/evaluation-rules/bonus-grades.ts';
import { GEUMJEONG_2010 } from '../../../../test/fixtures/evaluation-rules/geumjeong-2010.ts';
import { JEONJU_2024, JEONJU_BEFORE } from '../../../../test/fixtures/evaluation-rules/jeonju-2024.ts';
import { SUWON_2025 } from '../../../../test/fixtures/evaluation-rules/suwon-2025.ts';
import { YEOJU_2017 } from '../../../../test/fixtures/evaluation-rules/yeoju-2017.ts';
import { at, given, published, RULES } from '../../../../test/support/evaluation-facts.ts';
import { achievement, adjustment, bands, judged, quotas } from '../../../../test/support/evaluation-rules.ts';
import type { EvaluationRules } from '../../../events/evaluation-rules.ts';

const JANUARY = at('2025-01-10 10:00');
const publish = (own: Partial<EvaluationRules> = {}) =>
  ({ type: 'PublishRuleSet', rules: { ...RULES, ...own } }) as const;

describe('a rule set', () => {
  test('is published version by version', () => {
    given().when(publish(), JANUARY).then(published());
    given(published())
      .when(publish({ version: 2 }), JANUARY)
      .then(published({ ...RULES, version: 2 }));
    given(published()).when(publish(), JANUARY).thenRefused('rule-set-version-follows');
    given()
      .when(publish({ version: 2 }), JANUARY)
      .thenRefused('rule-set-version-follows');
  });

  test.each([GEUMJEONG_2010, BUAN_2024, JEONJU_BEFORE, SUWON_2025, YEOJU_2017, SEOUL_BONUS, COMMON_BONUS])(
    '$title is one',
    (rules) => {
      given().when({ type: 'PublishRuleSet', rules }, JANUARY).then(published(rules));
    },
  );

  test('전주시 2024 is a second version of one', () => {
    given(published(JEONJU_BEFORE))
      .when({ type: 'PublishRuleSet', rules: JEONJU_2024 }, JANUARY)
      .then(published(JEONJU_2024));
  });

  test('has an id that can name a stream', () => {
    given()
      .when(publish({ ruleSetId: 'garam.2025' }), JANUARY)
      .thenRefused('ids-plain');
  });

  test('has exact numbers only', () => {
    for (const own of [
      { totalLimits: { floor: '0', cap: '1e2' } },
      { criteria: [{ ...achievement('a', '달성도', '100'), points: '백' }] },
      { carriesInto: [{ into: '성과금', share: '1/0' }] },
      { halfYearMix: { firstHalf: '', secondHalf: '100' } },
    ])
      given().when(publish(own), JANUARY).thenRefused('number-exact');
  });

  test('names each of its parts once', () => {
    for (const own of [
      { criteria: [achievement('a', '달성도', '50'), achievement('a', '성과', '50')] },
      {
        prizes: [
          { prize: '최우수', places: 1 },
          { prize: '최우수', places: 2 },
        ],
      },
      { gates: [...RULES.gates, ...RULES.gates] },
      { formulas: [...RULES.formulas, ...RULES.formulas] },
    ])
      given().when(publish(own), JANUARY).thenRefused('rule-parts-unique');
  });

  test('has criteria of 100 points, in every group', () => {
    given()
      .when(publish({ criteria: [achievement('a', '달성도', '99.99')] }), JANUARY)
      .thenRefused('criteria-make-the-full-score');
    const groups = [{ groupId: 'dong', name: '동' }];
    const shifted = { ...achievement('a', '달성도', '100'), pointsByGroup: [{ groupId: 'dong', points: '90' }] };
    given()
      .when(publish({ groups, criteria: [shifted] }), JANUARY)
      .thenRefused('criteria-make-the-full-score');
  });

  test('gives no negative points, and an adjustment that takes away does so below 0', () => {
    given()
      .when(publish({ criteria: [achievement('a', '달성도', '100'), adjustment('1', '5')] }), JANUARY)
      .thenRefused('criterion-bounds');
    given()
      .when(publish({ criteria: [achievement('a', '달성도', '100'), adjustment('-1', '-5')] }), JANUARY)
      .thenRefused('criterion-bounds');
  });

  test('names who judges what is judged, and nobody for what is counted', () => {
    const nobody = { ...judged('a', '노력도', '100', 'evaluator'), judges: [] };
    const somebody = { ...achievement('a', '달성도', '100'), judges: ['evaluator' as const] };
    for (const criterion of [nobody, somebody])
      given()
        .when(publish({ criteria: [criterion] }), JANUARY)
        .thenRefused('criterion-names-its-judges');
  });

  test('mixes the half-years into 100 percent', () => {
    given()
      .when(publish({ halfYearMix: { firstHalf: '50', secondHalf: '49' } }), JANUARY)
      .thenRefused('half-years-make-the-whole');
  });

  test('shares out all grades, or lets their bounds descend to none', () => {
    given()
      .when(publish({ grading: quotas('project', { S: '30', A: '50', B: '10' }) }), JANUARY)
      .thenRefused('grade-shares-make-the-whole');
    for (const grading of [
      bands('project', ['S', '90'], ['A', '95'], ['B', null]),
      bands('project', ['S', '90'], ['A', null], ['B', '80']),
      bands('project', ['S', '90'], ['A', '80']),
    ])
      given()
        .when(publish({ grading, gates: [] }), JANUARY)
        .thenRefused('grade-bands-descend');
  });

  test('refers to what it has', () => {
    for (const own of [
      { tieBreakers: ['unheard'] },
      { gates: [{ gateId: 'g', name: '게이트', excludedGrades: ['SS'], excludedFromPrizes: false }] },
      { grading: { ...bands('project', ['S', null]), withoutScore: 'F' } },
      { criteria: [{ ...achievement('a', '달성도', '100'), pointsByGroup: [{ groupId: 'unheard', points: '1' }] }] },
    ])
      given().when(publish(own), JANUARY).thenRefused('rule-references-known');
  });
});
