import { Link } from '@tanstack/react-router';
import styles from './Shell.module.css';

/** By work, not by role: a role only says what its pages answer. */
export function Navigation() {
  return (
    <nav className={styles['navigation']} aria-label="주 메뉴">
      <p>현황</p>
      <ul>
        <li>
          <Link to="/" activeOptions={{ exact: true, includeSearch: false }}>
            종합 현황
          </Link>
        </li>
        <li>
          <Link to="/my-work">내 할 일</Link>
        </li>
        <li>
          <Link to="/budget">단위사업 예산</Link>
        </li>
        <li>
          <Link to="/plan">4개년 계획</Link>
        </li>
        <li>
          <Link to="/performance">성과관리</Link>
        </li>
        <li>
          <Link to="/staffing">인력 현황</Link>
        </li>
      </ul>
      <p>감사</p>
      <ul>
        <li>
          <Link to="/events">사건 기록</Link>
        </li>
      </ul>
    </nav>
  );
}
