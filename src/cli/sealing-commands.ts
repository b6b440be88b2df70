import { InvalidArgumentError, type Command } from 'commander';
import { asOfFrom, withAsOf, type AsOfOptions } from './as-of-options.ts';
import type { SealingOptions } from './seals.ts';
import type { Outcome } from './verify.ts';

/** How a command of the terminal answers. */
interface Speech {
  readonly say: (text: string) => void;
  readonly tell: (outcome: Outcome) => void;
}

interface VerifyOptions {
  readonly key: readonly string[];
  readonly receipts?: string;
}

const withKey = (command: Command): Command =>
  command.option('--key <fingerprint>', '기관이 알린 봉인 키의 지문; 여러 번 쓸 수 있다', withFingerprint, []);
const withGround = (command: Command): Command =>
  command.option('--reason <text>', '사유').option('--account <loginName>', '이 계정의 이름으로 기록한다');

/** verify, seal, keys, evidence, verify-evidence. */
export function addSealingCommands(program: Command, { say, tell }: Speech): void {
  withKey(program.command('verify').description('사건 원장이 기록되고 봉인된 그대로인지 증명한다'))
    .option('--receipts <dir>', '따로 둔 봉인 영수증; 기본은 이 기계의 것')
    .action(async ({ key, receipts }: VerifyOptions) => {
      const { verify } = await import('./verify.ts');
      tell(await verify(key, receipts));
    });

  withGround(program.command('seal').description('지금까지의 사건을 봉인한다')).action(
    async (options: SealingOptions) => {
      const { seal } = await import('./seals.ts');
      say(await seal(options));
    },
  );

  const keys = program.command('keys').description('봉인 키');
  keys
    .command('list')
    .description('도입된 봉인 키의 지문')
    .action(async () => {
      const { listKeys } = await import('./seals.ts');
      say(await listKeys());
    });
  withGround(keys.command('rotate').description('새 봉인 키로 바꾼다; 지금의 키가 서명해 넘긴다')).action(
    async (options: SealingOptions) => {
      const { rotateKey } = await import('./seals.ts');
      say(await rotateKey(options));
    },
  );
  keys
    .command('lost')
    .description('지금의 봉인 키를 잃었음을 알리고 새 키로 잇는다')
    .requiredOption('--reason <text>', '잃은 사유')
    .option('--account <loginName>', '이 계정의 이름으로 기록한다')
    .action(async ({ reason, ...options }: SealingOptions & { readonly reason: string }) => {
      const { replaceLostKey } = await import('./seals.ts');
      say(await replaceLostKey(reason, options));
    });

  withAsOf(program.command('evidence').description('수치나 흐름을 서버 없이 증명할 증거 묶음을 쓴다'))
    .argument('<subject>', '수치 이름, 또는 흐름(stream)의 이름')
    .requiredOption('--out <file>', '쓸 파일')
    .option('--no-seal', '아직 봉인되지 않은 사건을 먼저 봉인하지 않는다')
    .action(async (subject: string, options: AsOfOptions & { readonly out: string; readonly seal: boolean }) => {
      const { writeEvidence } = await import('./seals.ts');
      const request = { subject, asOf: asOfFrom(options), file: options.out, sealFirst: options.seal };
      say(await writeEvidence(request));
    });

  withKey(program.command('verify-evidence').description('증거 묶음을 서버도 데이터베이스도 없이 확인한다'))
    .argument('<file>', '증거 묶음')
    .action(async (file: string, { key }: VerifyOptions) => {
      const { verifyEvidenceFile } = await import('./verify-evidence.ts');
      tell(await verifyEvidenceFile(file, key));
    });
}

function withFingerprint(text: string, known: readonly string[]): readonly string[] {
  const key = text.toLowerCase().replace(/[\s:]/g, '');
  if (!/^[0-9a-f]{64}$/.test(key)) throw new InvalidArgumentError('지문은 16진수 64자리여야 합니다.');
  return [...known, key];
}
