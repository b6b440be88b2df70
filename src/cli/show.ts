import { CAUSES } from '../events/causes.ts';
import type { AsOf } from '../kernel/as-of.ts';
import type { FigureValue } from '../kernel/figure-definition.ts';
import type { FigureMeasure } from '../kernel/figure-id.ts';
import { formatRate } from '../kernel/rate.ts';
import { formatThousandWon, formatWon } from '../kernel/won.ts';
import type {
  BudgetReport,
  ReportRow,
  ReportSection,
} from '../projections/budget-execution/budget-execution.queries.ts';
import { MEASURE_NAMES } from '../projections/budget-execution/budget-figures.ts';
import type { FigureDifference, FigureExplanation } from '../projections/figure-movements/figure-movements.queries.ts';
import { textTable, type Column } from './text-table.ts';

const KNOWN_CAUSES: Readonly<Record<string, string>> = CAUSES;
const causeName = (cause: string): string => KNOWN_CAUSES[cause] ?? cause;

const left = (title: string): Column => ({ title, align: 'left' });
const right = (title: string): Column => ({ title, align: 'right' });

/** 미보고 (nothing known) and 산정불가 (no base) are words, never 0. */
function shown(value: FigureValue | undefined, formatAmount: (won: number) => string): string {
  if (value === undefined) return '해당없음';
  if (value.unit === 'won') return value.won === null ? '미보고' : formatAmount(value.won);
  return value.tenths === null && !value.notComputable ? '미보고' : formatRate(value.tenths);
}

/** A word has no unit. */
function withUnit(value: FigureValue): string {
  const text = shown(value, formatWon);
  if (value.unit === 'won') return value.won === null ? text : `${text}원`;
  return value.tenths === null ? text : `${text}%`;
}

export const showClocks = ({ effectiveOn, knownAt, strict }: AsOf): string =>
  `귀속일 ${effectiveOn}까지, ${showMoment(knownAt)}에 알던 대로${strict ? ' (기록 시각만)' : ''}`;

export const showMoment = (instant: string): string =>
  `${new Date(Date.parse(instant) + 9 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')} KST`;

const INDENT: Readonly<Record<ReportRow['kind'], string>> = {
  department: '',
  total: '',
  unit: '  ',
  project: '    ',
  residual: '    ',
  line: '      ',
  fund: '      ',
};

export function showReport(report: Omit<BudgetReport, 'departmentId'>): string {
  const { departmentName, fiscalYear, asOf, sections } = report;
  const head = `${departmentName} ${String(fiscalYear)}년 예산집행 현황 (단위: 천원, %)\n${showClocks(asOf)}`;
  if (sections.length === 0) return `${head}\n\n이 시점에 알려진 예산·집행이 없습니다.`;
  return [head, ...sections.map(showSection)].join('\n\n');
}

function showSection({ title, measures, rows }: ReportSection): string {
  const hasPrinted = rows.some((row) => row.printedRate !== null);
  const columns = [
    left('구분'),
    ...measures.map((measure) => right(MEASURE_NAMES[measure])),
    ...(hasPrinted ? [right('인쇄된 집행률')] : []),
    left(''),
  ];
  const cell = (row: ReportRow, measure: FigureMeasure) => shown(row.cells[measure]?.value, formatThousandWon);
  const lines = rows.map((row) => [
    INDENT[row.kind] + row.name,
    ...measures.map((measure) => cell(row, measure)),
    ...(hasPrinted ? [row.printedRate ?? ''] : []),
    row.exceedsBudget ? '집행액이 예산액을 넘음' : '',
  ]);
  return `■ ${title}\n${textTable(columns, lines)}`;
}

export function showExplanation({ id, label, asOf, value, operands, steps }: FigureExplanation): string {
  const head = `${label}: ${withUnit(value)}\n${id}\n${showClocks(asOf)}`;
  const parts = operands.map((operand) => [
    operand.sign < 0 ? '−' : '+',
    shown(operand.value, formatWon),
    operand.label,
    operand.id,
  ]);
  const history = steps.map((step) => [
    step.effectiveOn,
    `${showMoment(step.knownAt)}${step.fact?.documented_known_at == null ? '' : ' 문서'}`,
    causeName(step.cause) + (step.withdrawn ? ' (철회됨)' : ''),
    formatWon(step.sign * step.changeWon),
    formatWon(step.runningWon),
    `${step.fact?.actor_department ?? ''} ${step.fact?.actor_name ?? ''}`,
    step.fact?.document ?? '',
    step.fact?.reason ?? '',
    String(step.position),
  ]);
  const columns = [
    left('귀속일'),
    left('알게 된 때'),
    left('원인'),
    right('증감(원)'),
    right('누계(원)'),
    left('누가'),
    left('문서번호'),
    left('사유'),
    right('위치'),
  ];
  return [
    head,
    ...(parts.length > 0 ? [textTable([left(''), right('값(원·%)'), left('이루는 수치'), left('이름')], parts)] : []),
    ...(history.length > 0 ? [textTable(columns, history)] : []),
  ].join('\n\n');
}

export function showDifference({ id, label, from, to, parts }: FigureDifference): string {
  const unit = from.value.unit === 'won' ? '원' : '%';
  const head = [
    `${label} (${id}, ${unit})`,
    `  전: ${shown(from.value, formatWon)}  ${showClocks(from.asOf)}`,
    `  후: ${shown(to.value, formatWon)}  ${showClocks(to.asOf)}`,
  ].join('\n');
  const tables = parts.map((part) => {
    if (part.causes.length === 0) return `${part.label}: 변동 없음`;
    const rows = part.causes.map((cause) => [
      causeName(cause.cause),
      cause.lateEntry ? '소급 입력' : '',
      formatWon(cause.changeWon),
      String(cause.eventIds.length),
    ]);
    return `${part.label}: ${formatWon(part.changeWon)}원\n${textTable([left('원인'), left(''), right('증감(원)'), right('사건')], rows)}`;
  });
  return [head, ...tables].join('\n\n');
}
