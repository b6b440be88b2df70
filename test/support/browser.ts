import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { loadSeed, type SeedName } from '../../src/cli/seed.ts';
import type { Role } from '../../src/kernel/roles.ts';
import { SESSION_COOKIE } from '../../src/platform/http/session-cookie.ts';
import { BUILT_PAGE } from './built-page.ts';
import { startTestApp, type TestApp } from './test-app.ts';

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Nothing is asked of the network, and nothing is kept. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const SCREEN: BrowserContextOptions = {
  viewport: { width: 1440, height: 900 },
  locale: 'ko-KR',
  timezoneId: 'Asia/Seoul',
  reducedMotion: 'reduce',
};

/** A Chromium of the machine: none is ever downloaded. @throws Error that says what to install. */
function openBrowser(): Promise<Browser> {
  const executablePath = BROWSERS.find((path) => existsSync(path));
  if (executablePath === undefined)
    throw new Error('the tests of the page need a Chromium: apt-get install chromium fonts-noto-cjk');
  return chromium.launch({ executablePath, args: FLAGS });
}

/** The product with what was loaded, serving its page, and a browser in front of it. */
export interface OpenedPage {
  readonly ledger: TestApp;
  readonly address: string;
  /** Somebody at a browser of their own, logged in unless null. */
  visit(role: Role | null, screen?: BrowserContextOptions): Promise<Page>;
  /**
   * What a browser complained of since the last time it was asked: scripts that failed, and what the policy refused. That
   * nobody is logged in yet (401), or that a figure has nothing to be held against (404), is an answer like others.
   */
  complaints(): readonly string[];
  close(): Promise<void>;
}

export async function openPage(...seeds: readonly SeedName[]): Promise<OpenedPage> {
  const browser = await openBrowser();
  const ledger = await startTestApp({ page: BUILT_PAGE });
  for (const seed of seeds) await loadSeed(ledger, seed);
  await ledger.app.listen(0, '127.0.0.1');
  await ledger.upToDate();
  const address = await ledger.app.getUrl();
  const complaints: string[] = [];
  let visitors = 0;
  return {
    ledger,
    address,
    async visit(role, screen = {}) {
      const context = await browser.newContext({ ...SCREEN, ...screen, baseURL: address });
      if (role !== null) {
        visitors += 1;
        const token = await ledger.logIn(`visitor${String(visitors)}`, role);
        await context.addCookies([{ name: SESSION_COOKIE, value: token, url: address, httpOnly: true }]);
      }
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' && !/status of 40[14]/.test(message.text())) complaints.push(message.text());
      });
      return page;
    },
    complaints: () => complaints.splice(0),
    async close() {
      await browser.close();
      await ledger.close();
    },
  };
}
