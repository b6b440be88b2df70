import type { PlainDate } from '../../src/kernel/time.ts';
import { DEPARTMENTS, REORGANIZATION, type DepartmentPlan, type GroupId } from './office.data.ts';

const { effectiveOn, merged, divided, renamed } = REORGANIZATION;

export interface Department {
  readonly id: string;
  readonly name: string;
}

/** One work of a department: a 주요사업 and a team. */
export interface Work {
  readonly subject: string;
  readonly plan: DepartmentPlan;
  /** Whose it is from the reorganisation on. */
  readonly later: string;
  readonly teamId: string;
}

export const isReorganized = (day: PlainDate): boolean => day >= effectiveOn;

/** As it is called on that day. */
export function departmentOn(id: string, day: PlainDate): Department {
  const later = [merged.into, divided.off, divided, renamed].find((changed) => changed.id === id);
  const plan = DEPARTMENTS.find((department) => department.id === id);
  const name = later && (isReorganized(day) || !plan) ? later.name : plan?.name;
  if (name === undefined) throw new Error(`there is no department ${id}`);
  return { id, name };
}

const NEW: readonly { readonly id: string; readonly groupId: GroupId }[] = [
  { id: merged.into.id, groupId: 'economy' },
  { id: divided.off.id, groupId: 'welfare' },
];

/** Those there are on that day, each with its group. */
export function departmentsOn(day: PlainDate): readonly { readonly id: string; readonly groupId: GroupId }[] {
  if (!isReorganized(day)) return DEPARTMENTS;
  return [...DEPARTMENTS.filter(({ id }) => !merged.from.some((former) => former === id)), ...NEW];
}

function laterOf({ id, works }: DepartmentPlan, place: number): string {
  if (merged.from.some((former) => former === id)) return merged.into.id;
  return id === divided.id && place >= works.length - divided.works ? divided.off.id : id;
}

export const WORKS: readonly Work[] = DEPARTMENTS.flatMap((plan) =>
  plan.works.map((subject, place) => ({
    subject,
    plan,
    later: laterOf(plan, place),
    teamId: `${plan.id}-t${place + 1}`,
  })),
);

/** The department that the work belongs to on that day. */
export const departmentOfWork = ({ plan, later }: Work, day: PlainDate): Department =>
  departmentOn(isReorganized(day) ? later : plan.id, day);
