import { Figure } from '../figure/Figure.tsx';
import { TableFrame } from '../shell/TableFrame.tsx';
import type { DepartmentWork } from './questions.ts';

const COLUMNS = [
  ['끝남', 'done'],
  ['남음', 'open'],
  ['늦음', 'late'],
] as const;

/** 독촉 목록: those with something late stand first. */
export function DepartmentProgress({ departments }: { readonly departments: readonly DepartmentWork[] }) {
  const caption = '부서별 진행';
  const sorted = departments.toSorted((a, b) => b.late - a.late || b.open - a.open);
  return (
    <TableFrame caption={caption} unit="건">
      <thead>
        <tr>
          <th scope="col">부서</th>
          {COLUMNS.map(([name]) => (
            <th key={name} scope="col" className="number">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted.map((department) => (
          <tr key={department.departmentId}>
            <th scope="row">{department.departmentName}</th>
            {COLUMNS.map(([name, key]) => (
              <td key={key} className="number">
                <Figure
                  id={null}
                  label={`${department.departmentName} ${name}`}
                  of={{ unit: 'count', count: department[key], counted: '건' }}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}
