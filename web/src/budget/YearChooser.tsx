import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { budgetDepartments } from './questions.ts';

interface YearChooserProps {
  readonly year: number;
  readonly department: string;
}

/** Which department, in which year: those that have a budget and that the person may read. */
export function YearChooser({ year, department }: YearChooserProps) {
  const { data = [] } = useQuery(budgetDepartments);
  const navigate = useNavigate();
  const keyOf = (of: { readonly fiscalYear: number; readonly departmentId: string }) =>
    `${String(of.fiscalYear)}/${of.departmentId}`;
  return (
    <p className="page-choices">
      <label>
        부서와 연도
        <select
          value={keyOf({ fiscalYear: year, departmentId: department })}
          onChange={({ target: { value } }) => {
            const chosen = data.find((of) => keyOf(of) === value);
            if (chosen)
              void navigate({
                to: '/budget/$year/$department',
                params: { year: String(chosen.fiscalYear), department: chosen.departmentId },
              });
          }}
        >
          {data.map((of) => (
            <option key={keyOf(of)} value={keyOf(of)}>
              {of.departmentName} {of.fiscalYear}년
            </option>
          ))}
        </select>
      </label>
    </p>
  );
}
