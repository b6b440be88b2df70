import { dayText } from '../clocks/clocks.ts';
import type { Explanation } from './explanation.ts';
import { Figure } from './Figure.tsx';

/** One sentence: what the number is made of, and what of it came last. */
export function Summary({
  explanation: { id, madeBy, steps, operands, label },
}: {
  readonly explanation: Explanation;
}) {
  const last = steps.findLast(({ withdrawn }) => !withdrawn);
  const events = (
    <>
      사건 <Figure id={null} label={`${label} 사건`} of={{ unit: 'count', count: steps.length, counted: '건' }} />건
    </>
  );
  if (madeBy === 'rate')
    return <p>아래 두 수치를 나눈 값입니다. 정수로 계산해 소수 첫째 자리까지 한 번 반올림합니다.</p>;
  if (last === undefined) return <p>이 시점까지 알려진 기록이 없습니다.</p>;
  const who =
    last.fact === null
      ? ''
      : `, 마지막은 ${dayText(last.effectiveOn)} ${last.fact.actor_department} ${last.fact.actor_name}`;
  if (operands.length > 0)
    return (
      <p>
        아래 수치로 셈한 값이며, 모두 {events}에서 나왔습니다{who}.
      </p>
    );
  if (id.startsWith('stated/'))
    return (
      <p>
        {dayText(last.effectiveOn)} 기준으로 문서에 적힌 값입니다{last.fact === null ? '' : `: ${last.fact.document}`}.
      </p>
    );
  return (
    <p>
      {events}의 합입니다{who}.
    </p>
  );
}
