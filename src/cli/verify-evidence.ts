import { readFile } from 'node:fs/promises';
import { verifyEvidence } from '../evidence/verify-evidence.ts';
import type { Outcome } from './verify.ts';

/** Offline: it opens the file and nothing else. */
export async function verifyEvidenceFile(file: string, keys: readonly string[]): Promise<Outcome> {
  const verdict = verifyEvidence(await readFile(file, 'utf8'), keys);
  if (!verdict.ok) return { ok: false, sentence: `${file}: ${verdict.problem}.` };
  const listed = (title: string, lines: readonly string[]) => [title, ...lines.map((line) => `  ${line}`)];
  return {
    ok: true,
    sentence: [...listed('증명된 것', verdict.proved), ...listed('증명되지 않은 것', verdict.notProved)].join('\n'),
  };
}
