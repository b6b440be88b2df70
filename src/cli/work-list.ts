import type { PlainDate } from '../kernel/time.ts';
import { byDepartment, inOrderOfDay, type Duty } from '../modules/my-work/duty.ts';
import { WorkOfDay } from '../modules/my-work/work-of-day.ts';
import { json } from './asking.ts';
import { textTable } from './text-table.ts';
import { withLedger } from './with-ledger.ts';

export interface WorkQuestion {
  readonly on: PlainDate;
  readonly department: string | undefined;
  /** The chase list: only what is late. */
  readonly late: boolean;
}

export const listWork = ({ on, department, late }: WorkQuestion, asJson: boolean): Promise<string> =>
  withLedger(async (ledger) => {
    await ledger.upToDate();
    const all = await ledger.app.get(WorkOfDay).duties(on);
    const asked = all.filter(
      ({ of }) => department === undefined || (of.kind === 'department' && of.id === department),
    );
    const open = inOrderOfDay(asked.filter((duty) => !duty.done && (duty.late || !late)));
    return asJson ? json({ on, duties: open, departments: byDepartment(asked) }) : showWork(on, open, asked);
  });

export function showWork(on: PlainDate, open: readonly Duty[], all: readonly Duty[]): string {
  const head = `${on} 기준 할 일 ${String(open.length)}건 (늦은 것 ${String(open.filter(({ late }) => late).length)}건)`;
  const left = (title: string) => ({ title, align: 'left' as const });
  const right = (title: string) => ({ title, align: 'right' as const });
  const duties = textTable(
    ['기한', '', '할 일', '누가', '대상', ''].map(left),
    open.map(({ due, late, name, of, title, note }) => [
      due ?? '',
      late ? '지남' : '',
      name,
      of.name,
      title,
      note ?? '',
    ]),
  );
  const counts = textTable(
    [left('부서'), right('함'), right('남음'), right('지남')],
    byDepartment(all).map(({ departmentName, done, open: left, late }) => [
      departmentName,
      ...[done, left, late].map(String),
    ]),
  );
  return [head, ...(open.length > 0 ? [duties] : []), counts].join('\n\n');
}
