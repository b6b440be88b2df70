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
});
