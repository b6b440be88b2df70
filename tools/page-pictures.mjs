/**
 * Takes the pictures of docs/pictures from the real page: starts the built product on a data directory of its own, loads
 * the report of 2023 and the demonstration year, and opens pages as an administrator in the machine's Chromium.
 */
import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

const FIGURE = 'stated/unit/2023/planning-budget/U3/spent';

/** By the name of the picture: an address, and what is in sight when the page is ready. */
const PICTURES = {
  figure: [`/budget/2023/planning-budget?eff=2023-05-31&fig=${encodeURIComponent(FIGURE)}`, '다시 셈한 값과 같습니다'],
  overview: ['/?eff=2025-06-30', '기간 경과율'],
  plan: ['/plan/saebyeol.8?eff=2025-12-31', '안전하고 편한 도시'],
  staffing: ['/staffing/planning-budget?eff=2023-05-31&known=2023-06-12', '과부족'],
};

const OUT = join(process.cwd(), 'docs/pictures');
const directory = mkdtempSync(join(tmpdir(), 'ledger-pictures-'));
const settings = { ...process.env, LEDGER_DATA: join(directory, 'data'), PORT: '0', LEDGER_SEAL_EVERY: '0' };

/** What the server says until it waits: where it is, and the password that it shows this once. */
function started(server) {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (chunk) => {
      said += chunk;
      const [, password] = /비밀번호 (\S+)/.exec(said) ?? [];
      const [, address] = /(http:\S+) 에서 기다립니다/.exec(said) ?? [];
      if (address && password) resolve({ address, password });
    });
    server.once('exit', () => reject(new Error(`the server ended:\n${said}`)));
  });
}

const server = spawn(process.execPath, ['bin/ledger.mjs', 'serve'], { env: settings });
try {
  const { address, password } = await started(server);
  await promisify(execFile)(process.execPath, ['bin/ledger.mjs', 'seed', 'demo-year'], { env: settings });
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--lang=ko-KR'],
  });
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'ko-KR',
    baseURL: address,
  });
  await context.request.post('/api/auth/login', { data: { loginName: 'admin', password } });
  const page = await context.newPage();
  mkdirSync(OUT, { recursive: true });
  for (const [name, [path, sight]] of Object.entries(PICTURES)) {
    await page.goto(path);
    await page.getByText(sight).first().waitFor();
    await page.evaluate('document.fonts.ready');
    await page.screenshot({ path: join(OUT, `${name}.png`) });
    console.log(`docs/pictures/${name}.png`);
  }
  await browser.close();
} finally {
  server.kill('SIGINT');
  await new Promise((resolve) => server.once('exit', resolve));
  rmSync(directory, { recursive: true });
}
