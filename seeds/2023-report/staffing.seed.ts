import type { StateStaffing } from '../../src/modules/staffing/domain/staffing.commands.ts';
import type { DocumentedCommand } from './documented-command.ts';
import { printedOrganization } from './organization.data.ts';
import type { PrintedReport } from './reported-balance.data.ts';
import { printedStaffing } from './staffing.data.ts';

/** The staff table of the report, as one statement. */
export function staffingCommands({
  title,
  department,
  fiscalYear,
  effectiveOn,
  documentedOn,
}: PrintedReport): readonly DocumentedCommand<StateStaffing>[] {
  const { columns, rows, table, oddities } = printedStaffing;
  const count = (row: keyof typeof rows, index: number) => countOf(rows[row].cells[index] ?? '');
  const total = (row: keyof typeof rows) => countOf(rows[row].total) ?? 0;
  return [
    {
      command: {
        type: 'StateStaffing',
        officeId: printedOrganization.officeId,
        departmentId: department.id,
        departmentName: department.name,
        total: { quota: total('quota'), strength: total('strength'), surplus: total('surplus') },
        cells: columns.map((column, index) => ({
          ...column,
          quota: count('quota', index),
          strength: count('strength', index),
          surplus: count('surplus', index),
        })),
        note: oddities.join(' '),
        effectiveOn,
      },
      documentedOn,
      reason: `${fiscalYear}년 주요업무 보고의 인력 현황을 적힌 그대로 옮김`,
      document: `${title}, ${table}`,
    },
  ];
}

/** '' is 해당없음, '-' is 0, '△1' is −1. */
function countOf(printed: string): number | null {
  if (printed === '') return null;
  if (printed === '-') return 0;
  return Number(printed.replace('△', '-'));
}
