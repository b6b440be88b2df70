import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { LogInForm } from './LogInForm.tsx';
import styles from './LogIn.module.css';
import { PageTitle } from './PageTitle.tsx';

/** Stands at whatever address was asked for, so that the person is there once it is done. */
export function LogInPage() {
  const queries = useQueryClient();
  return (
    <main className={styles['door']}>
      <PageTitle title="성과원장 로그인" />
      <p>예산·성과·계획의 모든 숫자를 그 근거와 함께 봅니다.</p>
      <LogInForm
        onDone={() => {
          void queries.resetQueries();
        }}
      />
    </main>
  );
}

/** Over the page, which keeps everything that was written in it. */
export function SessionLost() {
  const queries = useQueryClient();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} className={styles['lost']} aria-labelledby="session-lost" onCancel={stay}>
      <h2 id="session-lost">로그인 시간이 끝났습니다</h2>
      <p>다시 로그인하면 보던 화면이 그대로 이어집니다.</p>
      <LogInForm
        onDone={() => {
          void queries.invalidateQueries();
        }}
      />
    </dialog>
  );
}

/** There is nothing behind it that could be read without a session. */
const stay = (event: React.SyntheticEvent): void => {
  event.preventDefault();
};

/** Where the server sends a browser that asked for a part of the API: there, once it is somebody's. */
export function LogInRoute() {
  const { to } = useSearch({ from: '/login' });
  const navigate = useNavigate();
  useEffect(() => {
    if (to === undefined) void navigate({ to: '/' });
    else window.location.replace(to);
  }, [to, navigate]);
  return <PageTitle title="로그인되었습니다" />;
}

/** Only an address of our own API; anything else could lead away from the office. */
export const logInTargetOf = (search: Readonly<Record<string, unknown>>): { readonly to?: string } => {
  const { to } = search;
  return typeof to === 'string' && /^\/api\/[\w./-]*$/.test(to) ? { to } : {};
};
