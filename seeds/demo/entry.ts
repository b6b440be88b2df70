import type { Actor } from '../../src/kernel/domain-event.ts';
import type { FundSplit } from '../../src/kernel/fund-split.ts';
import type { PlainDate } from '../../src/kernel/time.ts';
import type { Won } from '../../src/kernel/won.ts';
import type { BudgetExecutionCommand } from '../../src/modules/budget-execution/domain/budget-execution.commands.ts';
import {
  account,
  department,
  FISCAL_YEAR,
  lines,
  type ByFund,
  type LineKey,
  type ThousandWon,
} from './budget-execution.data.ts';

/** A command, whose it is, and the document that proves it. */
export interface DemoEntry {
  readonly command: BudgetExecutionCommand;
  readonly actor: Actor;
  readonly documentedOn: PlainDate;
  readonly reason: string;
  readonly document: string;
}

export const lineIdOf = (key: LineKey, fiscalYear = FISCAL_YEAR): string => {
  const { project, objectGroup, object } = lines[key];
  return [fiscalYear, department.id, account.code, project.code, `${objectGroup.code}-${object.code}`].join('.');
};

export const won = (thousands: ThousandWon): Won => thousands * 1000;

export const fundsOf = ({ national = 0, city = 0, district = 0, other = 0 }: ByFund): FundSplit => ({
  national: won(national),
  city: won(city),
  district: won(district),
  other: won(other),
});

/** 문서번호 of the invented department: what kind of document, and of what. */
export const documentOf = (kind: string, ...of: readonly string[]): string =>
  `${department.name}-${[kind, ...of].join('-')}`;
