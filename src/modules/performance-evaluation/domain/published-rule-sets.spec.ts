import { describe, expect, test } from '@jest/globals';
import { BUAN_2024 } from '../../../../test/fixtures/evaluation-rules/buan-2024.ts';
import { COMMON_BONUS, SEOUL_BONUS } from '../../../../test/fixtures/evaluation-rules/bonus-grades.ts';
import { GEUMJEONG_2010 } from '../../../../test/fixtures/evaluation-rules/geumjeong-2010.ts';
import { JEONJU_2024, JEONJU_BEFORE } from '../../../../test/fixtures/evaluation-rules/jeonju-2024.ts';
import { SUWON_2025 } from '../../../../test/fixtures/evaluation-rules/suwon-2025.ts';
import { YEOJU_2017 } from '../../../../test/fixtures/evaluation-rules/yeoju-2017.ts';
import { indicatorWith, inputWith, pointsOf, reaching } from '../../../../test/support/evaluation-rules.ts';
import type { EvaluationRules } from '../../../events/evaluation-rules.ts';
import { prizesOf, resultsOf, type ScoredProject } from './results.ts';
import { calculate, type ScoringInput } from './scoring.ts';

const project = (rules: EvaluationRules, id: string, input: Partial<ScoringInput>): ScoredProject => ({
  projectNo: id,
  department: { id, name: id },
  groupId: input.groupId ?? null,
  final: calculate(rules, inputWith(input)),
  beforeAppeals: null,
});

describe('금정구 2010: 업무성격10 + 달성도(상20+하30) + DB10 + 조정10 + 민간위원20, 가감 ±10', () => {
  interface Points {
    readonly nature: string;
    readonly firstHalf: string;
    readonly secondHalf: string;
    readonly database: string;
    readonly coordination: string;
    readonly civilians: readonly string[];
    readonly adjustment: string;
  }
  const best = {
    nature: '10',
    firstHalf: '100',
    secondHalf: '100',
    database: '10',
    coordination: '10',
    adjustment: '0',
  };
  const FULL: Points = { ...best, civilians: ['20', '20', '20'] };
  const inputOf = (points: Points) => ({
    indicators: [reaching('first-half', points.firstHalf), reaching('second-half', points.secondHalf)],
    given: [
      ...pointsOf('nature', points.nature),
      ...pointsOf('database', points.database),
      ...pointsOf('coordination', points.coordination),
      ...pointsOf('civilian', ...points.civilians),
      ...pointsOf('adjustment', points.adjustment),
    ],
  });

  test.each([
    [FULL, '100.00', 'S'],
    [{ ...FULL, adjustment: '15' }, '110.00', 'S'],
    [{ ...FULL, adjustment: '-15' }, '90.00', 'A'],
    [
      { ...FULL, nature: '8', firstHalf: '95', secondHalf: '90', coordination: '9', civilians: ['18', '19', '17'] },
      '91.00',
      'A',
    ],
    [{ ...FULL, civilians: ['15', '15', '15'] }, '95.00', 'S'],
    [{ ...FULL, civilians: ['15', '15', '14.985'] }, '95.00', 'A'],
    [{ ...FULL, nature: '0' }, '90.00', 'A'],
    [{ ...FULL, nature: '0', adjustment: '-0.01' }, '89.99', 'B'],
    [{ ...FULL, nature: '0', coordination: '5' }, '85.00', 'B'],
    [{ ...FULL, nature: '0', coordination: '4.99' }, '84.99', 'C'],
  ])('%j is %s, %s', (points: Points, shown, grade) => {
    const { projects } = resultsOf(GEUMJEONG_2010, [project(GEUMJEONG_2010, 'P1', inputOf(points))], []);
    expect(projects).toMatchObject([{ shown, grade }]);
  });

  test('prints scores as the office does', () => {
    const printed = (civilians: string) =>
      calculate(GEUMJEONG_2010, inputWith(inputOf({ ...FULL, civilians: [civilians] }))).shown;
    expect(['19.95', '18.46'].map(printed)).toEqual(['99.95', '98.46']);
  });
});

describe('부안군 2024: 지표실적40 + 이행과제40 + 지표성격20, 상·하반기 50:50, 가점 2.5까지', () => {
  const half = (indicators: string, tasks: string, nature: string): Partial<ScoringInput> => ({
    groupId: 'business',
    indicators: [reaching('indicators', indicators), reaching('tasks', tasks)],
    given: pointsOf('nature', nature),
  });
  const first = half('90', '100', '16');
  const second = half('95', '90', '18');

  test('joins the halves and adds the bonus', () => {
    const alone = calculate({ ...BUAN_2024, halfYearMix: null }, inputWith(first));
    expect(alone.shown).toBe('92.00');
    const given = [...pointsOf('nature', '18'), ...pointsOf('adjustment', '4')];
    const whole = calculate(BUAN_2024, inputWith({ ...second, given, firstHalf: alone.score }));
    expect(whole.base).toEqual({ kind: 'score', value: '92' });
    expect(whole.shown).toBe('94.50');
  });

  test('carries half of it into the bonus pay, and ranks each group by itself', () => {
    const in_ = (id: string, groupId: string, nature: string) =>
      project(BUAN_2024, id, { ...half('90', '100', nature), groupId });
    const all = [
      in_('기획', 'support', '16'),
      in_('건설', 'business', '17'),
      in_('문화', 'business', '18'),
      in_('부안읍', 'town', '10'),
    ];
    const { departments } = resultsOf(BUAN_2024, all, []);
    expect(departments.map(({ departmentId, rank, shown, carried }) => [departmentId, rank, shown, carried])).toEqual([
      ['기획', 1, '92.00', [{ into: '성과금', points: '46' }]],
      ['건설', 2, '93.00', [{ into: '성과금', points: '93/2' }]],
      ['문화', 1, '94.00', [{ into: '성과금', points: '47' }]],
      ['부안읍', 1, '86.00', [{ into: '성과금', points: '43' }]],
    ]);
  });
});

describe('전주시 2024: BSC80(동90) + 만족도10 + 역량10', () => {
  const given = [...pointsOf('satisfaction', '9'), ...pointsOf('competence', '8')];
  const main = (own: readonly (readonly [string, string])[]): Partial<ScoringInput> => ({
    groupId: 'main',
    indicators: [reaching('bsc', '100')],
    given: [...given, ...own.flatMap(([criterionId, points]) => pointsOf(criterionId, points))],
  });

  test('a 동 has 90 of BSC and no 역량', () => {
    const { criteria, shown } = calculate(JEONJU_2024, {
      ...inputWith(
        main([
          ['director', '2'],
          ['vice-mayor', '3'],
        ]),
      ),
      groupId: 'dong',
    });
    expect(criteria.map(({ criterionId, points }) => [criterionId, points])).toEqual([
      ['bsc', '85'],
      ['satisfaction', '10'],
      ['director', '2'],
      ['vice-mayor', '3'],
    ]);
    expect(shown).toBe('99.00');
  });

  test('moving 조정 from 부시장5 to 국장2+부시장3 is another version, and another score', () => {
    expect(calculate(JEONJU_BEFORE, inputWith(main([['vice-mayor', '4']])))).toMatchObject({
      version: 1,
      shown: '96.00',
    });
    const split = main([
      ['director', '1'],
      ['vice-mayor', '3'],
    ]);
    expect(calculate(JEONJU_2024, inputWith(split))).toMatchObject({ version: 2, shown: '96.00' });
    expect(calculate(JEONJU_2024, inputWith(main([['vice-mayor', '3']])))).toMatchObject({ shown: '산정불가' });
  });

  test('집단 따돌림 keeps a department out of S, and the next one takes its place', () => {
    const department = (id: string, satisfaction: string) =>
      project(JEONJU_2024, id, {
        ...main([]),
        given: [
          ...pointsOf('satisfaction', satisfaction),
          ...pointsOf('competence', '10'),
          ...pointsOf('director', '2'),
          ...pointsOf('vice-mayor', '3'),
        ],
      });
    const five = ['10', '9', '8', '7', '6'].map((points, index) => department(`d${index}`, points));
    const gradesOf = (findings: Parameters<typeof resultsOf>[2]) =>
      resultsOf(JEONJU_2024, five, findings).departments.map(({ grade }) => grade);
    expect(gradesOf([])).toEqual(['S', 'A', 'A', 'B', 'B']);
    expect(gradesOf([{ gateId: 'bullying', departmentId: 'd0' }])).toEqual(['A', 'S', 'A', 'B', 'B']);
  });
});

describe('수원시 2025: 충실·효율·적시·노력 각 25%, 지표당 평가자 약 10명', () => {
  const CRITERIA = ['faithfulness', 'efficiency', 'timeliness', 'effort'];
  const judgedBy = (indicatorId: string, points: readonly string[]): ScoringInput['given'] =>
    CRITERIA.flatMap((criterionId) => pointsOf(criterionId, ...points).map((one) => ({ ...one, indicatorId })));
  const TEN = ['20', '21', '22', '23', '24', '25', '20', '21', '22', '23'];

  test('means the evaluators of each indicator, joins indicators by weight, carries 10%', () => {
    const indicators = [
      indicatorWith({ indicatorId: 'a', criterionId: null, weight: '60' }),
      indicatorWith({ indicatorId: 'b', criterionId: null, weight: '40' }),
    ];
    const given = [...judgedBy('a', TEN), ...judgedBy('b', ['20'])];
    const one = project(SUWON_2025, 'P1', { indicators, given });
    // (22.1 × 60 + 20 × 40) ÷ 100 = 21.26 of 25, four times.
    expect(one.final.criteria.map(({ earned }) => earned)).toEqual(
      CRITERIA.map(() => ({ kind: 'score', value: '1063/50' })),
    );
    expect(one.final.shown).toBe('85.04');
    const { projects, departments } = resultsOf(SUWON_2025, [one], []);
    expect(projects).toMatchObject([{ grade: 'A' }]);
    expect(departments[0]?.carried).toEqual([{ into: '최종평가', points: '1063/125' }]);
  });

  test('one evaluator more changes the mean, exactly', () => {
    const indicators = [indicatorWith({ indicatorId: 'a', criterionId: null })];
    const given = judgedBy('a', ['25', '25', '24']);
    expect(calculate(SUWON_2025, inputWith({ indicators, given })).score).toEqual({ kind: 'score', value: '296/3' });
  });
});

describe('여주시 2017: 44개 부서, 4그룹 × 최우수·우수·장려·노력', () => {
  const departments = Array.from({ length: 44 }, (_, index) =>
    project(YEOJU_2017, `d${index}`, {
      groupId: `g${(index % 4) + 1}`,
      indicators: [reaching('achievement', String(99 - index))],
    }),
  );

  test('is 16 departments, the best four of each group', () => {
    const { departments: results } = resultsOf(YEOJU_2017, departments, []);
    const winners = prizesOf(YEOJU_2017, results, []);
    expect(winners).toHaveLength(16);
    expect(winners.filter(({ groupId }) => groupId === 'g2')).toEqual([
      { prize: '최우수', groupId: 'g2', departmentId: 'd1' },
      { prize: '우수', groupId: 'g2', departmentId: 'd5' },
      { prize: '장려', groupId: 'g2', departmentId: 'd9' },
      { prize: '노력', groupId: 'g2', departmentId: 'd13' },
    ]);
  });
});

describe('성과상여금 등급 인원', () => {
  const gradesOf = (rules: EvaluationRules, people: number) => {
    const all = Array.from({ length: people }, (_, index) =>
      project(rules, `p${index}`, { indicators: [reaching('achievement', `${100 - index}`)] }),
    );
    const grades = resultsOf(rules, all, []).projects.map(({ grade }) => grade);
    return [...new Set(grades)]
      .map((grade) => `${grade ?? '-'}${grades.filter((own) => own === grade).length}`)
      .join(' ');
  };

  test.each([
    [10, 'S3 A5 B2'],
    [44, 'S13 A22 B9'],
    [37, 'S11 A19 B7'],
  ])('S30·A50·B20 of %i', (people, places) => {
    expect(gradesOf(SEOUL_BONUS, people)).toBe(places);
  });

  test.each([
    [10, 'S2 A4 B3 C1'],
    [44, 'S9 A18 B13 C4'],
    [21, 'S4 A9 B6 C2'],
  ])('S20·A40·B30·C10 of %i', (people, places) => {
    expect(gradesOf(COMMON_BONUS, people)).toBe(places);
  });
});
