import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useParams } from '@tanstack/react-router';
import { clocksOf, dayText, isPast, today } from '../clocks/clocks.ts';
import { useOwnCalendar } from '../clocks/page-calendar.tsx';
import { useScreen } from '../clocks/use-screen.ts';
import { groundOf } from '../figure/questions.ts';
import { PageTitle } from '../shell/PageTitle.tsx';
import { Waiting } from '../shell/Waiting.tsx';
import { BudgetTable } from './BudgetTable.tsx';
import { budgetDepartments, budgetReport, type Measure, type ReportRow, type ReportSection } from './questions.ts';
import { YearChooser } from './YearChooser.tsx';

/** The columns of the work report, and those that only our own events have. */
export const MEASURES: Readonly<Record<string, readonly Measure[]>> = {
  stated: ['budget', 'spent', 'rate'],
  ledger: ['budget', 'allotted', 'obligated', 'spent', 'rate'],
};

/** 단위사업 예산 */
export function BudgetPage() {
  const { year: yearText, department } = useParams({ from: '/budget/$year/$department' });
  const year = Number(yearText);
  const { state } = useScreen();
  const report = useQuery(budgetReport({ year, department }, clocksOf(state), { down: 'unit' }));
  const { data } = report;
  useOwnCalendar(year, useDaysOf(data?.sections ?? []));
  return (
    <>
      <PageTitle title="단위사업 예산" trail={[]} />
      <YearChooser year={year} department={department} />
      <Waiting for={report}>
        {data?.sections.length === 0 && <NothingKnown />}
        {data?.sections.map((section) => (
          <BudgetTable
            key={section.basis}
            caption={`${yearText}년 ${data.departmentName} ${section.title}`}
            section={section}
            measures={MEASURES[section.basis] ?? section.measures}
            rows={section.rows.filter(({ kind }) => kind === 'total' || kind === 'unit')}
            year={year}
            on={data.asOf.effectiveOn}
            unit={state.unit ?? '천원'}
            nameOf={(row) => <UnitName row={row} year={yearText} department={department} />}
          />
        ))}
      </Waiting>
    </>
  );
}

interface UnitNameProps {
  readonly row: ReportRow;
  readonly year: string;
  readonly department: string;
}

/** A 단위사업 opens into what stands below it. */
function UnitName({ row, year, department }: UnitNameProps) {
  if (row.kind !== 'unit') return '계';
  return (
    <Link to="/budget/$year/$department/$unit" params={{ year, department, unit: row.code }}>
      {row.name}
    </Link>
  );
}

export function NothingKnown() {
  const { state, change } = useScreen();
  return (
    <div className="nothing" role="status">
      <p>이 시점에 알려진 예산·집행이 없습니다.</p>
      {isPast(state) ? (
        <p>
          {dayText(state.eff ?? today())}까지의 것 가운데{' '}
          {state.known === undefined ? '지금' : `${dayText(state.known)}에`} 알던 것이 없습니다.{' '}
          <button
            type="button"
            className="plain-button"
            onClick={() => {
              change({ eff: undefined, known: undefined });
            }}
          >
            현재로
          </button>
        </p>
      ) : (
        <p>예산팀이 예산을 등록하거나 파일을 올리면 여기에 나타납니다.</p>
      )}
    </div>
  );
}

/** The days on which something of the totals counts: the steps of the 기준일 띠. */
export function useDaysOf(sections: readonly ReportSection[]): readonly string[] {
  const totals = sections.flatMap(({ rows }) => rows.slice(0, 1));
  const [budget, spent] = ['budget' as const, 'spent' as const].map((measure) => totals[0]?.cells[measure]?.id);
  const grounds = [
    useQuery({ ...groundOf(budget ?? ''), enabled: budget !== undefined }),
    useQuery({ ...groundOf(spent ?? ''), enabled: spent !== undefined }),
  ];
  const movements = grounds.flatMap(({ data }) => data?.records.flatMap((record) => record.movements) ?? []);
  return [...new Set(movements.map(({ effectiveOn }) => effectiveOn))].sort();
}

/** The budget of the latest year that the person may read. */
export function BudgetStart() {
  const departments = useQuery(budgetDepartments);
  const [latest] = departments.data ?? [];
  if (latest)
    return (
      <Navigate
        to="/budget/$year/$department"
        params={{ year: String(latest.fiscalYear), department: latest.departmentId }}
        replace
      />
    );
  return (
    <>
      <PageTitle title="단위사업 예산" />
      <Waiting for={departments}>
        <NothingKnown />
      </Waiting>
    </>
  );
}
