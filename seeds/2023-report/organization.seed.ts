import type { CreateDepartment, CreateTeam } from '../../src/modules/organization/domain/organization.commands.ts';
import type { DocumentedCommand } from './documented-command.ts';
import { printedOrganization } from './organization.data.ts';
import type { PrintedReport } from './reported-balance.data.ts';

const REASON = '보고서에 나오는 이름을 그대로 옮김. 신설일은 적혀 있지 않아 수치 기준일부터 있는 것으로 봄';

/** The department of the report, and the one team that it names. */
export function organizationCommands({
  title,
  department,
  effectiveOn,
  documentedOn,
}: PrintedReport): readonly DocumentedCommand<CreateDepartment | CreateTeam>[] {
  const { officeId, chart, team } = printedOrganization;
  const of = { officeId, departmentId: department.id, effectiveOn };
  const documented = { documentedOn, reason: REASON };
  return [
    {
      command: { type: 'CreateDepartment', ...of, name: department.name },
      ...documented,
      document: `${title}, ${chart}`,
    },
    {
      command: { type: 'CreateTeam', ...of, teamId: team.teamId, name: team.name },
      ...documented,
      document: `${title}, ${team.where}`,
    },
  ];
}
