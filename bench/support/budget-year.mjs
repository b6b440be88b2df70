import { Random } from '../../dist/seeds/common/random.js';
import { newEvent } from './events.mjs';

const YEAR = 2025;
const DEPARTMENTS = 40;
const OBJECTS = [
  ['201', '일반운영비', '01', '사무관리비'],
  ['202', '여비', '01', '국내여비'],
  ['207', '연구개발비', '01', '연구용역비'],
  ['307', '민간이전', '02', '민간경상사업보조'],
  ['401', '시설비', '01', '시설비'],
];
const DAYS = 364;
const BATCH_EVENTS = 2_500;

const dayOf = (number) => new Date(Date.UTC(YEAR, 0, 1 + number)).toISOString().slice(0, 10);
const funds = (national, district) => ({ national, city: 0, district, other: 0 });

/** One line's own year: what comes next is always allowed by what came before. */
class Line {
  #steps = 0;
  #obligations = 0;
  #payments = [];
  #open = null;

  constructor(number) {
    const [group, groupName, object, objectName] = OBJECTS[number % OBJECTS.length];
    const department = `dept-${String(number % DEPARTMENTS).padStart(2, '0')}`;
    const project = `P${String(Math.floor(number / OBJECTS.length)).padStart(4, '0')}`;
    this.lineId = `${YEAR}.${department}.general.${project}.${group}-${object}`;
    this.stream = `budgetLine-${this.lineId}`;
    this.data = {
      lineId: this.lineId,
      fiscalYear: YEAR,
      account: { code: 'general', name: '일반회계' },
      department: { id: department, name: `${department} 부서` },
      policy: { code: 'POL1', name: '구정운영' },
      unit: { code: `U${String(number % 200)}`, name: '구정의 성과관리' },
      project: { code: project, name: '성과평가 운영' },
      objectGroup: { code: group, name: groupName },
      object: { code: object, name: objectName },
    };
  }

  next(day, random) {
    const step = (this.#steps += 1);
    const fact = (type, data) => newEvent({ type, schemaVersion: 1, effectiveOn: dayOf(day), data });
    if (step === 1) return fact('BudgetLineOpened', this.data);
    if (step === 2) return fact('OriginalBudgetEnacted', { funds: funds(400_000_000, 600_000_000) });
    if (step === 3 || step % 12 === 0) return fact('AllotmentIssued', { amountWon: 10_000_000 });
    if (step % 40 === 0)
      return fact('SupplementaryBudgetEnacted', { round: 1, funds: funds(0, 5_000_000), absorbs: [] });
    if (step % 15 === 0 && this.#payments.length > 0) return this.#returned(fact);
    return this.#open === null ? this.#obligated(fact, random) : this.#paid(fact);
  }

  #obligated(fact, random) {
    this.#obligations += 1;
    const obligationId = `${this.lineId}-o${this.#obligations}`;
    this.#open = { obligationId, left: 1 + random.below(3), won: 100_000 + 1_000 * random.below(900) };
    const amountWon = 2 * this.#open.won * this.#open.left;
    return fact('ObligationIncurred', { obligationId, amountWon, subject: '사무용품 구입' });
  }

  #paid(fact) {
    const { obligationId, left, won } = this.#open;
    this.#open = left > 1 ? { obligationId, left: left - 1, won } : null;
    const paymentId = `${obligationId}-p${left}`;
    const event = fact('PaymentCompleted', { paymentId, obligationId, funds: funds(won, won), grace: null });
    this.#payments.push({ paymentId, id: event.id });
    return event;
  }

  #returned(fact) {
    const { paymentId, id } = this.#payments.pop();
    return fact('PaymentReturned', { returnId: `${paymentId}-r`, paymentId, funds: funds(0, 10_000), corrects: id });
  }
}

/** A budget year in batches: every line is opened, then all of them live through the year, mixed as in an office. */
export function* budgetYear(events, lines = 2_000) {
  const random = new Random(YEAR);
  const all = Array.from({ length: lines }, (_, number) => new Line(number));
  for (let from = 0; from < events; from += BATCH_EVENTS) {
    const byStream = new Map();
    for (let n = from; n < Math.min(events, from + BATCH_EVENTS); n += 1) {
      const line = n < lines ? all[n] : all[random.below(lines)];
      const event = line.next(Math.floor((n / events) * DAYS), random);
      byStream.set(line.stream, [...(byStream.get(line.stream) ?? []), event]);
    }
    yield [...byStream].map(([stream, own]) => ({ stream, expected: 'any', events: own }));
  }
}

/** Fills the log with a budget year. */
export async function recordBudgetYear(store, events) {
  for (const batch of budgetYear(events)) {
    const result = await store.appendMany(batch);
    if (!result.ok) throw new Error('the ledger refused a batch');
  }
}
