import { dayText } from '../clocks/clocks.ts';
import { TableFrame } from '../shell/TableFrame.tsx';
import type { Duty } from './questions.ts';

export function DutyTable({ duties }: { readonly duties: readonly Duty[] }) {
  const caption = '남은 일, 기한이 이른 것부터';
  return (
    <TableFrame caption={caption}>
      <thead>
        <tr>
          <th scope="col">기한</th>
          <th scope="col">할 일</th>
          <th scope="col">대상</th>
          <th scope="col">누가</th>
        </tr>
      </thead>
      <tbody>
        {duties.map((duty) => (
          <tr key={`${duty.kind}/${duty.subjectId}/${duty.name}/${duty.due ?? ''}`}>
            <td>
              {duty.due === null ? '정해지지 않음' : dueText(duty.due)}
              {duty.late && <strong> ▲ 늦음</strong>}
            </td>
            <th scope="row">{duty.name}</th>
            <td>
              {duty.title}
              {duty.note !== null && <small> {duty.note}</small>}
            </td>
            <td>{duty.of.name}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}

/** A day, with the clock time where there is one. */
const dueText = (due: string): string => [dayText(due.slice(0, 10)), due.slice(11)].join(' ').trim();
