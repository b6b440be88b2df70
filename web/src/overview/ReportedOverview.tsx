import { useQuery } from '@tanstack/react-query';
import { clocksOf, dayText } from '../clocks/clocks.ts';
import { useScreen } from '../clocks/use-screen.ts';
import { Figure } from '../figure/Figure.tsx';
import { TableFrame } from '../shell/TableFrame.tsx';
import { reportedItems, type ReportedItem } from './questions.ts';

/** 보고된 주요업무: what a document states letter by letter, with its totals, its time and its place in the document. */
export function ReportedOverview({ year }: { readonly year: number }) {
  const { state } = useScreen();
  const { data } = useQuery(reportedItems(year, clocksOf(state)));
  if (!data || data.items.length === 0) return null;
  const caption = `${String(year)}년 문서에 적힌 추진 사항`;
  return (
    <section aria-labelledby="overview-reported">
      <h2 id="overview-reported">보고된 주요업무</h2>
      <TableFrame caption={caption}>
        <thead>
          <tr>
            <th scope="col">업무</th>
            <th scope="col">구분</th>
            <th scope="col">수량</th>
            <th scope="col">시기</th>
            <th scope="col">문서의 자리</th>
          </tr>
        </thead>
        <tbody>
          {data.items.map((item) => (
            <ItemRow key={item.itemId} item={item} />
          ))}
        </tbody>
      </TableFrame>
    </section>
  );
}

const PARTS: Readonly<Record<ReportedItem['part'], string>> = {
  overview: '일반현황',
  achieved: '추진실적',
  planned: '추진계획',
};

function ItemRow({ item }: { readonly item: ReportedItem }) {
  const { name, part, totals, span, place } = item;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{PARTS[part]}</td>
      <td>
        {totals.map((total) => (
          <span key={total.name}>
            {total.name}{' '}
            <Figure
              id={null}
              label={`${name} ${total.name}`}
              of={{ unit: 'text', text: total.value, counted: total.unit }}
            />
            {total.unit}{' '}
          </span>
        ))}
      </td>
      <td>{span === null ? '' : spanText(span)}</td>
      <td>{place}</td>
    </tr>
  );
}

/** Months as the document has them, or days. */
function spanText({ from, through }: NonNullable<ReportedItem['span']>): string {
  const text = (moment: string): string => (moment.length === 10 ? dayText(moment) : moment.replace('-', '. ') + '.');
  return from === through ? text(from) : `${text(from)} ~ ${text(through)}`;
}
