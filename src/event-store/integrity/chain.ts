import { hash } from 'node:crypto';
import type { LogRow } from '../log-archive.port.ts';

/** What the first event's hash stands on. */
export const GENESIS_HASH = '0'.repeat(64);

const sha256 = (text: string): string => hash('sha256', text, 'hex');

/**
 * Chain version 1: SHA-256, in hex, over these lines joined by newlines. Data and meta enter by their own hashes, so a
 * proof needs neither. The append function in PostgreSQL computes the same; the two change together or not at all.
 */
export function chainHash(previousHash: string, row: Omit<LogRow, 'hash'>): string {
  const lines = [
    previousHash,
    row.position,
    row.stream,
    row.version,
    row.id,
    row.type,
    row.schemaVersion,
    row.effectiveOn,
    row.recordedAt,
    row.documentedKnownAt ?? '',
    sha256(row.data),
    sha256(row.meta),
  ];
  return sha256(lines.join('\n'));
}
