import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { isSessionLost } from '../api/client.ts';
import { AsOfBar } from '../clocks/AsOfBar.tsx';
import { CalendarOfPage } from '../clocks/page-calendar.tsx';
import { useScreen } from '../clocks/use-screen.ts';
import { FigurePanel } from '../figure/FigurePanel.tsx';
import { useDisplayMode } from './display-mode.ts';
import { useExternalValue } from './external-value.ts';
import { LagStrip } from './LagStrip.tsx';
import { LogInPage, SessionLost } from './LogIn.tsx';
import { Navigation } from './Navigation.tsx';
import { PrintedMargins } from './PrintedMargins.tsx';
import { logOut, lostSession, whoAmI } from './session.ts';
import styles from './Shell.module.css';
import { Waiting } from './Waiting.tsx';

/** Around every page: who reads, where things are, as of when; beside it the figure that is open. */
export function Shell() {
  const me = useQuery(whoAmI);
  const { state } = useScreen();
  const isLost = useExternalValue(lostSession);
  if (me.data === undefined) return isSessionLost(me.error) ? <LogInPage /> : <Waiting for={me}>{null}</Waiting>;
  return (
    <CalendarOfPage>
      <a className="skip-link" href="#content">
        본문으로 건너뛰기
      </a>
      <Header who={`${me.data.departmentName} · ${me.data.name}`} />
      <AsOfBar />
      <PrintedMargins state={state} />
      <LagStrip />
      <div className={styles['rooms']} data-open={state.fig !== undefined}>
        <Navigation />
        <main id="content" tabIndex={-1} className={styles['content']}>
          <Outlet />
        </main>
        {state.fig !== undefined && <FigurePanel id={state.fig} />}
      </div>
      <footer className={styles['footer']}>
        디자인: KRDS(범정부 UI/UX 디자인 시스템) 토큰 기반. 글꼴: Pretendard GOV (OFL 1.1).
      </footer>
      {isLost && <SessionLost />}
    </CalendarOfPage>
  );
}

function Header({ who }: { readonly who: string }) {
  const [mode, toggleMode] = useDisplayMode();
  return (
    <header className={styles['header']}>
      <Link to="/" className={styles['name']}>
        성과원장
      </Link>
      <span className={styles['who']}>{who}</span>
      <button type="button" aria-pressed={mode === 'high-contrast'} onClick={toggleMode}>
        고대비
      </button>
      <button
        type="button"
        onClick={() => {
          window.print();
        }}
      >
        인쇄
      </button>
      <button
        type="button"
        onClick={() => {
          void logOut();
        }}
      >
        로그아웃
      </button>
    </header>
  );
}
