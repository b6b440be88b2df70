import type { BudgetLine } from '../../src/events/budget-execution.events.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import { district, lineWith } from './budget-line-facts.ts';
import { ask, call, GROUND, isObject, logIn, objectsIn, openAccount } from './http-client.ts';
import { textOf, type Answer } from './test-app.ts';

/** 기획예산과 over HTTP: who works there, and the lines it works on. */
export interface Office {
  readonly officer: string;
  readonly auditor: string;
  readonly officerPassword: string;
  readonly lines: readonly BudgetLine[];
  /** Position of the last event of the opening. */
  readonly position: number;
}

/** A command as it is sent. */
export interface Order {
  readonly path: string;
  readonly body: object;
}

export const LINE_BUDGET_WON = 1_000_000;
export const DEPARTMENT_BUDGET = 'ledger/department/2025/planning/all/budget';
const EFFECTIVE_ON = '2025-01-02';

export async function openOffice(address: string, adminPassword: string, lineCount: number): Promise<Office> {
  const admin = await logIn(address, 'admin', adminPassword);
  const officerPassword = await openAccount(address, admin, 'officer', 'budget-officer');
  const officer = await logIn(address, 'officer', officerPassword);
  const auditor = await logIn(address, 'auditor', await openAccount(address, admin, 'auditor', 'auditor'));
  const lines = Array.from({ length: lineCount }, (_, index) =>
    lineWith({ project: { code: `J${String(index)}`, name: `사업 ${String(index)}` } }),
  );
  let position = 0;
  const post = async (path: string, body: object) => {
    position = positionOf(await call(address, 'POST', path, { token: officer, body: { ...body, ...GROUND } }));
  };
  for (const line of lines) {
    await post('/api/budget-execution/lines', { ...line, effectiveOn: EFFECTIVE_ON });
    const body = { effectiveOn: EFFECTIVE_ON, funds: district(LINE_BUDGET_WON) };
    await post(`/api/budget-execution/lines/${line.lineId}/original-budget`, body);
  }
  return { officer, auditor, officerPassword, lines, position };
}

export const positionOf = (decision: JsonObject): number => Number(textOf(decision['position']));

/** 배정 of one won. */
export const allotment = ({ lineId }: BudgetLine): Order => ({
  path: `/api/budget-execution/lines/${lineId}/allotments`,
  body: { effectiveOn: EFFECTIVE_ON, amountWon: 1, ...GROUND },
});

/** 전용 of one won. */
export const transfer = (from: BudgetLine, to: BudgetLine, transferId: string): Order => ({
  path: `/api/budget-execution/lines/${from.lineId}/transfers`,
  body: {
    effectiveOn: EFFECTIVE_ON,
    toLineId: to.lineId,
    transferId,
    transfer: 'intra-program',
    funds: district(1),
    ...GROUND,
  },
});

/** Asks for a figure in won as it is with everything up to the position. */
export const askFigure = (address: string, token: string, figure: string, position: number): Promise<Answer> =>
  ask(address, 'GET', `/api/figures?id=${encodeURIComponent(figure)}`, {
    token,
    headers: { 'ledger-position': String(position) },
  });

export function wonOf({ body }: Pick<Answer, 'body'>): number {
  const value = objectsIn(body['items'])[0]?.['value'];
  if (!isObject(value)) throw new Error(`no figure: ${JSON.stringify(body)}`);
  return Number(textOf(value['won']));
}
