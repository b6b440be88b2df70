import type { KeyboardEvent } from 'react';
import type { PlainDate } from '../../../src/kernel/time.ts';
import { dayText, daysBetween, MONEY_UNITS } from '../clocks/clocks.ts';
import { useScreen } from '../clocks/use-screen.ts';
import { mark } from './EventList.tsx';
import { Figure } from './Figure.tsx';
import { printed } from './quantity.ts';
import { sizeOf, type Moment } from './reckoning.ts';
import styles from './StepLine.module.css';

interface StepLineProps {
  readonly moments: readonly Moment[];
  readonly year: number;
  /** The day asked for; what comes after it is drawn faintly. */
  readonly until: PlainDate;
  readonly label: string;
  readonly onChoose: (moment: Moment) => void;
}

const WIDTH = 400;
const HEIGHT = 140;

/** A step for each day on which something counts; each of its marks is a button that shows the events of the day. */
export function StepLine({ moments, year, until, label, onChoose }: StepLineProps) {
  const { state } = useScreen();
  const scale = scaleOf(moments, year);
  const [now] = moments.filter(({ on }) => on <= until).slice(-1);
  const path = pathOf(moments, scale);
  const end = Math.min(WIDTH, Math.max(0, scale.x(until)));
  return (
    <figure className={styles['chart']}>
      <div className={styles['drawing']} onKeyDown={walk}>
        <svg viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} preserveAspectRatio="none" aria-hidden="true">
          <line className={styles['axis']} x1="0" x2={WIDTH} y1={scale.y(0)} y2={scale.y(0)} />
          <clipPath id="step-line-until">
            <rect x="0" y="-10" width={end} height={HEIGHT + 20} />
          </clipPath>
          <path className={styles['later']} d={path} />
          <path className={styles['line']} d={path} clipPath="url(#step-line-until)" />
          <line className={styles['until']} x1={end} x2={end} y1="0" y2={HEIGHT} />
        </svg>
        {moments.map((moment) => (
          <button
            key={moment.on}
            type="button"
            className={styles['mark']}
            data-later={moment.on > until}
            tabIndex={moment === (now ?? moments[0]) ? 0 : -1}
            style={{
              left: `${String((100 * scale.x(moment.on)) / WIDTH)}%`,
              top: `${String((100 * scale.y(sizeOf(moment.value) ?? 0)) / HEIGHT)}%`,
            }}
            aria-label={nameOf(moment, state.unit ?? MONEY_UNITS[1])}
            onClick={() => {
              onChoose(moment);
            }}
          >
            {moment.steps.some((step) => mark(step) === '▽') ? '▽' : '●'}
          </button>
        ))}
      </div>
      <figcaption className={styles['scale']}>
        <span>1월</span>
        <span>
          가장 클 때 <Figure id={null} label={`${label} 가장 클 때`} of={scale.greatest.value} />
        </span>
        <span>12월</span>
      </figcaption>
    </figure>
  );
}

interface Scale {
  readonly greatest: Moment;
  readonly x: (day: PlainDate) => number;
  readonly y: (size: number) => number;
}

/** The fiscal year from left to right, longer where something counts outside of it; 0 is always in sight. */
function scaleOf(moments: readonly Moment[], year: number): Scale {
  const [first, ...others] = moments;
  if (first === undefined) throw new Error('a line needs a moment');
  const days = moments.map(({ on }) => on);
  const from = [`${String(year)}-01-01`, ...days].reduce((a, b) => (a < b ? a : b));
  const to = [`${String(year)}-12-31`, ...days].reduce((a, b) => (a > b ? a : b));
  const greatest = others.reduce((a, b) => ((sizeOf(b.value) ?? 0) > (sizeOf(a.value) ?? 0) ? b : a), first);
  const sizes = moments.map(({ value }) => sizeOf(value) ?? 0);
  const most = Math.max(0, ...sizes);
  const least = Math.min(0, ...sizes);
  return {
    greatest,
    x: (day) => (WIDTH * daysBetween(from, day)) / Math.max(1, daysBetween(from, to)),
    y: (size) => HEIGHT - (HEIGHT * (size - least)) / Math.max(1, most - least),
  };
}

/** Nothing is drawn while nothing is known. */
function pathOf(moments: readonly Moment[], { x, y }: Scale): string {
  const parts: string[] = [];
  let isDrawn = false;
  for (const { on, value } of moments) {
    const size = sizeOf(value);
    if (isDrawn) parts.push(`H${String(x(on))}`);
    if (size === null) isDrawn = false;
    else parts.push(`${isDrawn ? 'L' : 'M'}${String(x(on))},${String(y(size))}`);
    if (size !== null) isDrawn = true;
  }
  return isDrawn ? [...parts, `H${String(WIDTH)}`].join(' ') : parts.join(' ');
}

function nameOf({ on, value, steps }: Moment, money: Parameters<typeof printed>[1]): string {
  const { text, unit } = printed(value, money);
  return `${dayText(on)}부터 ${text}${unit === '' ? '' : ` ${unit}`}, 사건 ${String(steps.length)}건 보기`;
}

/** Arrows go from mark to mark; the line is one stop of Tab. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const marks = [...event.currentTarget.querySelectorAll('button')];
  const at = marks.findIndex((button) => button === document.activeElement);
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: marks.length - 1 }[event.key];
  const next = to === undefined ? undefined : marks[to];
  if (next === undefined) return;
  event.preventDefault();
  for (const button of marks) button.tabIndex = button === next ? 0 : -1;
  next.focus();
}
