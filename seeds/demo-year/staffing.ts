import type { QuotaCell, StaffGrade } from '../../src/events/staffing.events.ts';
import type { PlainDate } from '../../src/kernel/time.ts';
import type { StaffingCommand } from '../../src/modules/staffing/domain/staffing.commands.ts';
import { departmentOn } from './departments.ts';
import type { DemoOffice } from './demo-office.ts';
import type { DemoYearEntry } from './entry.ts';
import { DEPARTMENTS, OFFICE_ID, REORGANIZATION, type GroupId } from './office.data.ts';
import { COORDINATOR } from './people.ts';

/** The second 직렬 of a department, beside 행정. */
const SERIES: Readonly<Record<GroupId, string>> = {
  support: '전산',
  welfare: '사회복지',
  economy: '공업',
  city: '시설',
};
const VACANT = 0.1;
const SURPLUS = 0.04;
const PROMOTED = 0.05;

interface Member {
  readonly staffId: string;
  readonly as: StaffGrade;
}

/** 정원표: a head, a 팀장 for each team, and who works for them. */
const quotaOf = (teams: number, groupId: GroupId): readonly QuotaCell[] => {
  const cell = (series: string, grade: string, count: number | null) => ({ series, grade, count });
  return [
    cell('행정', '5급', 1),
    cell('행정', '6급', teams),
    cell('행정', '7급', teams + 1),
    cell('행정', '8급', teams - 1),
    cell('행정', '9급', 2),
    cell(SERIES[groupId], '7급', 2),
    cell(SERIES[groupId], '8급', 1),
    cell('관리운영', '7급', 0),
    cell('임기제', '7급', groupId === 'support' ? 1 : null),
  ];
};

/** 정원 and 현원 of the year, and who goes where. */
export class Staff {
  readonly #office: DemoOffice;
  readonly #members = new Map<string, readonly Member[]>();
  #hired = 0;

  constructor(office: DemoOffice) {
    this.#office = office;
  }

  plan(): void {
    const office = this.#office;
    office.on('2025-01-02', (day) => this.#takeOver(day));
    office.on('2025-06-30', (day) => this.#retire(day));
    office.on('2025-07-01', (day) => this.#promote(day));
    office.on('2025-07-14', (day) => this.#hire(day));
    office.on(REORGANIZATION.effectiveOn, (day) => this.#reorganize(day));
  }

  #enter(command: StaffingCommand, reason: string): DemoYearEntry {
    return this.#office.enter(command, command.effectiveOn, COORDINATOR, reason);
  }

  #membersOf(departmentId: string): readonly Member[] {
    return this.#members.get(departmentId) ?? [];
  }

  #newId(): string {
    this.#hired += 1;
    return `SB${String(this.#hired).padStart(4, '0')}`;
  }

  *#takeOver(effectiveOn: PlainDate): Iterable<DemoYearEntry> {
    const { random } = this.#office;
    for (const { id: departmentId, groupId, works } of DEPARTMENTS) {
      const on = { officeId: OFFICE_ID, departmentId, effectiveOn };
      const cells = quotaOf(works.length + 1, groupId);
      yield this.#enter({ type: 'SetQuota', ...on, cells }, '2025년 정원 책정');
      for (const { series, grade, count } of cells) {
        if (count === null) continue;
        const present = count - (random.chance(VACANT) ? 1 : 0) + (random.chance(SURPLUS) ? 1 : 0);
        for (let number = 0; number < present; number += 1) {
          const member = { staffId: this.#newId(), as: { series, grade } };
          this.#members.set(departmentId, [...this.#membersOf(departmentId), member]);
          const from = '2024년 말 현원';
          yield this.#enter({ type: 'TransferStaffIn', ...on, ...member, from }, '2025년 정기인사');
        }
      }
    }
  }

  *#retire(effectiveOn: PlainDate): Iterable<DemoYearEntry> {
    for (const { id: departmentId } of DEPARTMENTS.filter((_, index) => index % 5 === 0)) {
      const [, oldest, ...others] = this.#membersOf(departmentId);
      if (!oldest) continue;
      this.#members.set(departmentId, [...this.#membersOf(departmentId).slice(0, 1), ...others]);
      const { staffId } = oldest;
      yield this.#enter(
        { type: 'RetireStaff', officeId: OFFICE_ID, departmentId, effectiveOn, staffId },
        '상반기 정년퇴직',
      );
    }
  }

  *#promote(effectiveOn: PlainDate): Iterable<DemoYearEntry> {
    const to = { series: '행정', grade: '7급' };
    for (const [departmentId, members] of this.#members) {
      const raised = members.filter(
        ({ as }) => as.series === '행정' && as.grade === '8급' && this.#office.random.chance(PROMOTED),
      );
      this.#members.set(
        departmentId,
        members.map((member) => (raised.includes(member) ? { ...member, as: to } : member)),
      );
      for (const { staffId } of raised)
        yield this.#enter(
          { type: 'PromoteStaff', officeId: OFFICE_ID, departmentId, effectiveOn, staffId, to },
          '하반기 승진인사',
        );
    }
  }

  *#hire(effectiveOn: PlainDate): Iterable<DemoYearEntry> {
    for (const { id: departmentId } of DEPARTMENTS.filter((_, index) => index % 4 === 1)) {
      const member = { staffId: this.#newId(), as: { series: '행정', grade: '9급' } };
      this.#members.set(departmentId, [...this.#membersOf(departmentId), member]);
      yield this.#enter(
        { type: 'AppointStaff', officeId: OFFICE_ID, departmentId, effectiveOn, ...member },
        '2025년 신규임용',
      );
    }
  }

  /** The merged departments go as a whole, of the divided one every third. */
  *#reorganize(day: PlainDate): Iterable<DemoYearEntry> {
    const { merged, divided } = REORGANIZATION;
    const works = DEPARTMENTS.find(({ id }) => id === divided.id)?.works.length ?? 0;
    const quota = (departmentId: string, teams: number, groupId: GroupId) =>
      this.#enter(
        {
          type: 'SetQuota',
          officeId: OFFICE_ID,
          departmentId,
          effectiveOn: day,
          cells: quotaOf(teams, groupId),
        },
        '조직개편에 따른 정원 조정',
      );
    yield quota(merged.into.id, 8, 'economy');
    yield quota(divided.id, works - divided.works + 1, 'welfare');
    yield quota(divided.off.id, divided.works + 1, 'welfare');
    for (const from of merged.from) yield* this.#move(from, merged.into.id, this.#membersOf(from), day);
    const leaving = this.#membersOf(divided.id).filter((_, index) => index % 3 === 2);
    yield* this.#move(divided.id, divided.off.id, leaving, day);
  }

  *#move(fromId: string, toId: string, leaving: readonly Member[], effectiveOn: PlainDate): Iterable<DemoYearEntry> {
    const [from, to] = [departmentOn(fromId, effectiveOn), departmentOn(toId, effectiveOn)];
    for (const { staffId } of leaving)
      yield this.#enter(
        { type: 'TransferStaffOut', officeId: OFFICE_ID, departmentId: fromId, effectiveOn, staffId, to: to.name },
        '조직개편에 따른 전보',
      );
    for (const member of leaving)
      yield this.#enter(
        {
          type: 'TransferStaffIn',
          officeId: OFFICE_ID,
          departmentId: toId,
          effectiveOn,
          ...member,
          from: from.name,
        },
        '조직개편에 따른 전보',
      );
    this.#members.set(
      fromId,
      this.#membersOf(fromId).filter((member) => !leaving.includes(member)),
    );
    this.#members.set(toId, [...this.#membersOf(toId), ...leaving]);
  }
}
