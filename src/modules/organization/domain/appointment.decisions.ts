import { heldOn } from '../../../kernel/dated.ts';
import { refuseUnless } from '../../../kernel/rejection.ts';
import type { PlainDate } from '../../../kernel/time.ts';
import { HEAD, nameOn, type Person, type Unit, type Units } from '../../../kernel/unit-history.ts';
import { on, record, type Facts } from './decision.ts';
import type { AppointHead, AssignOfficer, EndAppointment } from './organization.commands.ts';
import { requireOpen } from './unit.rules.ts';

export function appointHead(command: AppointHead, units: Units): Facts {
  const { unitId, person, effectiveOn } = command;
  requireChangeOfHands(requireOpen(units, unitId, effectiveOn), HEAD, person, effectiveOn);
  return record(command, { type: 'HeadAppointed', ...on(command), data: { unitId, person } });
}

export function assignOfficer(command: AssignOfficer, units: Units): Facts {
  const { unitId, duty, person, effectiveOn } = command;
  requireChangeOfHands(requireOpen(units, unitId, effectiveOn), duty, person, effectiveOn);
  return record(command, { type: 'OfficerAssigned', ...on(command), data: { unitId, duty, person } });
}

export function endAppointment(command: EndAppointment, units: Units): Facts {
  const { unitId, duty, effectiveOn } = command;
  const unit = requireOpen(units, unitId, effectiveOn);
  const person = holderOn(unit, duty ?? HEAD, effectiveOn);
  refuseUnless(
    person !== null,
    'post-is-held',
    `${effectiveOn}에 ${nameOn(unit, effectiveOn)}의 ${duty ?? '장'}을(를) 맡은 사람이 없습니다.`,
    { unitId, duty },
  );
  return record(command, { type: 'AppointmentEnded', ...on(command), data: { unitId, duty, person } });
}

const holderOn = ({ posts }: Unit, post: string, day: PlainDate): Person | null =>
  heldOn(posts.get(post) ?? [], day) ?? null;

function requireChangeOfHands(unit: Unit, post: string, person: Person, day: PlainDate): void {
  refuseUnless(
    holderOn(unit, post, day)?.id !== person.id,
    'post-changes-hands',
    `${person.name}은(는) ${day}에 이미 ${nameOn(unit, day)}에서 그 자리를 맡고 있습니다.`,
    { unitId: unit.unitId, person: person.id },
  );
}
