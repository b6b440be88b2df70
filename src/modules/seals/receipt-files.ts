import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contradiction, lostSeal, RECEIPT, type Receipt, type Receipts } from '../../evidence/receipt.ts';
import { parsed } from '../../evidence/parsed.ts';
import { Rejection } from '../../kernel/rejection.ts';

const RECEIPT_FILE = /^\d{6,}\.json$/;
const nameOf = (number: number): string => `${String(number).padStart(6, '0')}.json`;

/** The receipts in a directory. @throws Error when there is no such directory, or one of them can't be read. */
export async function readReceipts(directory: string): Promise<Receipts> {
  const receipts = new Map<number, Receipt>();
  for (const name of (await readdir(directory)).filter((file) => RECEIPT_FILE.test(file))) {
    const receipt = parsed(await readFile(join(directory, name), 'utf8'), RECEIPT);
    if (receipt === null || nameOf(receipt.body.number) !== name)
      throw new Error(`${join(directory, name)}은(는) 봉인 영수증이 아닙니다`);
    receipts.set(receipt.body.number, receipt);
  }
  return receipts;
}

/** Receipts beside the store: whoever changes the log and the seals in it has not changed these. */
export class ReceiptFiles {
  constructor(private readonly directory: string) {}

  async read(): Promise<Receipts> {
    await mkdir(this.directory, { recursive: true });
    return readReceipts(this.directory);
  }

  /**
   * Writes the receipts that are missing.
   * @param found read before the log was: a receipt is written once its seal is in the log.
   * @throws Rejection receipt-contradicted when the log is not the one that the receipts are of.
   */
  async keep(receipts: readonly Receipt[], found: Receipts, logEnd: number): Promise<void> {
    for (const receipt of receipts) {
      const { number } = receipt.body;
      const problem = contradiction(receipt, found.get(number));
      if (problem !== null) throw contradicted(problem);
      if (!found.has(number)) await this.write(receipt);
    }
    const lost = lostSeal(found, receipts.length, logEnd);
    if (lost !== null) throw contradicted(lost);
  }

  private async write(receipt: Receipt): Promise<void> {
    const file = join(this.directory, nameOf(receipt.body.number));
    const half = `${file}.${randomUUID()}`;
    await writeFile(half, `${JSON.stringify(receipt, null, 2)}\n`, { flush: true });
    await rename(half, file); // whole, or not at all
  }
}

const contradicted = (problem: string): Rejection =>
  new Rejection('receipt-contradicted', `영수증과 원장이 다릅니다. ${problem}. ledger verify로 살펴보십시오.`);
