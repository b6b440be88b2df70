import { describe, expect, it } from '@jest/globals';
import { heldOn, withDated, type Dated } from './dated.ts';

const names: readonly Dated<string>[] = [
  { from: '2023-01-01', value: '기획과' },
  { from: '2025-01-01', value: '기획예산과' },
];

describe('what holds on a day', () => {
  it('is the last value from that day or before it', () => {
    const days = ['2022-12-31', '2023-01-01', '2024-12-31', '2025-01-01', '2100-01-01'];
    expect(days.map((day) => heldOn(names, day))).toEqual([undefined, '기획과', '기획과', '기획예산과', '기획예산과']);
  });

  it('is nothing where there is nothing', () => {
    expect(heldOn([], '2025-01-01')).toBeUndefined();
  });
});

describe('a value that is joined in', () => {
  it('stands by its day, wherever that is', () => {
    const days = (from: string) => withDated(names, from, '새 이름').map((name) => name.value);
    expect(days('2022-01-01')).toEqual(['새 이름', '기획과', '기획예산과']);
    expect(days('2024-01-01')).toEqual(['기획과', '새 이름', '기획예산과']);
    expect(days('2026-01-01')).toEqual(['기획과', '기획예산과', '새 이름']);
  });

  it('holds before another of its day that was joined earlier', () => {
    const corrected = withDated(names, '2025-01-01', '기획조정과');
    expect(heldOn(corrected, '2025-01-01')).toBe('기획조정과');
    expect(heldOn(corrected, '2024-12-31')).toBe('기획과');
  });

  it('leaves the values it was joined to as they were', () => {
    withDated(names, '2024-01-01', '새 이름');
    expect(names).toHaveLength(2);
  });
});
