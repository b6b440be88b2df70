import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Argument, Command, Option } from 'commander';
import type { AsOfOptions } from './cli/as-of-options.ts';
import { failureSentence } from './cli/failure.ts';
import { addSealingCommands } from './cli/sealing-commands.ts';
import type { Outcome } from './cli/verify.ts';

/*
 * Everything heavy is imported by the command that needs it, so that --help answers at once.
 */

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
const fail = (text: string): void => {
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
};

const tell = ({ ok, sentence }: Outcome): void => {
  if (ok) say(sentence);
  else fail(sentence);
};

// A reader that has seen enough (| head) closes the pipe; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const asOfOptions = await import('./cli/as-of-options.ts');
const { addReports } = await import('./cli/reports.ts');

const program = new Command('ledger')
  .description('성과원장: 예산·성과·계획의 모든 수치를 사건으로 기록하고 두 시계로 되묻는다')
  .showHelpAfterError('(도움말: ledger --help)')
  .configureHelp({ showGlobalOptions: true });

program
  .command('serve')
  .description('API 서버를 연다 (첫 시작에는 2023년 보고를 옮기고 첫 관리자를 만든다)')
  .option('--no-work', '배경 작업은 ledger work에 맡긴다')
  .action(async ({ work }: { readonly work: boolean }) => {
    const { serve } = await import('./main.ts');
    await serve(work ? 'all' : 'none');
  });

program
  .command('work')
  .description('API 없이 배경 작업만 한다')
  .action(async () => {
    const { work } = await import('./cli/work.ts');
    await work();
  });

program
  .command('seed')
  .description('자료를 명령으로 옮긴다; 두 번 옮겨도 한 번과 같다')
  .addArgument(new Argument('<name>', '자료 이름').choices(['2023-report', 'demo', 'demo-year']))
  .action(async (name: '2023-report' | 'demo' | 'demo-year') => {
    const [{ withLedger }, { loadSeed }] = await Promise.all([import('./cli/with-ledger.ts'), import('./cli/seed.ts')]);
    const { commands, duplicates, events } = await withLedger((ledger) => loadSeed(ledger, name));
    say(`${name}: 명령 ${String(commands)}건, 새 사건 ${String(events)}건, 이미 옮겨진 명령 ${String(duplicates)}건`);
  });

const imports = program.command('import').description('파일을 통째로 반영하거나 되돌린다');
const importOptions = (command: Command): Command =>
  command
    .option('--dry-run', '세어 보기만 하고 아무것도 바꾸지 않는다')
    .option('--reason <text>', '사유')
    .option('--account <loginName>', '이 계정의 이름으로 기록한다');

interface ImportOptions {
  readonly dryRun?: boolean;
  readonly reason?: string;
  readonly account?: string;
}

importOptions(imports.command('lofin').argument('<file>', '지방재정365 세부사업별 세출현황 (QWGJK) JSON')).action(
  async (file: string, { dryRun, reason, account }: ImportOptions) => {
    const { importLofin } = await import('./cli/import-lofin.ts');
    const text = await readFile(file, 'utf8').catch((error: unknown) => {
      throw new Error(`파일 ${file}을(를) 읽을 수 없습니다`, { cause: error });
    });
    say(
      await importLofin(text, basename(file), {
        ...importGround(dryRun, reason ?? '지방재정365 세출현황 반영'),
        account,
      }),
    );
  },
);

importOptions(imports.command('reverse').argument('<batchId>', '반영할 때 받은 묶음 번호')).action(
  async (batchId: string, { dryRun, reason, account }: ImportOptions) => {
    const { reverseImport } = await import('./cli/import-lofin.ts');
    say(await reverseImport(batchId, { ...importGround(dryRun, reason ?? '파일 반영 취소'), account }));
  },
);

const importGround = (dryRun: boolean | undefined, reason: string) => ({
  dryRun: dryRun === true,
  reason,
  expectedVersion: null,
  commandId: randomUUID(),
});

addReports(program, say);

asOfOptions
  .withAsOf(program.command('explain').description('수치를 그것을 만든 사건까지 연다'))
  .argument('<figure-id>', '수치 이름')
  .option('--json', 'JSON으로')
  .action(async (id: string, options: AsOfOptions & { readonly json?: boolean }) => {
    const { explainFigure } = await import('./cli/figures.ts');
    say(await explainFigure(id, asOfOptions.asOfFrom(options), options.json === true));
  });

program
  .command('diff')
  .description('두 물음 사이에 수치가 달라진 까닭을 원인별로 가른다')
  .argument('<figure-id>', '수치 이름')
  .requiredOption('--from <question>', '귀속일@인지시점, 예: 2025-05-31@2025-06-19', asOfOptions.question)
  .requiredOption('--to <question>', '귀속일@인지시점', asOfOptions.question)
  .option('--json', 'JSON으로')
  .action(
    async (
      id: string,
      { from, to, json }: { readonly from: Question; readonly to: Question; readonly json?: boolean },
    ) => {
      const { compareFigure } = await import('./cli/figures.ts');
      say(await compareFigure(id, from, to, json === true));
    },
  );
type Question = ReturnType<typeof asOfOptions.question>;

program
  .command('trace')
  .description('사건을 그 원인과 뒤따른 사건까지 양쪽으로 추적한다')
  .argument('<event>', '사건 번호 또는 위치')
  .option('--json', 'JSON으로')
  .action(async (event: string, { json }: { readonly json?: boolean }) => {
    const { traceEvent } = await import('./cli/trace.ts');
    say(await traceEvent(event, json === true));
  });

addSealingCommands(program, { say, tell });

program
  .command('copy')
  .description('원장을 사건 번호, 두 시계, 행위자, 해시 그대로 옮기고 같음을 증명한다; 멈췄다가 이어서 할 수 있다')
  .requiredOption('--from <store>', '원본: ledger, postgres://…, esdb://…, file:경로')
  .requiredOption('--to <store>', '대상: 비어 있거나 원본의 앞부분을 가진 원장')
  .action(async ({ from, to }: { readonly from: string; readonly to: string }) => {
    const { copy } = await import('./cli/copy.ts');
    tell(await copy(from, to));
  });

program
  .command('backup')
  .description('원장과 비밀번호, 봉인 키를 폴더에 담는다; 다시 하면 새로운 것만 더한다')
  .requiredOption('--out <dir>', '백업 폴더')
  .action(async ({ out }: { readonly out: string }) => {
    const { backup } = await import('./cli/backup.ts');
    tell(await backup(out));
  });

program
  .command('restore')
  .description('백업을 빈 설치에 되돌리고 조회 모형을 다시 만든다')
  .requiredOption('--from <dir>', '백업 폴더')
  .action(async ({ from }: { readonly from: string }) => {
    const { restore } = await import('./cli/restore.ts');
    tell(await restore(from));
  });

const projectionsCommand = program.command('projections').description('조회 모형');
projectionsCommand
  .command('list')
  .description('어디까지 왔는지')
  .action(async () => {
    const { listProjections } = await import('./cli/projections.ts');
    say(await listProjections());
  });
for (const [action, description] of [
  ['retry', '멈춘 것을 다시 해 본다'],
  ['rebuild', '처음부터 옆에 다시 만들어 지금 것과 맞대어 본다'],
  ['rollback', '앞에 서 있던 것으로 되돌린다'],
  ['discard', '앞에 서지도, 되돌아갈 곳도 아닌 빌드를 치운다'],
] as const)
  projectionsCommand
    .command(action)
    .description(description)
    .argument('<name>', '조회 모형 이름')
    .action(async (name: string) => {
      const commands = await import('./cli/projections.ts');
      tell(await commands[action](name));
    });

projectionsCommand
  .command('promote')
  .description('맞대어 같았던 것을 앞에 세운다')
  .argument('<name>', '조회 모형 이름')
  .option('--although-different <reason>', '지금 것이 상해 다르게 나온 것을 까닭을 적고 앞에 세운다')
  .action(async (name: string, { althoughDifferent }: { readonly althoughDifferent?: string }) => {
    const { promote } = await import('./cli/projections.ts');
    tell(await promote(name, althoughDifferent ?? null));
  });

interface ReplayOptions {
  readonly until?: string;
  readonly compare?: boolean;
  readonly drop?: string;
}

program
  .command('replay')
  .description('그때까지의 사건만으로 조회 모형을 따로 다시 계산한다')
  .option('--until <positionOrTime>', '사건의 위치, 날짜(그날 끝), 또는 시각')
  .option('--compare', '지금의 조회 모형과 맞대어 본다')
  .addOption(new Option('--drop <schema>', '앞서 따로 계산해 둔 스키마를 버린다').conflicts(['until', 'compare']))
  .action(async ({ until, compare, drop }: ReplayOptions) => {
    const { dropReplayed, replayUntil } = await import('./cli/replay.ts');
    if (drop !== undefined) tell(await dropReplayed(drop));
    else if (until !== undefined) tell(await replayUntil(until, compare === true));
    else throw new Error('--until이나 --drop이 있어야 합니다');
  });

try {
  await program.parseAsync();
} catch (error) {
  fail(failureSentence(error));
  process.exit(); // what had begun beside the command would keep alive a process that does nothing
}
