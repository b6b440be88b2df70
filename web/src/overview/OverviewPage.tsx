import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { parseFigureId } from '../../../src/kernel/figure-id.ts';
import { MEASURES, NothingKnown, useDaysOf } from '../budget/BudgetPage.tsx';
import { BudgetTable } from '../budget/BudgetTable.tsx';
import { budgetDepartments, type ReportRow } from '../budget/questions.ts';
import { asOfOf, clocksOf } from '../clocks/clocks.ts';
import { useOwnCalendar } from '../clocks/page-calendar.tsx';
import { useScreen } from '../clocks/use-screen.ts';
import { PageTitle } from '../shell/PageTitle.tsx';
import { Waiting } from '../shell/Waiting.tsx';
import { PlansOverview } from './PlansOverview.tsx';
import { departmentsReport } from './questions.ts';
import { ReportedOverview } from './ReportedOverview.tsx';

/** 종합 현황: how far the money and the plans are, and what was reported. */
export function OverviewPage() {
  const { state } = useScreen();
  const departments = useQuery(budgetDepartments);
  const year = departments.data && yearToShow(departments.data, asOfOf(state).effectiveOn);
  return (
    <>
      <PageTitle title="종합 현황" />
      <Waiting for={departments}>
        {year === undefined ? (
          <NothingKnown />
        ) : (
          <>
            <BudgetOverview year={year} />
            <PlansOverview year={year} />
            <ReportedOverview year={year} />
          </>
        )}
      </Waiting>
    </>
  );
}

/** The year of the day that is asked for where there are budgets of it, otherwise the last before it, or the first. */
function yearToShow(departments: readonly { readonly fiscalYear: number }[], day: string): number | undefined {
  const years = departments.map(({ fiscalYear }) => fiscalYear);
  return years.find((year) => year <= Number(day.slice(0, 4))) ?? years.at(-1);
}

function BudgetOverview({ year }: { readonly year: number }) {
  const { state } = useScreen();
  const report = useQuery(departmentsReport(year, clocksOf(state)));
  const { data } = report;
  useOwnCalendar(year, useDaysOf(data?.sections ?? []));
  return (
    <section aria-labelledby="overview-budget">
      <h2 id="overview-budget">예산 집행</h2>
      <Waiting for={report}>
        {data?.sections.length === 0 && <NothingKnown />}
        {data?.sections.map((section) => (
          <BudgetTable
            key={section.basis}
            caption={`${String(year)}년 부서별 ${section.title}`}
            section={section}
            measures={MEASURES[section.basis] ?? section.measures}
            rows={section.rows}
            year={year}
            on={data.asOf.effectiveOn}
            unit={state.unit ?? '천원'}
            nameOf={(row) => <DepartmentName row={row} />}
          />
        ))}
      </Waiting>
    </section>
  );
}

/** A department opens into its 단위사업; whose row it is stands in its figures. */
function DepartmentName({ row: { cells, name } }: { readonly row: ReportRow }) {
  const figure = parseFigureId(cells.budget?.id ?? '');
  if (figure === null) return name;
  const params = { year: String(figure.fiscalYear), department: figure.departmentId };
  return (
    <Link to="/budget/$year/$department" params={params}>
      {name}
    </Link>
  );
}
