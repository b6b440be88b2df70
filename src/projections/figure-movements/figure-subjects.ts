import type { FigureSubject, Level } from '../../kernel/figure-id.ts';

/** '2025.demo.general.P1.201-01' -> whose ledger figures these are. */
export function lineSubject(lineId: string): FigureSubject {
  const [year, departmentId = '', ...code] = lineId.split('.');
  return { basis: 'ledger', level: 'line', fiscalYear: Number(year), departmentId, code: code.join('.') };
}

const STATED_LEVELS: readonly Level[] = ['department', 'unit', 'project'];

/** '2023.planning-budget.unit.U3' -> whose stated figures these are. */
export function statedSubject(subjectId: string): FigureSubject {
  const [year, departmentId = '', levelText, ...code] = subjectId.split('.');
  const level = STATED_LEVELS.find((candidate) => candidate === levelText);
  if (!level) throw new Error(`${subjectId} names no level`);
  return { basis: 'stated', level, fiscalYear: Number(year), departmentId, code: code.join('.') };
}
