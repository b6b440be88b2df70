import { describe, expect, it } from '@jest/globals';
import type { OrganizationFact } from '../../src/events/organization.events.ts';
import type { StaffingFact } from '../../src/events/staffing.events.ts';
import type { Decided } from '../../src/kernel/decider.ts';
import { sumCounts } from '../../src/kernel/staff-count.ts';
import { organizationDecider } from '../../src/modules/organization/domain/organization.decider.ts';
import { staffingDecider } from '../../src/modules/staffing/domain/staffing.decider.ts';
import { CIRCUMSTANCES, logOf, statesOf } from '../../test/support/given-when-then.ts';
import { organizationCommands } from './organization.seed.ts';
import { workReport2023 } from './reported-balance.data.ts';
import { staffingCommands } from './staffing.seed.ts';

const organization = organizationCommands(workReport2023);
const [staffing] = staffingCommands(workReport2023);

describe('the staff table of the 2023 report (AC-15)', () => {
  const { total, cells } = staffing!.command;

  it('has three rows that add up to their printed 계', () => {
    expect(total).toEqual({ quota: 20, strength: 21, surplus: 1 });
    expect(sumCounts(cells.map(({ quota }) => quota))).toBe(20);
    expect(sumCounts(cells.map(({ strength }) => strength))).toBe(21);
    expect(sumCounts(cells.map(({ surplus }) => surplus))).toBe(1);
  });

  it('has 7급 short by one, 8급 over by three, 9급 short by one: they do not make up for one another', () => {
    expect(cells.slice(0, 6).map(({ surplus }) => surplus)).toEqual([0, 0, 0, -1, 3, -1]);
  });

  it('has 0 in 4급, and 8 columns of two other 직렬 that do not apply', () => {
    expect(cells[0]).toEqual({ series: '일반직', grade: '4급', quota: 0, strength: 0, surplus: 0 });
    const blank = cells.filter(({ quota, strength, surplus }) => [quota, strength, surplus].every((c) => c === null));
    expect(blank).toHaveLength(8);
    expect(blank.map(({ series, grade }) => `${series} ${grade}`)).toEqual(
      cells.slice(6).map(({ series, grade }) => `${series} ${grade}`),
    );
  });

  it('names its place in the report and what the report leaves open', () => {
    expect(staffing?.document).toBe(
      '제245회 구의회 제1차 정례회 2023년 주요업무 보고 (기획예산과), Ⅰ. 일반현황 2 인력, 1쪽부터',
    );
    expect(staffing?.command.note).toContain('기준일이 없어');
  });
});

describe('the organisation of the 2023 report', () => {
  it('is the department and the one team that it names, and nothing more', () => {
    expect(organization.map(({ command }) => [command.type, command.name])).toEqual([
      ['CreateDepartment', '기획예산과'],
      ['CreateTeam', '평가팀'],
    ]);
  });

  it('is taken by the deciders, and so is the staff table of its department', () => {
    const log = organization.reduce<readonly Decided<OrganizationFact>[]>(
      (facts, { command, documentedOn }) => [
        ...facts,
        ...organizationDecider.decide(command, statesOf(organizationDecider, logOf(facts)), {
          ...CIRCUMSTANCES,
          documentedOn,
        }),
      ],
      [],
    );
    expect(log.map(({ stream, fact }) => [stream, fact.effectiveOn])).toEqual([
      ['organization-yeongdeungpo', '2023-05-31'],
      ['organization-yeongdeungpo', '2023-05-31'],
    ]);
    const states = statesOf(staffingDecider, logOf<StaffingFact | OrganizationFact>(log));
    const stated = staffingDecider.decide(staffing!.command, states, {
      ...CIRCUMSTANCES,
      documentedOn: staffing!.documentedOn,
    });
    expect(stated.map(({ stream }) => stream)).toEqual(['staffing-planning-budget']);
  });
});
