import type { PlainDate } from '../../kernel/time.ts';

/** What is due from a department, and what is due from whoever runs plans and evaluations. */
export const DUTY_NAMES = {
  'plan-submission': '계획 제출',
  'plan-supplement': '계획 보완 제출',
  'result-entry': '실적 등록',
  'self-assessment': '자체평가 제출',
  'self-assessment-supplement': '자체평가 보완 제출',
  remedy: '보완지시 이행',
  'progress-report': '추진실적 제출',
  'progress-supplement': '추진실적 보완 제출',
  'plan-confirmation': '계획 확정',
  'plan-revision': '변경 요청 결정',
  verification: '자체평가 확인',
  scoring: '평점 산정',
  notification: '평점 통보',
  'appeal-opinion': '이의신청 검토의견',
  'appeal-decision': '이의신청 결정',
  'progress-review': '추진실적 검토',
} as const;
export type DutyKind = keyof typeof DUTY_NAMES;

/** Roles that work for the whole office. */
const OFFICE_ROLES = { evaluator: '평가팀', 'committee-member': '자체평가위원', 'head-of-office': '구청장' } as const;
type OfficeRole = keyof typeof OFFICE_ROLES;

/** A department, or a role of the whole office, by its id and its Korean name. */
export interface Duteous {
  readonly kind: 'department' | 'role';
  readonly id: string;
  readonly name: string;
}

/** One thing that somebody has to do, or did. */
export interface Duty {
  readonly kind: DutyKind;
  readonly name: string;
  readonly of: Duteous;
  /** The project, assessment or task it is about. */
  readonly subjectId: string;
  readonly title: string;
  /** The day it is due, with the clock time where there is one: '2025-12-05 18:00'; null where no day is set. */
  readonly due: string | null;
  readonly done: boolean;
  /** 미제출, or past its day on the day that is asked; of what was done, that it was done late. */
  readonly late: boolean;
  /** 미제출 처리, a demand, how many indicators. */
  readonly note: string | null;
}

/** Of one department: what it has done and still has to do. */
export interface DepartmentWork {
  readonly departmentId: string;
  readonly departmentName: string;
  readonly done: number;
  /** Late ones included. */
  readonly open: number;
  readonly late: number;
}

type Asked = Omit<Duty, 'name' | 'late' | 'note' | 'done'> & {
  readonly done?: boolean;
  readonly late?: boolean;
  readonly note?: string | null;
};

/** By the day that is asked, never by a clock: the day itself is not late yet, whatever the hour. */
export const duty = ({ late, ...asked }: Asked, on: PlainDate): Duty => ({
  done: false,
  note: null,
  ...asked,
  name: DUTY_NAMES[asked.kind],
  late: late ?? (asked.done !== true && asked.due !== null && asked.due.slice(0, 10) < on),
});

export const ofDepartment = ({ id, name }: { readonly id: string; readonly name: string }): Duteous => ({
  kind: 'department',
  id,
  name,
});
export const ofRole = (id: OfficeRole): Duteous => ({ kind: 'role', id, name: OFFICE_ROLES[id] });

/** The earliest day first, what has no day last; within a day by subject. */
export const inOrderOfDay = (duties: readonly Duty[]): readonly Duty[] =>
  duties.toSorted((a, b) => compare(a.due ?? '9999', b.due ?? '9999') || compare(a.subjectId, b.subjectId));

export function byDepartment(duties: readonly Duty[]): readonly DepartmentWork[] {
  const works = new Map<string, DepartmentWork>();
  for (const { of, done, late } of duties) {
    if (of.kind === 'role') continue;
    const work = works.get(of.id) ?? { departmentId: of.id, departmentName: of.name, done: 0, open: 0, late: 0 };
    works.set(of.id, {
      ...work,
      done: work.done + Number(done),
      open: work.open + Number(!done),
      late: work.late + Number(!done && late),
    });
  }
  return [...works.values()].sort((a, b) => compare(a.departmentId, b.departmentId));
}

/** Code-unit order: the same on every machine. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
