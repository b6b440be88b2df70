import { useQuery } from '@tanstack/react-query';
import { clocksOf } from '../clocks/clocks.ts';
import { useScreen } from '../clocks/use-screen.ts';
import type { Explanation } from './explanation.ts';
import { Figure } from './Figure.tsx';
import styles from './FigurePanel.module.css';
import { counterpartOf, explanationOf } from './questions.ts';
import { isSameValue } from './reckoning.ts';

/** 구성: the figures it is made of, each a door; of a stated one, the figures it can be held against. */
export function Composition({ explanation }: { readonly explanation: Explanation }) {
  const counterpart = counterpartOf(explanation.id);
  return (
    <section aria-labelledby="figure-made-of">
      <h3 id="figure-made-of">구성</h3>
      <p>{RULES[explanation.id.startsWith('stated/') ? 'statement' : explanation.madeBy]}</p>
      {explanation.operands.length > 0 && <Operands of={explanation} />}
      {counterpart !== null && <Counterpart id={counterpart} stated={explanation} />}
    </section>
  );
}

/** How it is reckoned, with its rounding. */
const RULES: Readonly<Record<Explanation['madeBy'] | 'statement', string>> = {
  statement: '문서가 적은 누계입니다. 나중 문서가 앞 문서를 대신하며, 더하지 않습니다.',
  movements: '이 수치의 사건을 귀속일까지 모두 더합니다. 원 단위 정수라 반올림이 없습니다.',
  sum: '알려진 수치만 더합니다. 원 단위 정수라 반올림이 없습니다.',
  difference: '첫 수치에서 나머지를 뺍니다. 원 단위 정수라 반올림이 없습니다.',
  rate: '첫 수치 ÷ 둘째 수치 × 100. 소수 둘째 자리에서 한 번 반올림(사사오입)하고, 나눌 수치가 0이면 산정불가입니다.',
};

function Operands({ of }: { readonly of: Explanation }) {
  return (
    <ul className={styles['operands']}>
      {of.operands.map((operand, index) => (
        <li key={operand.id}>
          <span aria-hidden="true">{signOf(of.madeBy, operand.sign, index)}</span>
          <span>{operand.label}</span>
          <Figure id={operand.id} label={operand.label} of={operand.value} />
        </li>
      ))}
      <li className={styles['result']}>
        <span aria-hidden="true">=</span>
        <span>{of.label}</span>
        <Figure id={null} label={of.label} of={of.value} />
      </li>
    </ul>
  );
}

function signOf(madeBy: Explanation['madeBy'], sign: number, index: number): string {
  if (madeBy === 'rate') return index === 0 ? '' : '÷';
  if (sign < 0) return '−';
  return index === 0 ? '' : '+';
}

/** Nothing is shown where there is nothing to hold it against. */
function Counterpart({ id, stated }: { readonly id: string; readonly stated: Explanation }) {
  const { state } = useScreen();
  const { data } = useQuery({ ...explanationOf(id, clocksOf(state)), retry: false });
  if (!data || data.operands.length === 0) return null;
  const isSum = data.madeBy === 'sum';
  return (
    <>
      <h4>{isSum ? '단위사업을 더한 값과 맞대어 보기' : '보고된 세부사업과 맞대어 보기'}</h4>
      <Operands of={data} />
      {isSum && (
        <p data-counterpart={isSameValue(data.value, stated.value) ? 'same' : 'different'}>
          {isSameValue(data.value, stated.value)
            ? '✓ 더한 값이 문서의 계와 같습니다.'
            : '▲ 더한 값이 문서의 계와 다릅니다. 문서에 적힌 대로 둡니다.'}
        </p>
      )}
    </>
  );
}
