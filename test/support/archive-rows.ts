import type { LogArchive, LogRow } from '../../src/event-store/log-archive.port.ts';

/** The same log, read in pages of this many rows, so that a short log has several. */
export const inSmallPages = (archive: LogArchive, size: number): LogArchive => ({
  inspect: (work) => archive.inspect((log) => work({ head: log.head, pages: (after) => cut(log.pages(after), size) })),
  restore: (rows) => archive.restore(rows),
});

async function* cut(pages: AsyncIterable<readonly LogRow[]>, size: number): AsyncGenerator<readonly LogRow[]> {
  for await (const page of pages)
    for (let from = 0; from < page.length; from += size) yield page.slice(from, from + size);
}

export const rowsOf = (archive: LogArchive, after?: number): Promise<readonly LogRow[]> =>
  archive.inspect(async ({ pages }) => {
    const rows: LogRow[] = [];
    for await (const page of pages(after)) rows.push(...page);
    return rows;
  });
