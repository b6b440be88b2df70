import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../dist/src/platform/embedded-postgres/embedded-postgres.js';

/** The server of BENCH_DATABASE_URL, or the product's embedded one in a directory of its own; fsync is on in both. */
async function openServer() {
  const named = process.env.BENCH_DATABASE_URL;
  if (named) return { url: named, place: 'BENCH_DATABASE_URL', close: () => Promise.resolve() };
  const dataDirectory = await mkdtemp(join(tmpdir(), 'ledger-bench-'));
  const server = await startEmbeddedPostgres({ dataDirectory });
  return {
    url: server.url,
    place: 'embedded, Unix socket',
    async close() {
      await server.stop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

async function refuseIfNotDurable(admin) {
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    const { rows } = await admin.query(`show ${name}`);
    if (rows[0][name] !== 'on') throw new Error(`${name} is ${rows[0][name]}: these numbers would mean nothing`);
  }
}

/** Runs work in a fresh database and removes it afterwards. */
export async function inFreshDatabase(work) {
  const server = await openServer();
  const name = `ledger_bench_${randomBytes(4).toString('hex')}`;
  const admin = new pg.Pool({ connectionString: server.url, max: 1 });
  admin.on('error', () => undefined); // a server that stops may be faster than the goodbye of its last client
  try {
    await refuseIfNotDurable(admin);
    const { rows } = await admin.query('show server_version');
    await admin.query(`create database ${name} template template0 encoding 'UTF8'`);
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    return await work({ url: url.href, server: `PostgreSQL ${rows[0].server_version} (${server.place})` });
  } finally {
    await admin.query(`drop database if exists ${name} with (force)`).catch(() => undefined);
    await admin.end();
    await server.close();
  }
}

/** Every contestant gets its connections in the same way. */
export async function withPool(url, max, work) {
  const pool = new pg.Pool({ connectionString: url, max });
  pool.on('error', () => undefined);
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}

/** Between two trials: what the one before left to the disk does not slow the next. */
export const settle = (pool) => pool.query('checkpoint');
