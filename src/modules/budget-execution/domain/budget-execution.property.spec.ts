import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { district, lineWith, national, OFFICE, TRAVEL } from '../../../../test/support/budget-line-facts.ts';
import { ExactBudgetModel, exactRateTenths } from '../../../../test/support/exact-budget-model.ts';
import { CIRCUMSTANCES, refusalOf, statesOf, storedEvent } from '../../../../test/support/given-when-then.ts';
import { effectsOn } from '../../../events/budget-execution.effects.ts';
import { MEASURES, type BudgetExecutionFact, type Measure } from '../../../events/budget-execution.events.ts';
import type { StoredEvent } from '../../../kernel/domain-event.ts';
import { FUNDS, totalOf, type Fund } from '../../../kernel/fund-split.ts';
import { rateTenths } from '../../../kernel/rate.ts';
import { sumWon } from '../../../kernel/won.ts';
import type { BudgetExecutionCommand } from './budget-execution.commands.ts';
import { budgetExecutionDecider } from './budget-execution.decider.ts';
import { budgetLineStream } from './decision.ts';

const LINES = [OFFICE, TRAVEL, lineWith({ objectGroup: { code: '207', name: '연구개발비' } })];
const AUDIT = { id: 'audit', name: '감사과' };
const EVERY_LINE = [...LINES, ...LINES.map((line) => lineWith({ ...line, department: AUDIT }))];
const lineAt = (index: number) => (LINES[index % LINES.length] ?? OFFICE).lineId;

/** Small pools of ids and amounts, so that commands meet one another and limits are hit. */
const intent = fc.record({
  kind: fc.oneof(
    fc.constantFrom(...budgetExecutionDecider.commands.filter((kind) => !/^(ReachCutoff|CloseFiscalYear)$/.test(kind))),
    fc.constantFrom('IncurObligation' as const, 'CompletePayment' as const, 'VoidEntry' as const),
  ),
  line: fc.nat(2),
  other: fc.nat(2),
  id: fc.integer({ min: 1, max: 4 }),
  won: fc.integer({ min: 1, max: 400 }),
  pick: fc.nat(1000),
  fund: fc.constantFrom(district, district, national),
  day: fc.constantFrom('2025-03-01', '2025-03-01', '2025-06-01'),
});
type Intent = typeof intent extends fc.Arbitrary<infer Drawn> ? Drawn : never;

class Ledger {
  readonly log: StoredEvent<BudgetExecutionFact>[] = [];
  readonly model = new ExactBudgetModel();

  /** The rule that refused; null when the command was accepted. */
  attempt(command: BudgetExecutionCommand): string | null {
    return refusalOf(() => {
      const states = statesOf(budgetExecutionDecider, this.log);
      const decided = budgetExecutionDecider.decide(command, states, CIRCUMSTANCES);
      const before = this.log.length;
      for (const one of decided) this.log.push(storedEvent(one, this.log.length + 1, this.on(one.stream).length + 1));
      this.model.accept(
        command,
        this.log.slice(before).map((event) => event.id),
      );
    });
  }

  readonly on = (stream: string): readonly StoredEvent<BudgetExecutionFact>[] =>
    this.log.filter((event) => event.stream === stream);

  commandOf({ kind, line, other, id, won, pick, fund, day }: Intent): BudgetExecutionCommand {
    const lineId = lineAt(line);
    const common = { lineId, effectiveOn: day };
    const toLineId = lineAt(other);
    const funds = fund(won);
    const known = this.on(budgetLineStream(lineId));
    const idOf = (letter: string) => `${letter}${id}`;
    switch (kind) {
      case 'OpenBudgetLine':
        return { type: kind, ...(LINES[line] ?? OFFICE), effectiveOn: day };
      case 'EnactOriginalBudget':
        return { type: kind, ...common, funds: { ...district(4 * won), national: won } };
      case 'EnactSupplementaryBudget': {
        const brought = known.filter(({ fact }) => /^(Deemed|PreEnactment)/.test(fact.type));
        const [absorbed] = brought.slice(pick % Math.max(1, brought.length));
        const absorbs = absorbed ? [{ eventId: absorbed.id, funds: fund(won % 100) }] : [];
        return { type: kind, ...common, round: id, funds: fund(won - 100), absorbs };
      }
      case 'ApproveDeemedBudget':
        return { type: kind, ...common, round: id, funds };
      case 'ApprovePreEnactmentUse':
        return { type: kind, ...common, ground: 'disaster', funds };
      case 'ReceiveCarryover':
        return { type: kind, ...common, carryover: 'explicit', fromLineId: lineId.replace('2025.', '2024.'), funds };
      case 'TransferBudget':
        return { type: kind, ...common, toLineId, transferId: idOf('t'), transfer: 'intra-program', funds };
      case 'ReassignBudgetLine':
        return { type: kind, ...common, department: AUDIT, transferId: idOf('m') };
      case 'IssueAllotment':
        return { type: kind, ...common, amountWon: 2 * won };
      case 'RecoverAllotment':
        return { type: kind, ...common, amountWon: won };
      case 'IncurObligation':
        return { type: kind, ...common, obligationId: idOf('o'), amountWon: won, subject: '시험' };
      case 'ChangeObligation':
        return { type: kind, ...common, obligationId: idOf('o'), changeWon: won - 200 };
      case 'CancelObligation':
        return { type: kind, ...common, obligationId: idOf('o') };
      case 'CompletePayment':
        return { type: kind, ...common, paymentId: `p${pick % 4}`, obligationId: idOf('o'), funds, grace: null };
      case 'ReturnPayment':
        return { type: kind, ...common, returnId: idOf('r'), paymentId: `p${pick % 4}`, funds: fund(won % 150) };
      case 'ReclassifyExpenditure':
        return {
          ...{ type: kind, ...common, toLineId, reclassificationId: idOf('x') },
          ...{ paymentId: `p${pick % 4}`, funds: fund(won % 150) },
        };
      case 'VoidEntry': {
        const entry = known[pick % Math.max(1, known.length)];
        const legs = entry && 'legs' in entry.fact.data ? entry.fact.data.legs : [];
        const otherLineId = legs.find((leg) => leg.lineId !== lineId)?.lineId ?? null;
        return { type: kind, lineId, eventId: entry?.id ?? 'e0', otherLineId };
      }
      case 'ReachCutoff':
        return { type: kind, lineId, effectiveOn: '2025-12-31' };
      case 'CloseFiscalYear':
        return {
          ...{ type: kind, lineId, effectiveOn: '2026-02-10' },
          ...{ carryover: { explicit: 0, accidental: 0, continuing: 0 }, subsidyReturnWon: 0 },
        };
    }
  }
}

/** Every measure of a line, in all and by fund source, as one of three tells it. */
const told = (total: (measure: Measure, fund?: Fund) => number) => ({
  whole: MEASURES.map((measure) => total(measure)),
  budget: FUNDS.map((fund) => total('budget', fund)),
  spent: FUNDS.map((fund) => total('spent', fund)),
});

/** The state as folded, the effects as summed, and the model are one. */
function expectAgreement({ log, model, on }: Ledger, lineId: string): void {
  const stream = budgetLineStream(lineId);
  const { totals, obligations } = statesOf(budgetExecutionDecider, log)(stream);
  const { budget, spent, allottedWon, obligatedWon } = totals;
  const whole = { budget: totalOf(budget), spent: totalOf(spent), allotted: allottedWon, obligated: obligatedWon };
  const folded = (measure: Measure, fund?: Fund) =>
    fund === undefined ? whole[measure] : { ...whole, budget: budget[fund], spent: spent[fund] }[measure];
  const effects = on(stream).flatMap(({ fact }) => effectsOn(lineId, fact));
  const summed = (measure: Measure, fund?: Fund) =>
    sumWon(
      effects.filter((e) => e.measure === measure && (fund === undefined || e.fund === fund)).map((e) => e.amountWon),
    );
  const exact = told((measure, fund) => Number(model.total(lineId, measure, fund)));
  expect([told(folded), told(summed)]).toEqual([exact, exact]);
  expect([...obligations].map(([id, { amountWon, paidWon }]) => [id, amountWon, paidWon])).toEqual(
    [...obligations.keys()].map((id) => [id, Number(model.obligatedBy(lineId, id)), Number(model.paidOn(lineId, id))]),
  );
  expect(rateTenths(whole.spent, whole.budget)).toBe(
    exactRateTenths(model.total(lineId, 'spent'), model.total(lineId, 'budget')),
  );
}

/** 지출 ≤ 원인행위 ≤ 배정 ≤ 예산현액; 0 ≤ 지출 ≤ 예산 in each fund source; paid ≤ obligated in each obligation. */
function expectSound({ model }: Ledger, lineId: string): void {
  const pairs = [
    [model.total(lineId, 'spent'), model.total(lineId, 'obligated')],
    [model.total(lineId, 'obligated'), model.total(lineId, 'allotted')],
    [model.total(lineId, 'allotted'), model.total(lineId, 'budget')],
    ...FUNDS.map((fund) => [0n, model.total(lineId, 'spent', fund)] as const),
    ...FUNDS.map((fund) => [model.total(lineId, 'spent', fund), model.total(lineId, 'budget', fund)] as const),
    ...model.obligationsOf(lineId).map((id) => [model.paidOn(lineId, id), model.obligatedBy(lineId, id)] as const),
  ] as const;
  expect(pairs.filter(([less, more]) => less > more)).toEqual([]);
}

test('random histories agree with an exact model and stay sound', () => {
  const accepted = new Set<string>();
  const play = (ledger: Ledger, one: Intent) => {
    const command = ledger.commandOf(one);
    const before = ledger.log.length;
    if (ledger.attempt(command) !== null) {
      expect(ledger.log).toHaveLength(before);
      return;
    }
    accepted.add(command.type);
    for (const { lineId } of EVERY_LINE)
      if (ledger.log.slice(before).some(({ stream }) => stream === budgetLineStream(lineId))) {
        expectAgreement(ledger, lineId);
        expectSound(ledger, lineId);
      }
  };
  const funded = LINES.flatMap((_, line) =>
    (['OpenBudgetLine', 'EnactOriginalBudget', 'IssueAllotment', 'IncurObligation', 'CompletePayment'] as const).map(
      (kind): Intent => ({ kind, line, other: 0, id: 1, won: 300, pick: 1, fund: district, day: '2025-03-01' }),
    ),
  );
  const yearEnd = LINES.flatMap((_, line) =>
    (['ReachCutoff', 'CloseFiscalYear'] as const).map((kind): Intent => ({
      kind,
      line,
      other: 0,
      id: 1,
      won: 1,
      pick: 0,
      fund: district,
      day: '2025-06-01',
    })),
  );
  fc.assert(
    fc.property(fc.array(intent, { minLength: 10, maxLength: 40, size: 'max' }), (intents) => {
      const ledger = new Ledger();
      for (const one of [...funded, ...intents, ...yearEnd]) play(ledger, one);
      for (const { lineId } of EVERY_LINE) expectAgreement(ledger, lineId);
      expect(ledger.log.filter(({ fact }) => fact.type === 'FiscalYearClosed')).toHaveLength(LINES.length);
    }),
    { numRuns: 250 },
  );
  expect([...accepted].toSorted()).toEqual([...budgetExecutionDecider.commands].toSorted());
});
