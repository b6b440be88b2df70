import { useState, type SubmitEvent } from 'react';
import { Refusal } from '../api/client.ts';
import styles from './LogIn.module.css';
import { logIn, lostSession } from './session.ts';

/** The same form at the door and over a page whose session has ended. */
export function LogInForm({ onDone }: { readonly onDone: () => void }) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setWaiting(true);
    logIn(textOf(form.get('loginName')), textOf(form.get('password')))
      .then(() => {
        lostSession.set(false);
        onDone();
      })
      .catch((error: unknown) => {
        setRefusal(error instanceof Refusal ? error.sentence : '로그인하지 못했습니다.');
      })
      .finally(() => {
        setWaiting(false);
      });
  };
  return (
    <form className={styles['form']} onSubmit={submit}>
      <label>
        로그인 이름
        <input name="loginName" autoComplete="username" required autoCapitalize="none" spellCheck={false} />
      </label>
      <label>
        비밀번호
        <input name="password" type="password" autoComplete="current-password" required />
      </label>
      {refusal !== null && (
        <p role="alert" className="refused">
          {refusal}
        </p>
      )}
      <button type="submit" className="main-button" disabled={isWaiting}>
        로그인
      </button>
    </form>
  );
}

const textOf = (value: FormDataEntryValue | null): string => (typeof value === 'string' ? value : '');
