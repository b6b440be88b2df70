import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BUILT_PAGE } from '../support/built-page.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let ledger: TestApp;
beforeAll(async () => {
  ledger = await startTestApp({ page: BUILT_PAGE });
});
afterAll(() => ledger.close());

const ask = (url: string, headers: Readonly<Record<string, string>> = {}) => ledger.app.inject({ url, headers });
const HTML = { accept: 'text/html,*/*' };
const assets = readdirSync(join(BUILT_PAGE, 'assets'));
const script = `/assets/${assets.find((name) => name.endsWith('.js')) ?? ''}`;

describe('the page', () => {
  test.each(['/', '/budget/2023/planning-budget?eff=2023-05-31', '/no-such-page'])(
    'is one shell at every address that a person may open: %s',
    async (url) => {
      const { statusCode, headers, body } = await ask(url, HTML);
      expect([statusCode, headers['cache-control']]).toEqual([200, 'no-store']);
      expect(body).toContain('<div id="page"></div>');
    },
  );

  test('has files that are kept for good, because a new build has other names', async () => {
    const { statusCode, headers } = await ask(script, { 'accept-encoding': 'br' });
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'br',
      'content-type': expect.stringContaining('javascript'),
    });
  });

  test('takes nothing from elsewhere, and runs and styles nothing that stands inside of a document', async () => {
    const { body, headers } = await ask('/', HTML);
    expect(headers['content-security-policy']).toBe(
      "default-src 'none';script-src 'self';style-src 'self';img-src 'self';font-src 'self';connect-src 'self';" +
        "base-uri 'none';form-action 'self';frame-ancestors 'none'",
    );
    expect(body).not.toMatch(/<script>|<style|style=|https?:/);
  });

  test('is not what a program gets that asks for an address there is not', async () => {
    expect((await ask('/no-such-page', { accept: 'application/json' })).statusCode).toBe(404);
    expect((await ask('/assets/no-such-file.js', HTML)).body).toContain('<div id="page"></div>');
  });

  test.each(['/../package.json', '/..%2fpackage.json', '/assets/../../package.json', '/%2e%2e/package.json'])(
    'shows nothing of the disk beside its own files: %s',
    async (url) => {
      expect((await ask(url)).body).not.toContain('dependencies');
    },
  );
});

describe('behind the page', () => {
  test.each(['/api/openapi.json', '/%61pi/openapi.json', '/api/%6fpenapi.json', '/api/events', '/api/nowhere'])(
    'everything is still somebody’s, however its address is written: %s',
    async (url) => {
      for (const headers of [{}, { accept: 'application/json' }]) {
        const { statusCode, body } = await ask(url, headers);
        expect([statusCode, body]).toEqual([401, expect.stringContaining('unauthenticated')]);
      }
    },
  );

  test('a browser that asks for a part of the API is led to the log-in and back', async () => {
    const { statusCode, headers } = await ask('/api/docs', HTML);
    expect([statusCode, headers.location]).toEqual([303, '/login?to=%2Fapi%2Fdocs']);
  });

  test('the documentation of the API may style itself, and still runs nothing that stands inside of it', async () => {
    const token = await ledger.logIn('reader', 'auditor');
    const { statusCode, headers } = await ask('/api/docs', { authorization: `Bearer ${token}` });
    expect(statusCode).toBe(200);
    expect(headers['content-security-policy']).toContain("script-src 'self';style-src 'self' 'unsafe-inline'");
  });
});
