import { Figure } from '../figure/Figure.tsx';
import { TableFrame } from '../shell/TableFrame.tsx';
import type { StaffingRow, StaffingSection } from './questions.ts';
import styles from './StaffingTable.module.css';

interface StaffingTableProps {
  readonly department: string;
  readonly section: StaffingSection;
}

/** 직렬 over 직급; △ is a shortage, '-' is 0, and a blank cell does not apply. */
export function StaffingTable({ department, section: { title, document, columns, rows } }: StaffingTableProps) {
  const caption = `${department} ${title}`;
  return (
    <>
      <TableFrame caption={caption} unit="명" className={styles['staffing']}>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              구분
            </th>
            <th scope="col" rowSpan={2} className="number">
              계
            </th>
            {seriesOf(columns).map(({ series, span }, index) => (
              <th key={`${series}/${String(index)}`} scope="colgroup" colSpan={span}>
                {series}
              </th>
            ))}
          </tr>
          <tr>
            {columns.map(({ series, grade }, index) => (
              <th key={`${series}/${grade}/${String(index)}`} scope="col" className="number">
                {grade}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <PeopleRow key={row.kind} row={row} columns={columns} />
          ))}
        </tbody>
      </TableFrame>
      {document !== null && <p className={styles['source']}>문서: {document}</p>}
      <p className={styles['source']}>△ 모자람 · - 없음(0) · 빈칸 해당없음</p>
    </>
  );
}

interface PeopleRowProps {
  readonly row: StaffingRow;
  readonly columns: StaffingSection['columns'];
}

function PeopleRow({ row: { kind, name, total, cells }, columns }: PeopleRowProps) {
  return (
    <tr data-kind={kind}>
      <th scope="row">{name}</th>
      <td className="number">
        <Figure id={null} label={`${name} 계`} of={{ unit: 'people', people: total.count }} />
      </td>
      {cells.map(({ count }, index) => {
        const column = columns[index];
        const label = `${name} ${column?.series ?? ''} ${column?.grade ?? ''}`;
        return (
          <td key={label + String(index)} className="number">
            <Figure id={null} label={label} of={{ unit: 'people', people: count }} />
          </td>
        );
      })}
    </tr>
  );
}

/** Columns of one 직렬 that stand beside each other. */
function seriesOf(columns: StaffingSection['columns']): readonly { readonly series: string; readonly span: number }[] {
  const groups: { series: string; span: number }[] = [];
  for (const { series } of columns) {
    const last = groups.at(-1);
    if (last?.series === series) last.span += 1;
    else groups.push({ series, span: 1 });
  }
  return groups;
}
