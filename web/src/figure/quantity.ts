import type { FigureValue } from '../../../src/kernel/figure-definition.ts';
import { exact, shownText, type ExactText } from '../../../src/kernel/rational.ts';
import { formatRate } from '../../../src/kernel/rate.ts';
import { formatStaffCount, type StaffCount } from '../../../src/kernel/staff-count.ts';
import { formatInUnits, formatWon } from '../../../src/kernel/won.ts';
import type { MoneyUnit } from '../clocks/clocks.ts';

/** Whatever can be printed: a figure's value, people of a staffing table, a number of things, a rate as the server rounded it. */
export type Quantity =
  | FigureValue
  | { readonly unit: 'people'; readonly people: StaffCount }
  | { readonly unit: 'count'; readonly count: number | null; readonly counted: string }
  | { readonly unit: 'percent'; readonly percent: string | null }
  /** As a document prints it. */
  | { readonly unit: 'text'; readonly text: string; readonly counted: string }
  /** An exact number, shown with that many decimals. */
  | { readonly unit: 'exact'; readonly exact: ExactText | null; readonly decimals: number; readonly counted: string };

/** Not being a number has reasons that a person must be able to tell apart, from each other and from 0. */
export type Standing = 'known' | 'unreported' | 'not-applicable' | 'not-computable' | 'not-submitted';

export interface Printed {
  readonly text: string;
  /** '천원', '%', '명'; '' where there is no number. */
  readonly unit: string;
  readonly standing: Standing;
}

const WON_PER_UNIT: Readonly<Record<MoneyUnit, number>> = { 원: 1, 천원: 1000, 백만원: 1_000_000 };

const known = (text: string, unit: string): Printed => ({ text, unit, standing: 'known' });
const unreported: Printed = { text: '미보고', unit: '', standing: 'unreported' };
const notComputable: Printed = { text: '산정불가', unit: '', standing: 'not-computable' };
/** 추진실적이나 실적을 내야 할 때까지 내지 않음. */
export const NOT_SUBMITTED: Printed = { text: '미제출', unit: '', standing: 'not-submitted' };
export const NOT_APPLICABLE: Printed = { text: '해당없음', unit: '', standing: 'not-applicable' };

/** As it is read and as it is printed: the only place where a number becomes text. */
export function printed(quantity: Quantity, money: MoneyUnit): Printed {
  switch (quantity.unit) {
    case 'won':
      return quantity.won === null ? unreported : known(formatInUnits(quantity.won, WON_PER_UNIT[money]), money);
    case 'tenths':
      if (quantity.notComputable) return notComputable;
      return quantity.tenths === null ? unreported : known(formatRate(quantity.tenths), '%');
    case 'people':
      // As the report prints it: a blank cell is 해당없음, '-' is 0.
      if (quantity.people === null) return { ...NOT_APPLICABLE, text: '' };
      return known(formatStaffCount(quantity.people), '명');
    case 'count':
      return quantity.count === null ? unreported : known(formatWon(quantity.count), quantity.counted);
    case 'text':
      return known(quantity.text, quantity.counted);
    case 'exact':
      if (quantity.exact === null) return unreported;
      return known(shownText(exact(quantity.exact), quantity.decimals), quantity.counted);
    case 'percent':
      return quantity.percent === null ? notComputable : known(quantity.percent, '%');
  }
}

/** A change, with its direction: '+38,235', '△1,000', '0'. */
export function printedChange(quantity: FigureValue, money: MoneyUnit): Printed {
  const plain = printed(quantity, money);
  const size = quantity.unit === 'won' ? quantity.won : quantity.tenths;
  return size !== null && size > 0 ? { ...plain, text: `+${plain.text}` } : plain;
}
