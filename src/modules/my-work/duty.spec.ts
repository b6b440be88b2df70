import { describe, expect, test } from '@jest/globals';
import { byDepartment, duty, inOrderOfDay, ofDepartment, ofRole } from './duty.ts';

const CULTURE = ofDepartment({ id: 'culture', name: '문화과' });
const asked = {
  kind: 'self-assessment',
  of: CULTURE,
  subjectId: 'P1',
  title: '사업',
  due: '2025-12-05 18:00',
} as const;

describe('a duty', () => {
  test('is late from the day after its day on, whatever the hour', () => {
    expect([duty(asked, '2025-12-05').late, duty(asked, '2025-12-06').late]).toEqual([false, true]);
  });

  test('without a day is never late by itself', () => {
    expect(duty({ ...asked, due: null }, '2999-01-01').late).toBe(false);
  });

  test('that is done is late only where it was done late', () => {
    expect(duty({ ...asked, done: true }, '2999-01-01').late).toBe(false);
    expect(duty({ ...asked, done: true, late: true }, '2999-01-01').late).toBe(true);
  });

  test('goes by its Korean name', () => {
    expect(duty(asked, '2025-12-05').name).toBe('자체평가 제출');
  });
});

test('duties come by their day, those without one last, within a day by subject', () => {
  const due = (subjectId: string, day: string | null) => duty({ ...asked, subjectId, due: day }, '2025-12-05');
  const ordered = inOrderOfDay([
    due('c', null),
    due('b', '2025-12-05'),
    due('a', '2025-12-05'),
    due('d', '2025-02-14'),
  ]);
  expect(ordered.map(({ subjectId }) => subjectId)).toEqual(['d', 'a', 'b', 'c']);
});

test('a department is counted by what it did, has to do, and is late with; a role is no department', () => {
  const done = duty({ ...asked, done: true, late: true }, '2025-12-06');
  const late = duty(asked, '2025-12-06');
  const open = duty({ ...asked, due: null }, '2025-12-06');
  const role = duty({ ...asked, of: ofRole('evaluator') }, '2025-12-06');
  expect(byDepartment([done, late, open, role])).toEqual([
    { departmentId: 'culture', departmentName: '문화과', done: 1, open: 2, late: 1 },
  ]);
});
