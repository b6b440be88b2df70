import { Link } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import styles from './PageTitle.module.css';

interface PageTitleProps {
  readonly title: string;
  /** Where this page stands, from the outermost; a step links to its page. */
  readonly trail?: readonly ReactNode[];
}

/** The h1 of a page, with where it stands; the tab of the browser has the same name. */
export function PageTitle({ title, trail = [] }: PageTitleProps) {
  useEffect(() => {
    document.title = `${title} · 성과원장`;
  }, [title]);
  return (
    <div className={styles['head']}>
      {trail.length > 0 && (
        <nav aria-label="현재 위치">
          <ol className={styles['trail']}>
            <li>
              <Link to="/">처음</Link>
            </li>
            {trail.map((step, index) => (
              <li key={index}>{step}</li>
            ))}
            <li aria-current="page">{title}</li>
          </ol>
        </nav>
      )}
      <h1 tabIndex={-1}>{title}</h1>
    </div>
  );
}

/** After a way through the page, whoever hears it is told where it led. */
export const focusOnTitle = (): void => {
  document.querySelector('h1')?.focus();
};
