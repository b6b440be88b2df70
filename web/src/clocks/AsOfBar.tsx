import { useEffect, useState } from 'react';
import { isPlainDate, type PlainDate } from '../../../src/kernel/time.ts';
import styles from './AsOfBar.module.css';
import { daysAfter, daysBetween, dayText, isPast, MONEY_UNITS, today } from './clocks.ts';
import { usePageCalendar } from './page-calendar.tsx';
import { useScreen } from './use-screen.ts';

/** 기준일 띠: both clocks of every number on the screen. It is amber while the screen shows anything but the present. */
export function AsOfBar() {
  const { state, change } = useScreen();
  const calendar = usePageCalendar();
  const eff = state.eff ?? today();
  const before = calendar.days.findLast((day) => day < eff);
  const after = calendar.days.find((day) => day > eff);
  const goTo = (day: PlainDate | undefined) => {
    change({ eff: day });
  };
  return (
    <section className={styles['bar']} aria-label="기준일" data-past={isPast(state)}>
      <label>
        귀속일
        <input
          type="date"
          value={eff}
          onChange={({ target: { value } }) => {
            if (isPlainDate(value)) goTo(value);
          }}
        />
      </label>
      <YearSlider year={calendar.year ?? Number(eff.slice(0, 4))} eff={eff} onMove={goTo} />
      <span className={styles['steps']}>
        <StepButton text="◀ 이전 사건" to={before} onGo={goTo} />
        <StepButton text="다음 사건 ▶" to={after} onGo={goTo} />
      </span>
      <KnownField />
      <label>
        단위
        <select
          value={state.unit ?? '천원'}
          onChange={({ target: { value } }) => {
            change({ unit: MONEY_UNITS.find((unit) => unit === value) }, 'replace');
          }}
        >
          {MONEY_UNITS.map((unit) => (
            <option key={unit}>{unit}</option>
          ))}
        </select>
      </label>
      {isPast(state) && (
        <p className={styles['past']} role="status">
          과거를 보는 중입니다: {dayText(eff)}까지
          {state.known === undefined ? ', 지금 아는 대로' : `, ${dayText(state.known)}에 알던 대로`}
          <button
            type="button"
            className="plain-button"
            onClick={() => {
              change({ eff: undefined, known: undefined });
            }}
          >
            현재로
          </button>
        </p>
      )}
    </section>
  );
}

/** 그때 아는 대로: what had been entered or was proved by a document by the end of that day. */
function KnownField() {
  const { state, change } = useScreen();
  return (
    <>
      <label>
        <input
          type="checkbox"
          checked={state.known !== undefined}
          onChange={({ target: { checked } }) => {
            change({ known: checked ? (state.eff ?? today()) : undefined });
          }}
        />
        그때 아는 대로
      </label>
      {state.known !== undefined && (
        <label>
          인지일
          <input
            type="date"
            value={state.known}
            onChange={({ target: { value } }) => {
              if (isPlainDate(value)) change({ known: value });
            }}
          />
        </label>
      )}
    </>
  );
}

interface StepButtonProps {
  readonly text: string;
  readonly to: PlainDate | undefined;
  readonly onGo: (day: PlainDate) => void;
}

function StepButton({ text, to, onGo }: StepButtonProps) {
  return (
    <button
      type="button"
      className="plain-button"
      disabled={to === undefined}
      onClick={() => {
        if (to !== undefined) onGo(to);
      }}
    >
      {text}
    </button>
  );
}

/** While it moves it only shows the day; the screen follows once it rests. */
const REST_MS = 200;

interface YearSliderProps {
  readonly year: number;
  readonly eff: PlainDate;
  readonly onMove: (day: PlainDate) => void;
}

function YearSlider({ year, eff, onMove }: YearSliderProps) {
  const [moving, setMoving] = useState<PlainDate | null>(null);
  useEffect(() => {
    if (moving === null) return;
    const rest = setTimeout(() => {
      onMove(moving);
      setMoving(null);
    }, REST_MS);
    return () => {
      clearTimeout(rest);
    };
  }, [moving, onMove]);
  const first = `${String(year)}-01-01`;
  const last = daysBetween(first, `${String(year)}-12-31`);
  const shown = moving ?? eff;
  return (
    <input
      type="range"
      className={styles['slider']}
      aria-label={`${String(year)}년 귀속일`}
      aria-valuetext={dayText(shown)}
      min={0}
      max={last}
      value={Math.min(last, Math.max(0, daysBetween(first, shown)))}
      onChange={({ target: { value } }) => {
        setMoving(daysAfter(first, Number(value)));
      }}
    />
  );
}
