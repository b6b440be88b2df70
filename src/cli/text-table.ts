import stringWidth from 'string-width';

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** Printed once over neighbouring columns of one group. */
  readonly group?: string;
}

const GAP = '  ';

/** Hangul takes two columns of a terminal. Rows under their titles, aligned on a terminal. */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const lines = [columns.map(({ title }) => title), ...rows];
  const natural = columns.map((_, index) => Math.max(...lines.map((line) => stringWidth(line[index] ?? ''))));
  const groups = groupsOf(columns, natural);
  const widths = groups.flatMap((group) => group.widths);
  const shown = lines.map((line) =>
    columns
      .map(({ align }, index) => {
        const text = line[index] ?? '';
        const space = ' '.repeat((widths[index] ?? 0) - stringWidth(text));
        return align === 'right' ? space + text : text + space;
      })
      .join(GAP)
      .trimEnd(),
  );
  const [head = '', ...body] = shown;
  const over = groups.some(({ name }) => name !== '') ? [groups.map(padded).join(GAP).trimEnd()] : [];
  return [...over, head, '─'.repeat(spanOf(widths)), ...body].join('\n');
}

interface Group {
  readonly name: string;
  readonly widths: readonly number[];
}

const spanOf = (widths: readonly number[]): number =>
  widths.reduce((sum, width) => sum + width + GAP.length, -GAP.length);

const padded = ({ name, widths }: Group): string => name + ' '.repeat(spanOf(widths) - stringWidth(name));

/** Neighbours of one group, the last of them widened where the name of the group needs it. */
function groupsOf(columns: readonly Column[], natural: readonly number[]): readonly Group[] {
  const groups: { name: string; widths: number[] }[] = [];
  for (const [index, { group = '' }] of columns.entries()) {
    const last = groups.at(-1);
    const width = natural[index] ?? 0;
    if (last && group !== '' && last.name === group) last.widths.push(width);
    else groups.push({ name: group, widths: [width] });
  }
  return groups.map(({ name, widths }) => {
    const missing = Math.max(0, stringWidth(name) - spanOf(widths));
    return { name, widths: [...widths.slice(0, -1), (widths.at(-1) ?? 0) + missing] };
  });
}
