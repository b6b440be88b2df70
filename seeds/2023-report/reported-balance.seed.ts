import type { StatedSubject } from '../../src/events/reported-balance.events.ts';
import { NO_FUNDS } from '../../src/kernel/fund-split.ts';
import type { StateBalance } from '../../src/modules/reported-balance/domain/reported-balance.commands.ts';
import type { DocumentedCommand } from './documented-command.ts';
import type { PrintedReport, PrintedRow } from './reported-balance.data.ts';

const WON_PER_PRINTED = 1000; // 단위: 천원

/** One statement for each row of the report. */
export const reportedBalanceCommands = (report: PrintedReport): readonly DocumentedCommand<StateBalance>[] =>
  report.rows.map((row) => ({
    command: statement(report, row),
    documentedOn: report.documentedOn,
    reason: `${report.fiscalYear}년 주요업무 보고의 예산현황을 적힌 그대로 옮김`,
    document: `${report.title}, ${row.table}`,
  }));

function statement(report: PrintedReport, row: PrintedRow): StateBalance {
  return {
    type: 'StateBalance',
    subject: subjectOf(report, row),
    figures: {
      budgetWon: row.budget * WON_PER_PRINTED,
      budgetFunds: districtOnly(row.district?.budget),
      spentWon: row.spent * WON_PER_PRINTED,
      spentFunds: districtOnly(row.district?.spent),
      compiledWon: null,
    },
    source: 'work-report',
    printedRate: row.rate,
    note: row.oddities.join(' '),
    effectiveOn: report.effectiveOn,
  };
}

function subjectOf({ fiscalYear, department, rows }: PrintedReport, row: PrintedRow): StatedSubject {
  const { level, code, name } = row;
  const unit = rows.find((other) => other.level === 'unit' && other.code === row.unit);
  return {
    subjectId: [fiscalYear, department.id, level, code].join('.'),
    fiscalYear,
    department,
    level,
    code,
    name: level === 'department' ? department.name : name,
    unit: unit ? { code: unit.code, name: unit.name } : null,
    account: null,
    field: null,
    sector: null,
  };
}

const districtOnly = (printed: number | undefined) =>
  printed === undefined ? null : { ...NO_FUNDS, district: printed * WON_PER_PRINTED };
