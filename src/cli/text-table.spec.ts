import { describe, expect, test } from '@jest/globals';
import stringWidth from 'string-width';
import { textTable } from './text-table.ts';

const COLUMNS = [
  { title: '구분', align: 'left' },
  { title: '예산', align: 'right' },
] as const;

describe('a table on a terminal', () => {
  test('stands under its titles, Hangul two columns wide', () => {
    const rows = [
      ['합계', '1,429,866'],
      ['  ab', '△5'],
    ];
    expect(textTable(COLUMNS, rows)).toBe(
      ['구분       예산', '───────────────', '합계  1,429,866', '  ab         △5'].join('\n'),
    );
  });

  test('has lines of one width where the last column is right-aligned', () => {
    const rows = [
      ['구정의 성과관리', '미보고'],
      ['x', '1'],
      ['ㆍ–△', '산정불가'],
    ];
    const widths = textTable(COLUMNS, rows)
      .split('\n')
      .map((line) => stringWidth(line));
    expect(new Set(widths).size).toBe(1);
  });

  test('ends no line in spaces', () => {
    const left = COLUMNS.map(({ title }) => ({ title, align: 'left' as const }));
    const lines = textTable(left, [
      ['가', ''],
      ['', '나나나나'],
    ]).split('\n');
    expect(lines.filter((line) => line !== line.trimEnd())).toEqual([]);
  });

  test('without rows has its titles', () => {
    expect(textTable(COLUMNS, [])).toBe('구분  예산\n──────────');
  });

  test('takes a cell that is not there for an empty one', () => {
    expect(textTable(COLUMNS, [['가']])).toBe('구분  예산\n──────────\n가');
  });

  test('prints the name of a group once, over its columns', () => {
    const columns = [
      { title: '구분', align: 'left' },
      { title: '계', align: 'right' },
      { title: '7급', align: 'right', group: '일반직' },
      { title: '8급', align: 'right', group: '일반직' },
      { title: '7급', align: 'right', group: '임기제' },
    ] as const;
    expect(textTable(columns, [['현원', '21', '9', '5', '']])).toBe(
      [
        '          일반직    임기제',
        '구분  계  7급  8급     7급',
        '──────────────────────────',
        '현원  21    9    5',
      ].join('\n'),
    );
  });

  test('makes room for a group whose name is wider than its columns', () => {
    const columns = [
      { title: 'a', align: 'right', group: '가나다' },
      { title: 'b', align: 'right', group: '가나다' },
    ] as const;
    expect(textTable(columns, [['1', '2']])).toBe('가나다\na    b\n──────\n1    2');
  });
});
