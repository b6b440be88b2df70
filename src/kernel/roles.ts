/** 감사 · 평가팀 · 예산팀 · 부서 담당 · 간부·부서장 · 관리자 · 자체평가위원 · 구청장(결재권자). */
export const ROLES = [
  'auditor',
  'evaluator',
  'budget-officer',
  'department-officer',
  'manager',
  'administrator',
  'committee-member',
  'head-of-office',
] as const;
export type Role = (typeof ROLES)[number];

export const isRole = (text: string): text is Role => ROLES.some((role) => role === text);

/** 자동 처리: what a saga or the service itself does. No account has it. */
export const SYSTEM_ROLE = 'system';
