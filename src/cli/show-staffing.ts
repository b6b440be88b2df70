import type { OfficeDepartment } from '../projections/organization/organization.queries.ts';
import type { StaffingReport, StaffingSection } from '../projections/staffing/staffing.queries.ts';
import { showClocks } from './show.ts';
import { textTable, type Column } from './text-table.ts';

/** 인력 현황 as the work report prints it. */
export function showStaffing({ name }: OfficeDepartment, { asOf, sections }: StaffingReport): string {
  const head = `${name} 인력 현황 (단위: 명)\n${showClocks(asOf)}`;
  if (sections.length === 0) return `${head}\n\n이 시점에 알려진 정원·현원이 없습니다.`;
  return [head, ...sections.map(showSection)].join('\n\n');
}

function showSection({ title, document, columns, rows }: StaffingSection): string {
  const heads: readonly Column[] = [
    { title: '구분', align: 'left' },
    { title: '계', align: 'right' },
    ...columns.map(({ series, grade }) => ({ title: grade, align: 'right' as const, group: series })),
  ];
  const lines = rows.map(({ name, total, cells }) => [name, total.printed, ...cells.map(({ printed }) => printed)]);
  const source = document === null ? [] : [`문서: ${document}`];
  return [`■ ${title}`, textTable(heads, lines), ...source].join('\n');
}
