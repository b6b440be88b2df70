import { useEffect } from 'react';
import { dayText, today, type ScreenState } from '../clocks/clocks.ts';

/** What of the clocks stands in the margin of every printed sheet: paper does not say it otherwise. */
function printedClocks({ eff, known }: ScreenState): string {
  const until = `${dayText(eff ?? today())} 기준`;
  return known === undefined ? `${until}, ${dayText(today())} 인쇄` : `${until}, ${dayText(known)}에 알던 대로`;
}

/** A style sheet of its own, made through the DOM: only a rule of @page can write into a margin. */
export function PrintedMargins({ state }: { readonly state: ScreenState }) {
  const clocks = printedClocks(state);
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`@page { @top-right { content: '성과원장 · ${clocks}'; font: 9pt 'Pretendard GOV'; } }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  }, [clocks]);
  return null;
}
