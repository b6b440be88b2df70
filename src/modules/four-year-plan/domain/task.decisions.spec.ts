import { describe, test } from '@jest/globals';
import {
  approved,
  by,
  CULTURE,
  defined,
  draftOf,
  given,
  lineLinked,
  lineUnlinked,
  merged,
  planId,
  planOf,
  projectLinked,
  projectUnlinked,
  revised,
  split,
  taskWith,
  TOURISM,
  voted,
  yearsWith,
} from '../../../../test/support/four-year-plan-facts.ts';
import { NO_FUNDS } from '../../../kernel/fund-split.ts';

const T1 = taskWith('T1');
const T2 = taskWith('T2');
const PLEDGE = taskWith('P1', { pledge: true });
const responsible = by(CULTURE);
const groundOf = (taskId: string, approval: string, vote: string | null = null) => ({ taskId, approval, vote });

describe('a task', () => {
  const define = { type: 'DefineTask', planId, task: T1, responsible, effectiveOn: '2023-01-02' } as const;

  test('is defined once, in a field of the plan', () => {
    given(...draftOf())
      .when(define)
      .then(defined(T1));
    given(...draftOf(T1))
      .when(define)
      .thenRefused('task-defined-once');
    given(...draftOf())
      .when({ ...define, task: taskWith('T1', { fieldId: 'F9' }) })
      .thenRefused('field-known');
    given(...draftOf())
      .when({ ...define, task: taskWith('T.1') })
      .thenRefused('ids-plain');
  });

  test('has a target for every year of the plan from its first day on', () => {
    given(...draftOf())
      .when({ ...define, task: taskWith('T1', { years: yearsWith(100, 2024) }) })
      .thenRefused('target-for-every-year');
    given(...planOf(T2), approved('content', ['T1']))
      .when({ ...define, task: taskWith('T1', { years: yearsWith(100, 2024) }), effectiveOn: '2024-01-15' })
      .then(
        defined(taskWith('T1', { years: yearsWith(100, 2024) }), responsible, '2024-01-15', [groundOf('T1', 'e7')]),
      );
  });

  test('may have funds of years outside the period, without a target', () => {
    const invested = { year: 2022, target: null, funds: { ...NO_FUNDS, city: 7 } };
    const task = taskWith('T1', { years: [invested, ...yearsWith(100)] });
    given(...draftOf())
      .when({ ...define, task })
      .then(defined(task));
  });

  test('names each year once, in order, with whole won', () => {
    const [first, ...rest] = yearsWith(100);
    given(...draftOf())
      .when({ ...define, task: taskWith('T1', { years: [...rest, first!] }) })
      .thenRefused('years-ascend');
    given(...draftOf())
      .when({ ...define, task: taskWith('T1', { years: yearsWith(0.5) }) })
      .thenRefused('funds-in-whole-won');
    given(...draftOf())
      .when({ ...define, task: taskWith('T1', { years: yearsWith(-1) }) })
      .thenRefused('funds-in-whole-won');
  });

  test('is led by one department, and supported by others', () => {
    given(...draftOf())
      .when({ ...define, responsible: by(CULTURE, CULTURE) })
      .thenRefused('departments-each-once');
  });

  test('is added to a confirmed plan only with approval; a pledge with the vote of the jury too', () => {
    const add = { ...define, task: PLEDGE, effectiveOn: '2023-11-01' };
    given(...planOf(T1))
      .when(add)
      .thenRefused('head-of-office-approves-change');
    given(...planOf(T1), approved('content', ['P1']))
      .when(add)
      .thenRefused('jury-votes-on-pledge');
    given(...planOf(T1), approved('content', ['P1']), voted('content', ['P1']))
      .when(add)
      .then(defined(PLEDGE, responsible, '2023-11-01', [groundOf('P1', 'e7', 'e8')]));
  });
});

describe('the content of a task', () => {
  const content = { fieldId: 'F1', name: '새 이름', pledge: false, years: yearsWith(120) };
  const promised = { ...content, pledge: true };
  const revise = { type: 'ReviseTask', planId, taskId: 'T1', content, effectiveOn: '2023-11-01' } as const;

  test('is free in a draft', () => {
    given(...draftOf(T1))
      .when({ ...revise, effectiveOn: '2023-01-10' })
      .then(revised('T1', content, '2023-01-10'));
  });

  test('changes in a confirmed plan once for each approval, by the day it counts from', () => {
    given(...planOf(T1))
      .when(revise)
      .thenRefused('head-of-office-approves-change');
    given(...planOf(T1), approved('suspension', ['T1']))
      .when(revise)
      .thenRefused('head-of-office-approves-change');
    given(...planOf(T1), approved('content', ['T1'], '2023-11-02'))
      .when(revise)
      .thenRefused('head-of-office-approves-change');
    const history = [...planOf(T1), approved('content', ['T1'])];
    const change = revised('T1', content, '2023-11-01', [groundOf('T1', 'e7')]);
    given(...history)
      .when(revise)
      .then(change);
    given(...history, change)
      .when(revise)
      .thenRefused('head-of-office-approves-change');
  });

  test('of a pledge changes only after the jury carried it', () => {
    const change = { ...revise, taskId: 'P1', content: promised };
    const history = [...planOf(PLEDGE), approved('content', ['P1'])];
    given(...history)
      .when(change)
      .thenRefused('jury-votes-on-pledge');
    given(...history, voted('content', ['P1'], 15))
      .when(change)
      .thenRefused('jury-votes-on-pledge');
    given(...history, voted('content', ['P1'], 20), voted('content', ['P1'], 10))
      .when(change)
      .thenRefused('jury-votes-on-pledge');
    given(...history, voted('content', ['P1'], 16))
      .when(change)
      .then(revised('P1', promised, '2023-11-01', [groundOf('P1', 'e7', 'e8')]));
    given(...history, voted('content', ['P1']))
      .when({ ...change, content })
      .thenRefused('pledge-stays-pledge');
  });

  test('changes of a task that is known, not before its last change, and keeps all its years', () => {
    given(...draftOf())
      .when(revise)
      .thenRefused('task-known');
    given(...draftOf(T1))
      .when({ ...revise, effectiveOn: '2023-01-01' })
      .thenRefused('steps-in-order');
    given(...draftOf(T1))
      .when({ ...revise, content: { ...content, years: yearsWith(120, 2024) }, effectiveOn: '2024-01-10' })
      .thenRefused('target-for-every-year');
  });
});

describe('tasks that are merged', () => {
  const into = taskWith('T3', { years: yearsWith(200) });
  const merge = {
    type: 'MergeTasks',
    planId,
    taskIds: ['T1', 'T2'],
    into,
    responsible,
    effectiveOn: '2023-11-01',
  } as const;
  const history = [...planOf(T1, T2), approved('content', ['T1', 'T2'])];
  const grounds = [groundOf('T1', 'e8'), groundOf('T2', 'e8')];

  test('go on as one', () => {
    given(...history)
      .when(merge)
      .then(merged(['T1', 'T2'], into, responsible, '2023-11-01', grounds));
  });

  test('hand on what is linked to them, a project they share once', () => {
    const links = [lineLinked('T1', 'L1'), lineLinked('T2', 'L2'), projectLinked('T1', 'J'), projectLinked('T2', 'J')];
    given(...history, ...links)
      .when(merge)
      .then(
        lineUnlinked('T1', 'L1', '2023-11-01'),
        projectUnlinked('T1', 'J', '2023-11-01'),
        lineUnlinked('T2', 'L2', '2023-11-01'),
        projectUnlinked('T2', 'J', '2023-11-01'),
        merged(['T1', 'T2'], into, responsible, '2023-11-01', grounds),
        lineLinked('T3', 'L1', '2023-11-01'),
        lineLinked('T3', 'L2', '2023-11-01'),
        projectLinked('T3', 'J', '2023-11-01'),
      );
    given(...history, lineLinked('T1', 'L1', '2023-11-02'))
      .when(merge)
      .thenRefused('steps-in-order');
  });

  test('are several, all of them approved', () => {
    given(...history)
      .when({ ...merge, taskIds: ['T1'] })
      .thenRefused('merger-of-several');
    given(...history)
      .when({ ...merge, taskIds: ['T1', 'T1'] })
      .thenRefused('merger-of-several');
    given(...planOf(T1, T2), approved('content', ['T1']))
      .when(merge)
      .thenRefused('head-of-office-approves-change');
  });

  test('neither make money nor lose it', () => {
    given(...history)
      .when({ ...merge, into: taskWith('T3', { years: yearsWith(201) }) })
      .thenRefused('funds-handed-on');
  });

  test('do not turn a pledge into something else', () => {
    given(...planOf(T1, taskWith('T2', { pledge: true })), approved('content', ['T1', 'T2']), voted('content', ['T2']))
      .when(merge)
      .thenRefused('pledge-stays-pledge');
  });

  test('are closed after it', () => {
    given(...history, merged(['T1', 'T2'], into, responsible, '2023-11-01', grounds))
      .when({ type: 'ChangeTaskStatus', planId, taskId: 'T1', status: 'completed', effectiveOn: '2023-11-02' })
      .thenRefused('ended-task-refuses');
  });
});

describe('a task that is split', () => {
  const A = taskWith('T1a', { years: yearsWith(60) });
  const B = taskWith('T1b', { years: yearsWith(40) });
  const part = { responsible, lineIds: [], projectIds: [] };
  const parts = [
    { ...part, task: A, lineIds: ['L1'], projectIds: ['J'] },
    { ...part, task: B, responsible: by(TOURISM), lineIds: ['L2'], projectIds: ['J'] },
  ];
  const divide = { type: 'SplitTask', planId, taskId: 'T1', into: parts, effectiveOn: '2023-11-01' } as const;
  const links = [lineLinked('T1', 'L1'), lineLinked('T1', 'L2'), projectLinked('T1', 'J')];
  const history = [...planOf(T1), approved('content', ['T1']), ...links];

  test('goes on as several, each with what it takes', () => {
    given(...history)
      .when(divide)
      .then(
        lineUnlinked('T1', 'L1', '2023-11-01'),
        lineUnlinked('T1', 'L2', '2023-11-01'),
        projectUnlinked('T1', 'J', '2023-11-01'),
        split(
          'T1',
          [
            { task: A, responsible },
            { task: B, responsible: by(TOURISM) },
          ],
          '2023-11-01',
          [groundOf('T1', 'e7')],
        ),
        lineLinked('T1a', 'L1', '2023-11-01'),
        projectLinked('T1a', 'J', '2023-11-01'),
        lineLinked('T1b', 'L2', '2023-11-01'),
        projectLinked('T1b', 'J', '2023-11-01'),
      );
  });

  test('leaves no budget line behind, and gives none to two', () => {
    given(...history)
      .when({ ...divide, into: [parts[0]!, { ...parts[1]!, lineIds: [] }] })
      .thenRefused('links-handed-on');
    given(...history)
      .when({ ...divide, into: [parts[0]!, { ...parts[1]!, lineIds: ['L1', 'L2'] }] })
      .thenRefused('links-handed-on');
  });

  test('becomes at least two, with the same funds together', () => {
    given(...history)
      .when({ ...divide, into: [parts[0]!] })
      .thenRefused('split-into-several');
    given(...history)
      .when({ ...divide, into: [parts[0]!, { ...parts[1]!, task: A }] })
      .thenRefused('split-into-several');
    given(...history)
      .when({ ...divide, into: [parts[0]!, { ...parts[1]!, task: taskWith('T1b', { years: yearsWith(41) }) }] })
      .thenRefused('funds-handed-on');
  });
});

describe('a budget line', () => {
  const link = { type: 'LinkBudgetLine', planId, taskId: 'T1', lineId: 'L1', effectiveOn: '2023-03-10' } as const;
  const unlink = { ...link, type: 'UnlinkBudgetLine', effectiveOn: '2023-06-01' } as const;

  test('is linked to one task of the plan at a time', () => {
    given(...planOf(T1, T2))
      .when(link)
      .then(lineLinked('T1', 'L1'));
    given(...planOf(T1, T2), lineLinked('T2', 'L1'))
      .when(link)
      .thenRefused('line-linked-once');
  });

  test('is free again from the day it was unlinked', () => {
    const moved = [...planOf(T1, T2), lineLinked('T2', 'L1'), lineUnlinked('T2', 'L1', '2023-06-01')];
    given(...moved)
      .when(link)
      .thenRefused('steps-in-order');
    given(...moved)
      .when({ ...link, effectiveOn: '2023-06-01' })
      .then(lineLinked('T1', 'L1', '2023-06-01'));
  });

  test('is unlinked where it was linked, on that day or later', () => {
    given(...planOf(T1), lineLinked('T1', 'L1'))
      .when(unlink)
      .then(lineUnlinked('T1', 'L1', '2023-06-01'));
    given(...planOf(T1))
      .when(unlink)
      .thenRefused('link-known');
    given(...planOf(T1), lineLinked('T1', 'L1', '2023-06-02'))
      .when(unlink)
      .thenRefused('steps-in-order');
  });
});

describe('a project of the performance plan', () => {
  const link = { type: 'LinkProject', planId, taskId: 'T1', projectId: 'J', effectiveOn: '2023-03-10' } as const;
  const unlink = { ...link, type: 'UnlinkProject', effectiveOn: '2023-06-01' } as const;

  test('may carry out several tasks, each linked once', () => {
    given(...planOf(T1, T2), projectLinked('T2', 'J'))
      .when(link)
      .then(projectLinked('T1', 'J'));
    given(...planOf(T1), projectLinked('T1', 'J'))
      .when(link)
      .thenRefused('project-linked-once');
  });

  test('is unlinked again', () => {
    given(...planOf(T1), projectLinked('T1', 'J'))
      .when(unlink)
      .then(projectUnlinked('T1', 'J', '2023-06-01'));
  });
});
