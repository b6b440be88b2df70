import type { PlainDate } from '../../src/kernel/time.ts';
import type { OrganizationCommand } from '../../src/modules/organization/domain/organization.commands.ts';
import { WORKS } from './departments.ts';
import type { DemoOffice } from './demo-office.ts';
import type { DemoYearEntry } from './entry.ts';
import { DEPARTMENTS, OFFICE_ID, REORGANIZATION } from './office.data.ts';
import { COORDINATOR, personOf } from './people.ts';

const FOUNDED = '2022-07-01';
/** 정기인사: heads who change twice a year, by their place in the list. */
const TRANSFERS = ['2025-01-02', '2025-07-01'];
const HEADS_CHANGED = 6;

export function planOrganization(office: DemoOffice): void {
  office.on(FOUNDED, (day) => found(office, day));
  TRANSFERS.forEach((date, turn) => {
    office.on(date, (day) => changeHeads(office, day, turn));
  });
  office.on(REORGANIZATION.decidedOn, (day) => reorganize(office, day));
}

const entered = (office: DemoOffice, day: PlainDate, reason: string) => (command: OrganizationCommand) =>
  office.enter(command, day, COORDINATOR, reason);

function* found(office: DemoOffice, day: PlainDate): Iterable<DemoYearEntry> {
  const enter = entered(office, day, '민선8기 출범 조직개편');
  const on = { officeId: OFFICE_ID, effectiveOn: day };
  for (const { id, name } of DEPARTMENTS) {
    yield enter({ type: 'CreateDepartment', ...on, departmentId: id, name });
    yield enter({ type: 'AppointHead', ...on, unitId: id, person: personOf(`${id}-head`) });
    yield enter({ type: 'AssignOfficer', ...on, unitId: id, duty: '성과관리', person: personOf(`${id}-p1`) });
    yield enter({ type: 'CreateTeam', ...on, teamId: `${id}-t0`, departmentId: id, name: '서무팀' });
    for (const { teamId, subject } of WORKS.filter(({ plan }) => plan.id === id)) {
      yield enter({ type: 'CreateTeam', ...on, teamId, departmentId: id, name: `${subject}팀` });
      yield enter({ type: 'AppointHead', ...on, unitId: teamId, person: personOf(`${teamId}-head`) });
    }
  }
}

/** The head of each of them goes to the next one. */
function* changeHeads(office: DemoOffice, day: PlainDate, turn: number): Iterable<DemoYearEntry> {
  const enter = entered(office, day, `${day.slice(0, 4)}년 정기인사`);
  const moving = DEPARTMENTS.filter((_, index) => index % HEADS_CHANGED === turn + 1);
  for (const [index, { id }] of moving.entries()) {
    const before = moving[(index + 1) % moving.length] ?? { id };
    const person = personOf(`${before.id}-head`);
    yield enter({ type: 'AppointHead', officeId: OFFICE_ID, effectiveOn: day, unitId: id, person });
  }
}

function* reorganize(office: DemoOffice, day: PlainDate): Iterable<DemoYearEntry> {
  const { effectiveOn, merged, divided, renamed } = REORGANIZATION;
  const enter = entered(office, day, '행정기구 설치 조례 개정');
  const on = { officeId: OFFICE_ID, effectiveOn };
  for (const { id, name } of [merged.into, divided.off]) {
    yield enter({ type: 'CreateDepartment', ...on, departmentId: id, name });
    yield enter({ type: 'AppointHead', ...on, unitId: id, person: personOf(`${id}-head`) });
    yield enter({ type: 'AssignOfficer', ...on, unitId: id, duty: '성과관리', person: personOf(`${id}-p1`) });
    yield enter({ type: 'CreateTeam', ...on, teamId: `${id}-t0`, departmentId: id, name: '서무팀' });
  }
  for (const id of merged.from) yield enter({ type: 'DissolveTeam', ...on, teamId: `${id}-t0` });
  yield enter({ type: 'MergeDepartments', ...on, from: merged.from, into: merged.into.id });
  const teams = WORKS.filter(({ plan }) => plan.id === divided.id).map(({ teamId, later }) => ({
    teamId,
    departmentId: later,
  }));
  yield enter({
    type: 'SplitDepartment',
    ...on,
    departmentId: divided.id,
    into: [divided.id, divided.off.id],
    teams: [{ teamId: `${divided.id}-t0`, departmentId: divided.id }, ...teams],
  });
  for (const { id, name } of [divided, renamed])
    yield enter({ type: 'RenameDepartment', ...on, departmentId: id, name });
}
