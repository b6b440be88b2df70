import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { clocksOf } from '../clocks/clocks.ts';
import { useOwnCalendar } from '../clocks/page-calendar.tsx';
import { useScreen } from '../clocks/use-screen.ts';
import { PageTitle } from '../shell/PageTitle.tsx';
import { Waiting } from '../shell/Waiting.tsx';
import { NothingKnown, useDaysOf } from './BudgetPage.tsx';
import { BudgetTable } from './BudgetTable.tsx';
import { budgetReport } from './questions.ts';

/** One 단위사업 down to its 통계목 and fund sources, with what no report covers (미보고 잔여). */
export function UnitPage() {
  const { year: yearText, department, unit } = useParams({ from: '/budget/$year/$department/$unit' });
  const year = Number(yearText);
  const { state } = useScreen();
  const report = useQuery(budgetReport({ year, department }, clocksOf(state), { down: 'line', byFund: 'true' }));
  const { data } = report;
  const sections = (data?.sections ?? [])
    .map((section) => ({ ...section, rows: section.rows.filter(({ unitCode }) => unitCode === unit) }))
    .filter(({ rows }) => rows.length > 0);
  useOwnCalendar(year, useDaysOf(sections));
  const name = sections[0]?.rows[0]?.name ?? unit;
  return (
    <>
      <PageTitle
        title={name}
        trail={[
          <Link key="budget" to="/budget/$year/$department" params={{ year: yearText, department }}>
            단위사업 예산
          </Link>,
        ]}
      />
      <Waiting for={report}>
        {data && sections.length === 0 && <NothingKnown />}
        {data &&
          sections.map((section) => (
            <BudgetTable
              key={section.basis}
              caption={`${yearText}년 ${data.departmentName} ${name}, ${section.title}`}
              section={section}
              measures={section.measures}
              rows={section.rows}
              year={year}
              on={data.asOf.effectiveOn}
              unit={state.unit ?? '천원'}
              nameOf={(row) => row.name}
            />
          ))}
      </Waiting>
    </>
  );
}
