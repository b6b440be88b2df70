import { InvalidArgumentError, Option, type Command } from 'commander';
import { dateInSeoul } from '../kernel/time.ts';
import { systemClock } from '../platform/clock.ts';
import { asOfFrom, day, withAsOf, type AsOfOptions } from './as-of-options.ts';

interface BudgetOptions extends AsOfOptions {
  readonly year: number;
  readonly department?: string;
  readonly down: 'unit' | 'project' | 'line';
  readonly byFund?: boolean;
  readonly json?: boolean;
}

interface StaffingOptions extends AsOfOptions {
  readonly department: string;
  readonly json?: boolean;
}

interface WorkOptions {
  readonly on?: string;
  readonly department?: string;
  readonly late?: boolean;
  readonly json?: boolean;
}

/** Every report that is asked at both clocks. */
export function addReports(program: Command, say: (text: string) => void): void {
  const reports = program.command('report').description('보고서를 두 시계로 되묻는다');
  withAsOf(reports.command('budget-execution').description('예산집행 현황'))
    .requiredOption('--year <year>', '회계연도', wholeNumber)
    .option('--department <idOrName>', '부서 번호 또는 이름; 없으면 부서별 합계')
    .addOption(new Option('--down <level>', '어디까지 펼칠지').choices(['unit', 'project', 'line']).default('project'))
    .option('--by-fund', '재원별 행도')
    .option('--json', 'JSON으로')
    .action(async (options: BudgetOptions) => {
      const { reportBudgetExecution, reportDepartments } = await import('./figures.ts');
      const { year, department, down, byFund, json } = options;
      const asOf = asOfFrom(options);
      const detail = { down, byFund: byFund === true };
      say(
        department === undefined
          ? await reportDepartments(year, asOf, json === true)
          : await reportBudgetExecution(year, department, asOf, detail, json === true),
      );
    });

  withAsOf(reports.command('staffing').description('인력 현황: 정원·현원·과부족'))
    .requiredOption('--department <idOrName>', '부서 번호 또는 그날의 이름')
    .option('--json', 'JSON으로')
    .action(async (options: StaffingOptions) => {
      const { reportStaffing } = await import('./figures.ts');
      say(await reportStaffing(options.department, asOfFrom(options), options.json === true));
    });

  reports
    .command('my-work')
    .description('할 일: 무엇이 누구에게 언제까지 남았는지')
    .addOption(new Option('--on <day>', '기준일, 기본 오늘').argParser(day))
    .option('--department <id>', '한 부서의 것만')
    .option('--late', '기한이 지난 것만')
    .option('--json', 'JSON으로')
    .action(async ({ on, department, late, json }: WorkOptions) => {
      const { listWork } = await import('./work-list.ts');
      const question = { on: on ?? dateInSeoul(systemClock()), department, late: late === true };
      say(await listWork(question, json === true));
    });
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('0 이상의 정수여야 합니다.');
  return Number(text);
}
