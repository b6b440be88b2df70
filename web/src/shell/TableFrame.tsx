import type { ReactNode } from 'react';

interface TableFrameProps {
  /** Names the table, and the region in which it is moved sideways by keyboard. */
  readonly caption: string;
  /** '천원, %'; none where its numbers have none. */
  readonly unit?: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A table that may be wider than the screen. */
export function TableFrame({ caption, unit, className, children }: TableFrameProps) {
  return (
    <div className="table-frame" role="region" aria-label={caption} tabIndex={0}>
      <table className={className}>
        <caption>
          {caption} {unit !== undefined && <small>(단위: {unit})</small>}
        </caption>
        {children}
      </table>
    </div>
  );
}
