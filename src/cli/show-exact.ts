import { EVENT_CATALOGUE } from '../events/catalogue.ts';
import type {
  ExactDifference,
  ExactExplanation,
  ExactFigure,
} from '../projections/exact-figures/exact-figures.queries.ts';
import { showClocks, showMoment } from './show.ts';
import { textTable, type Column } from './text-table.ts';

const COLUMNS: readonly Column[] = [
  { title: '귀속일', align: 'left' },
  { title: '알게 된 때', align: 'left' },
  { title: '사건', align: 'left' },
  { title: '값', align: 'right' },
  { title: '증감', align: 'right' },
  { title: '', align: 'left' },
  { title: '누가', align: 'left' },
  { title: '문서번호', align: 'left' },
  { title: '사유', align: 'left' },
  { title: '위치', align: 'right' },
];

/** A word that stands where there is no value has no unit. */
function valueOf({ exact, shown, unit, note }: Pick<ExactFigure, 'exact' | 'shown' | 'unit' | 'note'>): string {
  if (shown === null) return '미보고';
  return [exact === null ? shown : shown + unit, ...(note === null ? [] : [note])].join(' ');
}

export function showExactExplanation(explanation: ExactExplanation): string {
  const { id, label, asOf, statements } = explanation;
  const head = `${label}: ${valueOf(explanation)}\n${id}\n${showClocks(asOf)}`;
  const rows = statements.map((statement) => [
    statement.effectiveOn,
    showMoment(statement.knownAt),
    labelOf(statement.cause),
    statement.shown,
    statement.change ?? '',
    statement.note ?? '',
    `${statement.fact?.actor_department ?? ''} ${statement.fact?.actor_name ?? ''}`,
    statement.fact?.document ?? '',
    statement.fact?.reason ?? '',
    String(statement.position),
  ]);
  return [head, ...(rows.length > 0 ? [textTable(COLUMNS, rows)] : [])].join('\n\n');
}

export function showExactDifference({ id, label, unit, from, to, change, lateEntry }: ExactDifference): string {
  const told = ({ asOf, statement }: ExactDifference['from']): string =>
    `${valueOf(statement === null ? NOTHING : { ...statement, unit })}  ${showClocks(asOf)}`;
  const cause =
    to.statement === null || to.statement.eventId === from.statement?.eventId
      ? '변동 없음'
      : [
          `원인: ${labelOf(to.statement.cause)}`,
          ...(change === null ? [] : [`증감 ${change}`]),
          ...(lateEntry ? ['소급 입력'] : []),
        ].join(', ');
  return `${label} (${id})\n  전: ${told(from)}\n  후: ${told(to)}\n\n${cause}`;
}

const NOTHING = { exact: null, shown: null, unit: '', note: null };

const KNOWN_EVENTS: Readonly<Record<string, { readonly label: string }>> = EVENT_CATALOGUE;
const labelOf = (type: string): string => KNOWN_EVENTS[type]?.label ?? type;
