import type { ReactNode } from 'react';
import { elapsedTenths, type MoneyUnit } from '../clocks/clocks.ts';
import { Figure } from '../figure/Figure.tsx';
import { NOT_APPLICABLE } from '../figure/quantity.ts';
import { TableFrame } from '../shell/TableFrame.tsx';
import { Bullet } from './Bullet.tsx';
import type { Measure, ReportRow, ReportSection } from './questions.ts';
import styles from './BudgetTable.module.css';

interface BudgetTableProps {
  readonly caption: string;
  readonly section: ReportSection;
  readonly measures: readonly Measure[];
  readonly rows: readonly ReportRow[];
  readonly year: number;
  /** 귀속일 that is asked for. */
  readonly on: string;
  readonly unit: MoneyUnit;
  readonly nameOf: (row: ReportRow) => ReactNode;
}

/** 예산 집행 현황, as the work report prints it; beside each rate a bar against the elapsed share of the year. */
export function BudgetTable({ caption, section, measures, rows, year, on, unit, nameOf }: BudgetTableProps) {
  const elapsed = elapsedTenths(year, on);
  return (
    <TableFrame caption={caption} unit={`${unit}, %`} className={styles['budget']}>
      <thead>
        <tr>
          <th scope="col">사업명</th>
          {measures.map((measure) => (
            <th key={measure} scope="col" className="number">
              {headingOf(section, measure)}
            </th>
          ))}
          <th scope="col">
            집행률과 기간 경과율{' '}
            <Figure id={null} label="기간 경과율" of={{ unit: 'tenths', tenths: elapsed, notComputable: false }} />
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={`${row.kind}/${row.code}/${String(index)}`} data-kind={row.kind}>
            <th scope="row">
              {nameOf(row)}
              <Remarks row={row} />
            </th>
            {measures.map((measure) => (
              <td key={measure} className="number">
                <Cell row={row} measure={measure} />
              </td>
            ))}
            <td className={styles['bar']}>{row.cells.rate && <Bullet rate={row.cells.rate} elapsed={elapsed} />}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}

function Cell({ row, measure }: { readonly row: ReportRow; readonly measure: Measure }) {
  const figure = row.cells[measure];
  if (!figure) return <Figure id={null} label={`${row.name} ${measure}`} of={NOT_APPLICABLE} />;
  return <Figure id={figure.id} label={figure.label} of={figure.value} />;
}

/** What the document says that our own arithmetic does not. */
function Remarks({ row: { cells, printedRate, exceedsBudget } }: { readonly row: ReportRow }) {
  const rate = cells.rate?.value;
  const own = rate?.unit === 'tenths' && rate.tenths !== null ? (rate.tenths / 10).toFixed(1) : null;
  const differs = printedRate !== null && own !== null && printedRate !== own;
  return (
    <>
      {differs && <small className={styles['remark']}>문서에는 {printedRate}%로 적혀 있음</small>}
      {exceedsBudget && <small className={styles['remark']}>▲ 집행액이 예산액을 넘은 채 공표됨</small>}
    </>
  );
}

const HEADINGS: Readonly<Record<Measure, string>> = {
  budget: '예산현액',
  allotted: '배정액',
  obligated: '원인행위액',
  spent: '집행액',
  compiled: '편성액',
  balance: '잔액',
  rate: '집행률',
};

/** A document says 예산액, and not which. */
const headingOf = ({ basis }: ReportSection, measure: Measure): string =>
  basis === 'stated' && measure === 'budget' ? '예산액' : HEADINGS[measure];
