/**
 * A picture of what a command prints: node tools/terminal-picture.mjs '<command line>' < output > picture.svg
 * Each run of wide or narrow characters stands at its own column, so the table is straight in any font.
 */
import { readFileSync } from 'node:fs';
import stringWidth from 'string-width';

const CELL = 8.4;
const LINE = 20;
const MARGIN = 18;

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Runs of one kind, each with the column it begins at; spaces only move the column. */
function runsOf(line) {
  let column = 0;
  return [
    ...line.matchAll(
      / +|[\u1100-\u115f\u3000-\u9fff\uac00-\ud7a3\uff00-\uff60]+|[^ \u1100-\u115f\u3000-\u9fff\uac00-\ud7a3\uff00-\uff60]+/g,
    ),
  ].map(([text]) => {
    const run = { text, column, width: stringWidth(text) };
    column += run.width;
    return run;
  });
}

const lines = [`$ ${process.argv[2] ?? ''}`, ...readFileSync(0, 'utf8').trimEnd().split('\n')];
const width = Math.ceil(Math.max(...lines.map((line) => stringWidth(line))) * CELL + 2 * MARGIN);
const height = lines.length * LINE + 2 * MARGIN;
const shown = lines.flatMap((line, index) =>
  runsOf(line)
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, column, width: cells }) => {
      const x = (MARGIN + column * CELL).toFixed(1);
      const y = MARGIN + (index + 0.75) * LINE;
      return `<text x="${x}" y="${y}" textLength="${(cells * CELL).toFixed(1)}" lengthAdjust="spacingAndGlyphs"${index === 0 ? ' fill="#9ecbff"' : ''}>${escaped(text)}</text>`;
    }),
);
process.stdout.write(
  [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="100%" height="100%" rx="8" fill="#1b1f24"/>`,
    `<g font-family="'D2Coding','Noto Sans Mono CJK KR',Menlo,Consolas,monospace" font-size="14" fill="#e6edf3">`,
    ...shown,
    '</g>',
    '</svg>',
    '',
  ].join('\n'),
);
