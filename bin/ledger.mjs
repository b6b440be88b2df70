#!/usr/bin/env node
import { existsSync } from 'node:fs';

const built = new URL('../dist/src/cli.js', import.meta.url);
if (existsSync(built)) {
  await import(built.href);
} else {
  console.error('아직 빌드되지 않았습니다. 먼저 npm run build를 실행하십시오.');
  process.exitCode = 1;
}
