import { createHash } from 'node:crypto';
import type { StatedFigures, StatedSubject } from '../../events/reported-balance.events.ts';
import { isPlainDate, type PlainDate } from '../../kernel/time.ts';
import { formatWon, isWon, MOST_WON, type Won } from '../../kernel/won.ts';
import type { ApplyImport, ImportRow } from './domain/reported-balance.commands.ts';
import { exceedsBudget, isPlainCode, statedSubjectId, sumsTo } from './domain/statement.rules.ts';

/** One thing in the file that does not hold. row counts from 1; null: the file as a whole. */
export interface FileProblem {
  readonly row: number | null;
  readonly field: string;
  readonly found: string;
  /** One Korean sentence. */
  readonly expected: string;
}

export interface FileTotals {
  readonly rows: number;
  readonly budgetWon: Won;
  readonly spentWon: Won;
  /** Rows with 집행액 > 예산액; they are applied, and flagged. */
  readonly exceedsBudget: number;
}

export type LofinSnapshot =
  | {
      readonly ok: true;
      readonly command: Omit<ApplyImport, 'absent'>;
      readonly document: string;
      readonly totals: FileTotals;
    }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** A file with more problems than this is not the file that was meant. */
const MOST_PROBLEMS = 50;
/** Characters of a value that is shown beside its problem. */
const MOST_SHOWN = 80;

/**
 * Reads one day's 세부사업별 세출현황 of 지방재정365 (QWGJK) for one local government. Amounts are in won. Any problem
 * refuses the whole file; the first 50 are named.
 */
export function parseLofinSnapshot(text: string, fileName: string): LofinSnapshot {
  const problems = new Problems();
  const file = parseJson(text);
  if (!isObject(file)) {
    problems.add(null, '파일', text.slice(0, MOST_SHOWN), 'JSON 객체 하나가 들어 있는 파일이어야 합니다.');
    return problems.refusal();
  }
  if (fileName.trim() === '' || !isStorable(fileName)) problems.add(null, '파일 이름', fileName, STORABLE_TEXT);
  const header = readHeader(file, problems);
  const rows = readRows(file['projects'], header, problems);
  const totals = totalsOf(rows);
  if (!Number.isSafeInteger(totals.budgetWon) || !Number.isSafeInteger(totals.spentWon))
    problems.add(null, 'projects', totals.budgetWon, '합계가 약 9천조 원을 넘지 않아야 합니다.');
  if (problems.any()) return problems.refusal();
  const fileHash = createHash('sha256').update(text).digest('hex');
  const { lafCd, snapshotOn } = header;
  const batchId = `${departmentIdOf(lafCd)}.${fileHash.slice(0, 32)}`;
  return {
    ok: true,
    command: { type: 'ApplyImport', batchId, fileName, fileHash, snapshotOn, rows },
    document: `지방재정365 QWGJK ${lafCd} ${snapshotOn}`,
    totals,
  };
}

/** A local government stands where a department does. */
const departmentIdOf = (lafCd: string): string => `lofin-${lafCd}`;

type JsonRecord = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

class Problems {
  private readonly found: FileProblem[] = [];

  add(row: number | null, field: string, found: unknown, expected: string): void {
    if (this.found.length === MOST_PROBLEMS) return;
    this.found.push({ row, field, found: shown(found), expected });
  }

  any(): boolean {
    return this.found.length > 0;
  }

  refusal(): LofinSnapshot {
    return { ok: false, problems: this.found };
  }
}

const shown = (value: unknown): string => (value === undefined ? '없음' : JSON.stringify(value).slice(0, MOST_SHOWN));

interface Header {
  readonly lafCd: string;
  readonly lafName: string;
  readonly snapshotOn: PlainDate;
}

function readHeader(file: JsonRecord, problems: Problems): Header {
  const { lafCd, lafHgNm, exeYmd } = file;
  const code = typeof lafCd === 'string' && /^\d+$/.test(lafCd) ? lafCd : null;
  if (code === null) problems.add(null, 'lafCd', lafCd, '숫자로 된 자치단체 코드여야 합니다.');
  const day = typeof exeYmd === 'string' ? exeYmd.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3') : '';
  if (!isPlainDate(day)) problems.add(null, 'exeYmd', exeYmd, '달력에 있는 날짜 8자리(연월일)여야 합니다.');
  const name = lafHgNm === undefined ? null : readText(file, 'lafHgNm', null, problems);
  return { lafCd: code ?? '', lafName: name ?? `지방재정365 ${code ?? ''}`, snapshotOn: day };
}

function readRows(projects: unknown, header: Header, problems: Problems): readonly ImportRow[] {
  if (!Array.isArray(projects) || projects.length === 0) {
    problems.add(null, 'projects', projects, '세부사업이 한 행 이상인 배열이어야 합니다.');
    return [];
  }
  const firstRowOf = new Map<string, number>();
  return projects.flatMap((project: unknown, index) => {
    const row = index + 1;
    if (!isObject(project)) {
      problems.add(row, '행', project, '세부사업 하나를 담은 JSON 객체여야 합니다.');
      return [];
    }
    const subject = readSubject(project, header, row, problems);
    const figures = readFigures(project, row, problems);
    const first = firstRowOf.get(subject.code);
    if (first !== undefined) problems.add(row, 'dbizCd', subject.code, `${first}행과 다른 세부사업 코드여야 합니다.`);
    else if (subject.code !== '') firstRowOf.set(subject.code, row);
    return figures === null ? [] : [{ subject, figures }];
  });
}

function readSubject(project: JsonRecord, header: Header, row: number, problems: Problems): StatedSubject {
  const { dbizCd } = project;
  const code = typeof dbizCd === 'string' && isPlainCode(dbizCd) ? dbizCd : '';
  if (code === '') problems.add(row, 'dbizCd', dbizCd, '영문자와 숫자로 된 세부사업 코드여야 합니다.');
  const named = {
    fiscalYear: Number(header.snapshotOn.slice(0, 4)),
    department: { id: departmentIdOf(header.lafCd), name: header.lafName },
    level: 'project' as const,
    code,
    name: readText(project, 'dbizNm', row, problems) ?? '',
    unit: null,
    account: readText(project, 'acntDvNm', row, problems),
    field: readText(project, 'fldNm', row, problems),
    sector: readText(project, 'partNm', row, problems),
  };
  return { subjectId: statedSubjectId(named), ...named };
}

/** PostgreSQL stores neither NUL nor half a surrogate pair. */
const isStorable = (text: string): boolean => !text.includes('\0') && !/\p{Surrogate}/u.test(text);
const STORABLE_TEXT = '저장할 수 없는 문자(NUL, 깨진 문자)가 없는, 빈칸이 아닌 글이어야 합니다.';

function readText(record: JsonRecord, field: string, row: number | null, problems: Problems): string | null {
  const value = record[field];
  if (typeof value === 'string' && value.trim() !== '' && isStorable(value)) return value;
  problems.add(row, field, value, STORABLE_TEXT);
  return null;
}

/** null when an amount is missing. The file splits 예산현액 by fund source, and 지출액 not. */
function readFigures(project: JsonRecord, row: number, problems: Problems): StatedFigures | null {
  const amount = (field: string): Won | null => {
    const value = project[field];
    if (isWon(value) && value >= 0) return value;
    problems.add(row, field, value, `0 이상 ${formatWon(MOST_WON)} 이하인 원 단위 정수여야 합니다.`);
    return null;
  };
  const budgetWon = amount('bdgCashAmt');
  const national = amount('bdgNtep');
  const city = amount('capep');
  const district = amount('sggep');
  const other = amount('etcAmt');
  const spentWon = amount('epAmt');
  const compiledWon = amount('cplAmt');
  if (budgetWon === null || spentWon === null || compiledWon === null) return null;
  if (national === null || city === null || district === null || other === null) return null;
  const budgetFunds = { national, city, district, other };
  if (!sumsTo(budgetFunds, budgetWon)) {
    const parts = [national, city, district, other].map(formatWon).join(' + ');
    problems.add(row, 'bdgCashAmt', budgetWon, `재원별 금액의 합(${parts})과 같아야 합니다.`);
  }
  return { budgetWon, budgetFunds, spentWon, spentFunds: null, compiledWon };
}

/** Plain sums: they are exact where they are safe, and the reader checks that. */
function totalsOf(rows: readonly ImportRow[]): FileTotals {
  return {
    rows: rows.length,
    budgetWon: rows.reduce((sum, { figures }) => sum + figures.budgetWon, 0),
    spentWon: rows.reduce((sum, { figures }) => sum + figures.spentWon, 0),
    exceedsBudget: rows.filter(({ figures }) => exceedsBudget(figures)).length,
  };
}
