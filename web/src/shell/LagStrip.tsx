import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { lag, type Lag } from '../api/lag.ts';
import { useExternalValue } from './external-value.ts';
import styles from './Shell.module.css';

/** What is behind by a moment is there in the next. */
const A_MOMENT_MS = 1000;

/** Numbers that lack what is recorded are told to lack it, and are asked for again until they do not. */
export function LagStrip() {
  const queries = useQueryClient();
  const lacking = useExternalValue(lag);
  useEffect(() => {
    if (lacking.behind === null || lacking.halted !== null) return;
    const again = setTimeout(() => {
      void queries.invalidateQueries();
    }, A_MOMENT_MS);
    return () => {
      clearTimeout(again);
    };
  }, [lacking, queries]);
  const text = textOf(lacking);
  return (
    <p role="status" className={styles['lag']} hidden={text === ''}>
      {text}
    </p>
  );
}

function textOf({ behind, halted }: Lag): string {
  if (halted !== null)
    return `▲ 조회 모형이 멈춰 있습니다(${halted}). 보이는 숫자가 오래된 것일 수 있으니 관리자에게 알리십시오.`;
  return behind === null ? '' : `반영 중: 기록된 사건 ${behind}건이 아직 이 화면에 들어오지 않았습니다.`;
}
