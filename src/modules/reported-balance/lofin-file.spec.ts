import { describe, expect, it } from '@jest/globals';
import { CIRCUMSTANCES, statesOf } from '../../../test/support/given-when-then.ts';
import { reportedBalanceDecider } from './domain/reported-balance.decider.ts';
import { parseLofinSnapshot, type FileProblem, type LofinSnapshot } from './lofin-file.ts';

/** Invented rows in the shape of the published file. */
const LIBRARY = {
  dbizCd: '990000020250001A',
  dbizNm: '가람도서관 운영',
  acntDvNm: '일반회계',
  fldNm: '문화및관광',
  partNm: '문화예술',
  bdgCashAmt: 1_000_000,
  bdgNtep: 100_000,
  capep: 200_000,
  sggep: 650_000,
  etcAmt: 50_000,
  epAmt: 400_001,
  cplAmt: 900_000,
  fundRelated: null,
};
const PARKING = {
  ...LIBRARY,
  dbizCd: '9900000202500002',
  dbizNm: '공영주차장 정비',
  acntDvNm: '주차장특별회계',
  fldNm: '교통및물류',
  partNm: '대중교통ㆍ물류등기타',
  bdgCashAmt: 300_000,
  bdgNtep: 0,
  capep: 0,
  sggep: 300_000,
  etcAmt: 0,
  epAmt: 300_001,
  cplAmt: 300_000,
};
const FILE = { lafCd: '9900000', exeYmd: '20250705', projects: [LIBRARY, PARKING] };

const parse = (file: unknown, name = 'QWGJK.json') => parseLofinSnapshot(JSON.stringify(file), name);

function accepted(snapshot: LofinSnapshot) {
  if (!snapshot.ok) throw new Error(JSON.stringify(snapshot.problems));
  return snapshot;
}

const problemsOf = (snapshot: LofinSnapshot): readonly FileProblem[] => (snapshot.ok ? [] : snapshot.problems);

/** Row, field and value of each problem. */
const problemsIn = (file: unknown, name?: string) =>
  problemsOf(parse(file, name)).map(({ row, field, found }) => [row, field, found]);

const withRow = (part: Record<string, unknown>) => ({ ...FILE, projects: [LIBRARY, { ...PARKING, ...part }] });

describe('a 지방재정365 file', () => {
  it('becomes one command with a subject for each 세부사업', () => {
    const { command } = accepted(parse(FILE));
    expect(command).toMatchObject({ type: 'ApplyImport', fileName: 'QWGJK.json', snapshotOn: '2025-07-05' });
    expect(command.rows).toHaveLength(2);
    expect(command.rows[0]).toEqual({
      subject: {
        subjectId: '2025.lofin-9900000.project.990000020250001A',
        fiscalYear: 2025,
        department: { id: 'lofin-9900000', name: '지방재정365 9900000' },
        level: 'project',
        code: '990000020250001A',
        name: '가람도서관 운영',
        unit: null,
        account: '일반회계',
        field: '문화및관광',
        sector: '문화예술',
      },
      figures: {
        budgetWon: 1_000_000,
        budgetFunds: { national: 100_000, city: 200_000, district: 650_000, other: 50_000 },
        spentWon: 400_001,
        spentFunds: null,
        compiledWon: 900_000,
      },
    });
  });

  it('gives the totals and the document to show before it is applied', () => {
    const { totals, document } = accepted(parse(FILE));
    expect(totals).toEqual({ rows: 2, budgetWon: 1_300_000, spentWon: 700_002, exceedsBudget: 1 });
    expect(document).toBe('지방재정365 QWGJK 9900000 2025-07-05');
  });

  it('takes the name of the local government from the file where it stands there', () => {
    const { command } = accepted(parse({ ...FILE, lafHgNm: '가람구' }));
    expect(command.rows[0]?.subject.department).toEqual({ id: 'lofin-9900000', name: '가람구' });
  });

  it('is the same batch under another name, and another batch with another content', () => {
    const { command } = accepted(parse(FILE));
    const renamed = accepted(parse(FILE, 'copy.json')).command;
    const changed = accepted(parse(withRow({ epAmt: 1 }))).command;
    expect(command.fileHash).toMatch(/^[0-9a-f]{64}$/);
    expect(command.batchId).toBe(`lofin-9900000.${command.fileHash.slice(0, 32)}`);
    expect([renamed.batchId, renamed.fileHash]).toEqual([command.batchId, command.fileHash]);
    expect(changed.batchId).not.toBe(command.batchId);
    expect(changed.fileHash).not.toBe(command.fileHash);
  });

  it('is read with a byte order mark before it', () => {
    expect(accepted(parseLofinSnapshot(`\uFEFF${JSON.stringify(FILE)}`, 'bom.json')).totals.rows).toBe(2);
  });

  it('gives a command that the decider takes', () => {
    const { command } = accepted(parse(FILE));
    const nothing = statesOf(reportedBalanceDecider, []);
    const types = reportedBalanceDecider
      .decide({ ...command, absent: [] }, nothing, CIRCUMSTANCES)
      .map(({ fact }) => fact.type);
    expect(types).toEqual(['ImportApplied', 'BalanceStated', 'BalanceStated']);
  });
});

describe('a file that is refused', () => {
  it.each(['', '{"lafCd":', '[]', 'null', '"글"'])('is no JSON object: %s', (text) => {
    const problems = problemsOf(parseLofinSnapshot(text, 'QWGJK.json'));
    expect(problems).toEqual([
      {
        row: null,
        field: '파일',
        found: JSON.stringify(text),
        expected: 'JSON 객체 하나가 들어 있는 파일이어야 합니다.',
      },
    ]);
  });

  it.each([
    ['lafCd', undefined, '없음'],
    ['lafCd', 9_900_000, '9900000'],
    ['lafCd', '99/00', '"99/00"'],
    ['exeYmd', '20250231', '"20250231"'],
    ['exeYmd', '2025-07-05T00:00', '"2025-07-05T00:00"'],
    ['exeYmd', 20_250_705, '20250705'],
    ['lafHgNm', ' ', '" "'],
    ['projects', undefined, '없음'],
    ['projects', [], '[]'],
    ['projects', { length: 1 }, '{"length":1}'],
  ])('has a header in which %s is %j', (field, value, found) => {
    expect(problemsIn({ ...FILE, [field]: value })).toEqual([[null, field, found]]);
  });

  it.each([
    ['dbizCd', undefined, '없음'],
    ['dbizCd', '', '""'],
    ['dbizCd', 'a/b', '"a/b"'],
    ['dbizCd', LIBRARY.dbizCd, '"990000020250001A"'],
    ['dbizNm', undefined, '없음'],
    ['dbizNm', 'a\0b', '"a\\u0000b"'],
    ['dbizNm', 'a\ud800b', '"a\\ud800b"'],
    ['acntDvNm', null, 'null'],
    ['fldNm', '  ', '"  "'],
    ['partNm', 7, '7'],
    ['bdgCashAmt', '300000', '"300000"'],
    ['bdgCashAmt', 300_001, '300001'],
    ['bdgNtep', -1, '-1'],
    ['capep', undefined, '없음'],
    ['sggep', 0.5, '0.5'],
    ['etcAmt', null, 'null'],
    ['epAmt', 1e12 + 1, '1000000000001'],
    ['epAmt', true, 'true'],
    ['cplAmt', -0.1, '-0.1'],
  ])('has a row in which %s is %j', (field, value, found) => {
    expect(problemsIn(withRow({ [field]: value }))).toEqual([[2, field, found]]);
  });

  it('has a row that is no object', () => {
    expect(problemsIn({ ...FILE, projects: [LIBRARY, null, [1]] })).toEqual([
      [2, '행', 'null'],
      [3, '행', '[1]'],
    ]);
  });

  it('has a name that cannot be stored', () => {
    expect(problemsIn(FILE, 'a\0.json')).toEqual([[null, '파일 이름', '"a\\u0000.json"']]);
    expect(problemsIn(FILE, ' ')).toEqual([[null, '파일 이름', '" "']]);
  });

  it('has a total past the safe integers', () => {
    const most = { bdgCashAmt: 1e12, bdgNtep: 1e12, capep: 0, sggep: 0, etcAmt: 0 };
    const projects = Array.from({ length: 9008 }, (_, index) => ({ ...LIBRARY, ...most, dbizCd: `P${index}` }));
    expect(problemsIn({ ...FILE, projects })).toEqual([[null, 'projects', '9008000000000000']]);
  });

  it('names every problem of every row, in order', () => {
    const broken = { ...LIBRARY, dbizNm: '', epAmt: -1, bdgCashAmt: 1 };
    expect(problemsIn({ ...FILE, exeYmd: '', projects: [broken, { ...PARKING, capep: '0' }] })).toEqual([
      [null, 'exeYmd', '""'],
      [1, 'dbizNm', '""'],
      [1, 'epAmt', '-1'],
      [2, 'capep', '"0"'],
    ]);
  });

  it('says in Korean what it expected, and by which numbers', () => {
    const [unsplit] = problemsOf(parse(withRow({ bdgCashAmt: 1 })));
    expect(unsplit?.expected).toBe('재원별 금액의 합(0 + 0 + 300,000 + 0)과 같아야 합니다.');
    const [twice] = problemsOf(parse(withRow({ dbizCd: LIBRARY.dbizCd })));
    expect(twice?.expected).toBe('1행과 다른 세부사업 코드여야 합니다.');
  });

  it('stops at 50 problems', () => {
    const projects = Array.from({ length: 60 }, (_, index) => ({ ...PARKING, dbizCd: `P${index}`, epAmt: -1 }));
    const problems = problemsOf(parse({ ...FILE, projects }));
    expect(problems).toHaveLength(50);
    expect(problems.at(-1)?.row).toBe(50);
  });
});
