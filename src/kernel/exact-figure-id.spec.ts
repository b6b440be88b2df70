import { describe, expect, test } from '@jest/globals';
import { exactFigureId, exactItemId, parseExactFigureId } from './exact-figure-id.ts';
import { parseFigureId } from './figure-id.ts';

const INDICATOR = exactItemId('indicator', 'garam.2025.P1', 'I1');

describe('the id of an exact figure', () => {
  test.each([
    [exactFigureId(INDICATOR, 'target'), 'ledger/indicator/garam.2025.P1/I1/target'],
    [exactFigureId(INDICATOR, 'result', '2025-H1'), 'ledger/indicator/garam.2025.P1/I1/result/2025-H1'],
    [
      exactFigureId(exactItemId('assessment', 'garam.2025.year-end', 'P1'), 'score'),
      'ledger/assessment/garam.2025.year-end/P1/score',
    ],
    [exactFigureId(exactItemId('task', 'garam.8', 'T1'), 'progress', '2024'), 'ledger/task/garam.8/T1/progress/2024'],
    [exactFigureId(exactItemId('edition', 'garam.8', '1'), 'tasks'), 'ledger/edition/garam.8/1/tasks'],
  ])('%s is %s, and says what it is made of', (id, text) => {
    expect(id).toBe(text);
    const name = parseExactFigureId(text)!;
    expect(exactFigureId(name.itemId, name.measure, name.period)).toBe(text);
  });

  test.each([
    'ledger/indicator/garam.2025.P1/I1',
    'ledger/indicator/garam.2025.P1/I1/score',
    'ledger/indicator/garam.2025.P1/I1/target/2025',
    'ledger/indicator/garam.2025.P1/I1/result',
    'ledger/indicator/garam.2025.P1/I1/result/2025-H3',
    'ledger/indicator/garam.2025.P1/I1/result/2025-H1/more',
    'ledger/indicator//I1/target',
    'stated/indicator/garam.2025.P1/I1/target',
    'ledger/nothing/a/b/tasks',
    'ledger/toString/a/b/tasks',
    '',
  ])('%s is none', (text) => {
    expect(parseExactFigureId(text)).toBeNull();
  });

  test('is never the id of an amount of won, and the other way round', () => {
    expect(parseFigureId('ledger/assessment/garam.2025.year-end/P1/score')).toBeNull();
    expect(parseExactFigureId('ledger/line/2025/planning/general.J1.201-01/spent')).toBeNull();
  });
});
