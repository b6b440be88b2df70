import type { KeyboardEvent } from 'react';
import type { PlainDate } from '../../../src/kernel/time.ts';
import { dayText, daysBetween } from '../clocks/clocks.ts';
import { Figure } from './Figure.tsx';
import type { Printed } from './quantity.ts';
import styles from './StepLine.module.css';

/** What a figure is worth from a day on. */
export interface Point {
  readonly on: PlainDate;
  /** For the drawing only; null where there is no value. */
  readonly size: number | null;
  readonly printed: Printed;
  readonly events: number;
  /** ▽ instead of ●: something before it was set right or taken back. */
  readonly isCorrection: boolean;
}

interface StepLineProps {
  readonly points: readonly Point[];
  readonly year: number;
  /** The day asked for; what comes after it is drawn faintly. */
  readonly until: PlainDate;
  readonly label: string;
  readonly onChoose: (day: PlainDate) => void;
}

const WIDTH = 400;
const HEIGHT = 140;

/** A step for each day on which something counts; each of its marks is a button that shows the events of the day. */
export function StepLine({ points, year, until, label, onChoose }: StepLineProps) {
  const scale = scaleOf(points, year);
  const now = points.findLast(({ on }) => on <= until) ?? points[0];
  const path = pathOf(points, scale);
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
        {points.map((point) => (
          <button
            key={point.on}
            type="button"
            className={styles['mark']}
            data-later={point.on > until}
            tabIndex={point === now ? 0 : -1}
            style={{
              left: `${String((100 * scale.x(point.on)) / WIDTH)}%`,
              top: `${String((100 * scale.y(point.size ?? 0)) / HEIGHT)}%`,
            }}
            aria-label={nameOf(point)}
            onClick={() => {
              onChoose(point.on);
            }}
          >
            {point.isCorrection ? '▽' : '●'}
          </button>
        ))}
      </div>
      <figcaption className={styles['scale']}>
        <span>1월</span>
        <span>
          가장 클 때 <Figure id={null} label={`${label} 가장 클 때`} of={scale.greatest} />
        </span>
        <span>12월</span>
      </figcaption>
    </figure>
  );
}

interface Scale {
  readonly greatest: Printed;
  readonly x: (day: PlainDate) => number;
  readonly y: (size: number) => number;
}

/** The fiscal year from left to right, longer where something counts outside of it; 0 is always in sight. */
function scaleOf(points: readonly Point[], year: number): Scale {
  const [first, ...others] = points;
  if (first === undefined) throw new Error('a line needs a point');
  const days = points.map(({ on }) => on);
  const from = [`${String(year)}-01-01`, ...days].reduce((a, b) => (a < b ? a : b));
  const to = [`${String(year)}-12-31`, ...days].reduce((a, b) => (a > b ? a : b));
  const greatest = others.reduce((a, b) => ((b.size ?? 0) > (a.size ?? 0) ? b : a), first);
  const sizes = points.map(({ size }) => size ?? 0);
  const most = Math.max(0, ...sizes);
  const least = Math.min(0, ...sizes);
  return {
    greatest: greatest.printed,
    x: (day) => (WIDTH * daysBetween(from, day)) / Math.max(1, daysBetween(from, to)),
    y: (size) => HEIGHT - (HEIGHT * (size - least)) / (most > least ? most - least : 1),
  };
}

/** Nothing is drawn while nothing is known. */
function pathOf(points: readonly Point[], { x, y }: Scale): string {
  const parts: string[] = [];
  let isDrawn = false;
  for (const { on, size } of points) {
    if (isDrawn) parts.push(`H${String(x(on))}`);
    if (size !== null) parts.push(`${isDrawn ? 'L' : 'M'}${String(x(on))},${String(y(size))}`);
    isDrawn = size !== null;
  }
  return isDrawn ? [...parts, `H${String(WIDTH)}`].join(' ') : parts.join(' ');
}

const nameOf = ({ on, printed: { text, unit }, events }: Point): string =>
  `${dayText(on)}부터 ${text}${unit === '' ? '' : ` ${unit}`}, 사건 ${String(events)}건 보기`;

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
