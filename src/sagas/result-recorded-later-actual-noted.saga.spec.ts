import { describe, it } from '@jest/globals';
import { assessmentFacts, cycleFacts, CYCLE_ID, MID_YEAR } from '../../test/support/evaluation-facts.ts';
import { indicatorWith } from '../../test/support/evaluation-rules.ts';
import { facts, plan } from '../../test/support/performance-plan-facts.ts';
import { sagaScenariosOf } from '../../test/support/saga-scenarios.ts';
import type { Actual } from '../events/evaluation-score.ts';
import type { NoteLaterActual } from '../modules/performance-evaluation/domain/performance-evaluation.commands.ts';
import { resultRecordedLaterActualNoted } from './result-recorded-later-actual-noted.saga.ts';

const given = sagaScenariosOf(resultRecordedLaterActualNoted);

const yearEnd = assessmentFacts('017');
const midYear = assessmentFacts('017', 'culture', MID_YEAR);
const cycles = [
  cycleFacts(MID_YEAR).opened({ cutoffOn: '2025-06-30' }),
  ...midYear.opened(),
  cycleFacts().opened({ cutoffOn: '2025-11-30' }),
  ...yearEnd.opened(),
];
/** e9 to e14. */
const open = [...plan.confirmed, ...cycles];
const figures = (actual: Actual) => [indicatorWith({ indicatorId: 'I1', actual })];
const none = figures({ kind: 'not-submitted' });
const fifteen = figures({ kind: 'value', value: '15000' });

const noted = (cycleId: string, value: string, position: number): NoteLaterActual => ({
  type: 'NoteLaterActual',
  cycleId,
  projectNo: '017',
  indicatorId: 'I1',
  value,
  source: { eventId: `e${position}`, position },
});

describe('a result that comes after the figures were frozen', () => {
  const frozen = [...open, midYear.frozen(none), yearEnd.frozen(none)];

  it('is noted in every cycle that is about its day', () => {
    given(...frozen)
      .when(facts.recorded('2025-H1', '21000', '2025-06-30'))
      .then(noted(MID_YEAR, '21000', 17), noted(CYCLE_ID, '21000', 17));
    given(...frozen)
      .when(facts.recorded('2025-H2', '46000', '2025-12-31'))
      .then(noted(CYCLE_ID, '46000', 17));
  });

  it('is noted as it was corrected', () => {
    given(...frozen, facts.recorded('2025-H1', '21000', '2025-06-30'))
      .when(facts.corrected('2025-H1', 'e17', '20500', '21000', '2025-06-30'))
      .then(noted(MID_YEAR, '20500', 18), noted(CYCLE_ID, '20500', 18));
  });

  it('is not noted where a later running total stands', () => {
    given(...frozen, facts.recorded('2025-H2', '46000', '2025-12-31'))
      .when(facts.recorded('2025-H1', '21000', '2025-06-30'))
      .then(noted(MID_YEAR, '21000', 18));
  });

  it('is not noted of an indicator that is not scored, nor before anything is frozen', () => {
    given(...open, yearEnd.frozen([indicatorWith({ indicatorId: 'I2' })]))
      .when(facts.recorded('2025-H1', '21000', '2025-06-30'))
      .then();
    given(...open)
      .when(facts.recorded('2025-H1', '21000', '2025-06-30'))
      .then();
  });
});

describe('figures that are frozen without a result that is known', () => {
  const recorded = [...open, facts.recorded('2025-H1', '21000', '2025-06-30')];

  it('have it beside them: it came between, or counts for a day after the cut-off', () => {
    given(...recorded)
      .when(midYear.frozen(fifteen))
      .then(noted(MID_YEAR, '21000', 15));
    given(...recorded, facts.recorded('2025-H2', '46000', '2025-12-31'))
      .when(yearEnd.frozen(figures({ kind: 'value', value: '21000' })))
      .then(noted(CYCLE_ID, '46000', 16));
  });

  it('have nothing beside them where they say the same', () => {
    given(...recorded)
      .when(midYear.frozen(figures({ kind: 'value', value: '21000.0' })))
      .then();
    given(...open)
      .when(midYear.frozen(none))
      .then();
  });
});
