import type { ReactNode } from 'react';
import { isSessionLost, Refusal } from '../api/client.ts';

interface Question {
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly data: unknown;
  refetch(): unknown;
}

interface WaitingProps {
  readonly for: Question;
  /** Who may see it, for a person who may not. */
  readonly readers?: string;
  readonly children: ReactNode;
}

const READERS_OF_FIGURES = '감사, 평가팀, 예산팀, 간부, 구청장, 관리자, 그리고 그 부서의 담당자';

/** What stands in the place of an answer until it is there, or says why it is not; an answer that is there stays. */
export function Waiting({ for: question, readers = READERS_OF_FIGURES, children }: WaitingProps) {
  const { data, error, isPending } = question;
  if (data !== undefined) return children;
  if (isPending) return <p role="status">불러오는 중입니다.</p>;
  if (isSessionLost(error)) return <p role="status">다시 로그인하면 이어집니다.</p>;
  return (
    <div role="alert" className="refused">
      <p>{error instanceof Refusal ? error.sentence : '화면을 그리지 못했습니다.'}</p>
      {error instanceof Refusal && error.status === 403 ? (
        <p>볼 수 있는 사람: {readers}.</p>
      ) : (
        <button
          type="button"
          className="plain-button"
          onClick={() => {
            question.refetch();
          }}
        >
          다시 시도
        </button>
      )}
    </div>
  );
}
