import { describe, expect, test } from '@jest/globals';
import { evaluate, type FigureDefinition, type Formula } from '../../src/kernel/figure-definition.ts';
import { FUNDS, totalOf, type FundSplit } from '../../src/kernel/fund-split.ts';
import { formatRate, rateTenths } from '../../src/kernel/rate.ts';
import { formatThousandWon, formatWon, sumWon, type Won } from '../../src/kernel/won.ts';

/** The nine tables of the work report of June 2023, in 천원: budget, spent, rate and balance as printed. */
const PRINTED = [
  ['AC-01', '계', 1_429_866, 431_568, '30.2', '998,298'],
  ['AC-02', '구정운영 정책 조정 및 지원', 326_045, 110_720, '34.0', '215,325'],
  ['AC-03', '건전·투명 재정 운용', 830_644, 211_401, '25.5', '619,243'],
  ['AC-04', '구정의 성과관리', 99_885, 38_235, '38.3', '61,650'],
  ['AC-05', '기본경비', 173_292, 71_212, '41.1', '102,080'],
  ['AC-06', '① 기획(사업별)', 326_045, 110_720, '34.0', '215,325'],
  ['AC-07', '② 예산', 756_124, 155_401, '20.6', '600,723'],
  ['AC-08', '③ 평가', 59_000, 12_800, '21.7', '46,200'],
  ['AC-09', 'Ⅲ-1 4개년', 16_200, 10_200, '63.0', '6,000'],
] as const;
const THOUSAND = 1000;

/** The four 단위사업, and the reported 사업 under them; Ⅲ-1 and ③ both stand in 구정의 성과관리 (assumed, domain.md). */
const UNITS = { policy: [326_045, 110_720], finance: [830_644, 211_401], performance: [99_885, 38_235] } as const;
const BASIC = [173_292, 71_212] as const;
const PROJECTS = {
  planning: [326_045, 110_720],
  budgeting: [756_124, 155_401],
  evaluation: [59_000, 12_800],
  fourYear: [16_200, 10_200],
} as const;

const leaves = new Map<string, Won>(
  Object.entries({ ...UNITS, ...PROJECTS, basic: BASIC }).flatMap(([name, [budget, spent]]): [string, Won][] => [
    [`${name}/budget`, budget * THOUSAND],
    [`${name}/spent`, spent * THOUSAND],
  ]),
);
const define = (id: string, formula: Formula): [string, FigureDefinition] => [id, { id, label: id, formula }];
const both = (name: string, formula: (measure: string) => Formula) => [
  define(`${name}/budget`, formula('budget')),
  define(`${name}/spent`, formula('spent')),
  define(`${name}/rate`, { kind: 'rate', part: `${name}/spent`, base: `${name}/budget` }),
];
const sum =
  (...of: readonly string[]) =>
  (measure: string): Formula => ({ kind: 'sum', of: of.map((name) => `${name}/${measure}`) });
const without =
  (of: string, ...less: readonly string[]) =>
  (measure: string): Formula => ({
    kind: 'difference',
    of: `${of}/${measure}`,
    less: less.map((name) => `${name}/${measure}`),
  });
const definitions = new Map([
  ...[...leaves.keys()].map((id) => define(id, { kind: 'movements', zeroOnceKnown: null })),
  ...both('all', sum('policy', 'finance', 'performance', 'basic')),
  ...both('reported', sum('planning', 'budgeting', 'evaluation', 'fourYear')),
  ...both('program', without('all', 'basic')),
  ...both('unreported', without('program', 'reported')),
  ...both('policyRest', without('policy', 'planning')),
  ...both('financeRest', without('finance', 'budgeting')),
  ...both('performanceRest', without('performance', 'evaluation', 'fourYear')),
  define('all/balance', { kind: 'difference', of: 'all/budget', less: ['all/spent'] }),
]);

/** As a table prints it: won in 천원, a rate with its decimal. */
function printed(id: string): string {
  const value = evaluate(id, definitions, leaves);
  if (value.unit === 'tenths') return formatRate(value.tenths);
  return value.won === null ? '미보고' : formatThousandWon(value.won);
}
const row = (name: string) => ['budget', 'spent', 'rate'].map((measure) => printed(`${name}/${measure}`));

describe('AC-01 … AC-09: the printed tables', () => {
  test.each(PRINTED)('%s %s: its rate and balance are those printed', (_case, _name, budget, spent, rate, balance) => {
    expect(formatRate(rateTenths(spent * THOUSAND, budget * THOUSAND))).toBe(rate);
    expect(formatThousandWon((budget - spent) * THOUSAND)).toBe(balance);
    const cutOff = Math.floor((1000 * spent) / budget);
    expect(formatRate(cutOff)).not.toBe(rate); // no printed rate comes from cutting the second decimal off
  });

  test('AC-01 is the sum of AC-02 … AC-05, and its rate that of the sums', () => {
    expect([...row('all'), printed('all/balance')]).toEqual(['1,429,866', '431,568', '30.2', '998,298']);
  });
});

test('AC-10: a table that is all 구비 splits into 구비 and nothing else', () => {
  for (const [budget, spent] of Object.values(PROJECTS))
    for (const amount of [budget, spent]) {
      const split: FundSplit = { national: 0, city: 0, district: amount * THOUSAND, other: 0 };
      expect(totalOf(split)).toBe(amount * THOUSAND);
      expect(FUNDS.map((fund) => formatRate(rateTenths(split[fund], totalOf(split))))).toEqual([
        '0.0',
        '0.0',
        '100.0',
        '0.0',
      ]);
    }
});

describe('AC-11: what the four tables leave out', () => {
  test('① covers its 단위사업: nothing is left', () => {
    expect(row('policyRest')).toEqual(['0', '0', '산정불가']);
  });

  test('② leaves 74,520 and 56,000', () => {
    expect(row('financeRest')).toEqual(['74,520', '56,000', '75.1']);
  });

  test('③ and Ⅲ-1 leave 24,685 and 15,235', () => {
    expect(row('performanceRest')).toEqual(['24,685', '15,235', '61.7']);
  });

  test('the four tables, the 단위사업 less 기본경비, and the difference between them', () => {
    expect(row('reported')).toEqual(['1,157,369', '289,121', '25.0']);
    expect(row('program')).toEqual(['1,256,574', '360,356', '28.7']);
    expect(row('unreported').slice(0, 2)).toEqual(['99,205', '71,235']);
  });
});

test('AC-12: the rate of the whole is not the mean of the four rates', () => {
  const tenths = PRINTED.slice(1, 5).map(([, , budget, spent]) => rateTenths(spent, budget) ?? Number.NaN);
  expect(sumWon(tenths)).toBe(1389); // 34.725 % on average
  expect(printed('all/rate')).toBe('30.2');
});

test('AC-13: the shares of the budget are 22.8, 58.1, 7.0 and 12.1, together 100.0', () => {
  const shares = PRINTED.slice(1, 5).map(([, , budget]) => rateTenths(budget, 1_429_866) ?? Number.NaN);
  expect(shares.map(formatRate)).toEqual(['22.8', '58.1', '7.0', '12.1']);
  expect(formatRate(sumWon(shares))).toBe('100.0');
});

test('AC-14: on May 31 the year has run 41.4 %, and the department is 11.2 %p behind', () => {
  const days = (Date.UTC(2023, 4, 31) - Date.UTC(2022, 11, 31)) / 86_400_000;
  const pace = rateTenths(days, 365) ?? Number.NaN;
  const spent = rateTenths(431_568, 1_429_866) ?? Number.NaN;
  expect([formatRate(pace), formatRate(spent - pace)]).toEqual(['41.4', '△11.2']);
});

test('AC-16: 국시비 3,800 and 53,986 백만원 are 57,786 백만원', () => {
  expect(formatWon(sumWon([3_800, 53_986]))).toBe('57,786');
});
