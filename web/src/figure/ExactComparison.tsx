import { useQuery } from '@tanstack/react-query';
import type { PlainDate } from '../../../src/kernel/time.ts';
import { dayText } from '../clocks/clocks.ts';
import { useScreen } from '../clocks/use-screen.ts';
import { Waiting } from '../shell/Waiting.tsx';
import { exactPrinted } from './exact.ts';
import { Figure } from './Figure.tsx';
import { exactDifferenceOf } from './questions.ts';

interface ExactComparisonProps {
  readonly id: string;
  readonly label: string;
  readonly from: PlainDate;
}

/** What was said on one day and is said on the other. */
export function ExactComparison({ id, label, from }: ExactComparisonProps) {
  const { state } = useScreen();
  const difference = useQuery(exactDifferenceOf(id, from, state));
  const { data } = difference;
  const shown = (statement: NonNullable<typeof data>['from']['statement']) =>
    exactPrinted({ exact: statement?.exact ?? null, shown: statement?.shown ?? null, unit: data?.unit ?? '' });
  return (
    <Waiting for={difference}>
      {data && (
        <p>
          {dayText(from)} <Figure id={null} label={`${label} 비교 시점`} of={shown(data.from.statement)} /> →{' '}
          {state.eff === undefined ? '현재' : dayText(state.eff)}{' '}
          <Figure id={null} label={`${label} 기준 시점`} of={shown(data.to.statement)} />
          {data.lateEntry && ' (소급 입력)'}
        </p>
      )}
    </Waiting>
  );
}
