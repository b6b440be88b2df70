import { refuseUnless } from '../../../kernel/rejection.ts';
import type { PlainDate } from '../../../kernel/time.ts';
import { isOpenOn, lastChangeOn, nameOn, type Unit, type UnitKind, type Units } from '../../../kernel/unit-history.ts';

const KINDS: Readonly<Record<UnitKind, string>> = { department: '부서', team: '팀' };

/** A new id: it names one unit for ever, also after that is closed. */
export function requireNewUnit(units: Units, officeId: string, unitId: string): void {
  const ids = [officeId, unitId];
  refuseUnless(
    ids.every((id) => /^[A-Za-z0-9_-]{1,64}$/.test(id)),
    'unit-ids-plain',
    `기관·부서·팀 번호에는 영문자, 숫자, 줄표(-), 밑줄(_)만 쓸 수 있습니다 (받은 값 ${ids.join(', ')}).`,
    { ids },
  );
  refuseUnless(!units.has(unitId), 'unit-id-new', `번호 ${unitId}은(는) 이미 쓰였습니다.`, { unitId });
}

/** The unit, if it is there on that day. */
export function requireOpen(units: Units, unitId: string, day: PlainDate): Unit {
  const unit = units.get(unitId);
  refuseUnless(
    unit !== undefined && unit.openedOn <= day,
    'unit-opened-first',
    `${day}에는 ${unitId}이(가) 아직 없습니다.`,
    { unitId, day, openedOn: unit?.openedOn ?? null },
  );
  refuseUnless(
    isOpenOn(unit, day),
    'unit-not-closed',
    `${nameOn(unit, day)}은(는) ${unit.closedOn ?? ''}에 없어져 그날부터는 기록할 수 없습니다.`,
    { unitId, day, closedOn: unit.closedOn },
  );
  return unit;
}

export function requireKind(units: Units, unitId: string, kind: UnitKind, day: PlainDate): Unit {
  const unit = requireOpen(units, unitId, day);
  refuseUnless(
    unit.kind === kind,
    'unit-of-kind',
    `${nameOn(unit, day)}은(는) ${KINDS[unit.kind]}이고 ${KINDS[kind]}이(가) 아닙니다.`,
    { unitId, kind: unit.kind, wanted: kind },
  );
  return unit;
}

/** A department that takes teams, or the work of another: it must not be about to close. */
export function requireLasting(units: Units, departmentId: string, day: PlainDate): Unit {
  const department = requireKind(units, departmentId, 'department', day);
  refuseUnless(
    department.closedOn === null,
    'department-is-to-stay',
    `${nameOn(department, day)}은(는) ${department.closedOn ?? ''}에 없어지므로 팀이나 업무를 넘겨받을 수 없습니다.`,
    { departmentId, day, closedOn: department.closedOn },
  );
  return department;
}

/** One name, one department: a report asks by the name. */
export function requireFreeName(units: Units, departmentId: string, name: string, day: PlainDate): void {
  const bearer = [...units.values()].find(
    (unit) =>
      unit.kind === 'department' && unit.unitId !== departmentId && isOpenOn(unit, day) && nameOn(unit, day) === name,
  );
  refuseUnless(bearer === undefined, 'department-name-free', `${day}에 ${name}이라는 부서가 이미 있습니다.`, {
    name,
    departmentId: bearer?.unitId ?? null,
  });
}

export function requireOtherName(unit: Unit, name: string, day: PlainDate): void {
  refuseUnless(nameOn(unit, day) !== name, 'name-differs', `${day}의 이름이 이미 ${name}입니다.`, {
    unitId: unit.unitId,
    name,
  });
}

/** What is known for a later day would stand on a unit that is no more. */
export function requireEndOfChanges(units: Units, unit: Unit, day: PlainDate): void {
  const last = lastChangeOn(units, unit);
  refuseUnless(
    last <= day,
    'closes-after-its-changes',
    `${nameOn(unit, day)}에는 ${last}의 기록이 있어 ${day}에 없앨 수 없습니다.`,
    { unitId: unit.unitId, day, lastChangeOn: last },
  );
}
