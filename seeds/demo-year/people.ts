import type { Actor } from '../../src/kernel/domain-event.ts';
import type { Role } from '../../src/kernel/roles.ts';
import type { Person } from '../../src/kernel/unit-history.ts';
import type { Department } from './departments.ts';

const SURNAMES = ['가', '나', '도', '라', '마', '반', '사', '온', '하', '은', '달', '솔'];
const GIVEN = [
  '가온',
  '나래',
  '다온',
  '라온',
  '마루',
  '바론',
  '새론',
  '아라',
  '차온',
  '한결',
  '슬기',
  '보람',
  '단비',
  '이든',
];

/** No person has such a name; the same id has the same one. */
const nameOf = (id: string): string => {
  const mixed = Array.from(id).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 99_991, 7);
  return `${SURNAMES[mixed % SURNAMES.length] ?? ''}${GIVEN[mixed % GIVEN.length] ?? ''}`;
};

export const personOf = (id: string): Person => ({ id, name: nameOf(id) });

const actor = (id: string, { id: departmentId, name: departmentName }: Department, role: Role): Actor => ({
  ...personOf(id),
  departmentId,
  departmentName,
  role,
});

/** 성과 담당: writes the plans and results of the department. */
export const officerOf = (department: Department): Actor =>
  actor(`${department.id}-p1`, department, 'department-officer');
export const headOf = (department: Department): Actor => actor(`${department.id}-head`, department, 'manager');

const PLANNING = { id: 'sb-planning', name: '기획예산과' };
const AUDIT = { id: 'sb-audit', name: '감사담당관' };
const COMMITTEE = { id: 'sb-committee', name: '자체평가위원회' };

/** 평가팀 of 기획예산과; of its own department's projects 감사담당관 takes its place. */
const evaluator = (id: string, department: Department): Actor => actor(id, department, 'evaluator');
export const COORDINATOR = evaluator('sb-eval-lead', PLANNING);
const VERIFIERS = [evaluator('sb-eval-1', PLANNING), evaluator('sb-eval-2', PLANNING)] as const;
const SUBSTITUTES = [evaluator('sb-audit-1', AUDIT), evaluator('sb-audit-2', AUDIT)] as const;

/** Two who look at the projects of that department: nobody scores the own one. */
export const evaluatorsFor = (departmentId: string): readonly [Actor, Actor] =>
  departmentId === PLANNING.id ? SUBSTITUTES : VERIFIERS;

export const MAYOR = actor('sb-mayor', { id: 'sb-office', name: '구청장실' }, 'head-of-office');

/** 자체평가위원회: six from outside, three heads of departments. */
export const OUTSIDERS = ['1', '2', '3', '4', '5', '6'].map((number) =>
  actor(`sb-member-${number}`, COMMITTEE, 'committee-member'),
);
export const INSIDERS = [PLANNING, AUDIT, { id: 'sb-welfare', name: '복지정책과' }].map(headOf);

const budgetOfficer = (id: string): Actor => actor(id, PLANNING, 'budget-officer');
export const BUDGETER = budgetOfficer('sb-budget-1');
export const OBLIGOR = budgetOfficer('sb-budget-2');
export const PAYER = budgetOfficer('sb-budget-3');

/** What the installation does by itself when a day begins. */
export const KEEPER: Actor = {
  id: 'day-keeper',
  name: '달력',
  departmentId: 'system',
  departmentName: '자동 처리',
  role: 'system',
};
