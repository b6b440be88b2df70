import type { ReportedSpan } from '../../src/events/reported-milestone.events.ts';
import { parsePeriod } from '../../src/kernel/period.ts';
import type { ReportItem } from '../../src/modules/reported-milestone/domain/reported-milestone.commands.ts';
import type { DocumentedCommand } from './documented-command.ts';
import type { PrintedReport } from './reported-balance.data.ts';
import type { PrintedItem, PrintedSection } from './reported-milestone.data.ts';

/** One statement for each line. */
export const reportedItemCommands = (
  report: PrintedReport,
  sections: readonly PrintedSection[],
): readonly DocumentedCommand<ReportItem>[] =>
  sections.flatMap(({ place, items }) =>
    items.map((item) => ({
      command: statement(report, place, item),
      documentedOn: report.documentedOn,
      reason: `${report.fiscalYear}년 주요업무 보고의 내용을 적힌 그대로 옮김`,
      document: `${report.title}, ${place}`,
    })),
  );

const statement = (report: PrintedReport, place: string, item: PrintedItem): ReportItem => ({
  type: 'ReportItem',
  year: report.fiscalYear,
  department: report.department,
  code: item.code,
  name: item.name,
  part: item.part,
  totals: item.totals ?? [],
  span: spanOf(item),
  printed: item.printed,
  place,
  note: item.oddities?.join(' ') ?? null,
  effectiveOn: report.effectiveOn,
});

/** A month is all of its days. */
const spanOf = ({ from, through }: PrintedItem): ReportedSpan | null =>
  from === undefined || through === undefined
    ? null
    : { from: parsePeriod(from)?.from ?? from, through: parsePeriod(through)?.through ?? through };
