import * as z from 'zod';

import type { Instant } from '#shared/kernel/index.ts';
import type { BankWitness } from '#shared/verification/index.ts';

import type { PageWanted, TablePage, WholeTable } from '../table-routes.ts';

/** All that a platform has kept, wherever it lies. */
export interface KeptPlatform {
  /** What was opened, as the report says it. */
  readonly name: string;
  /** The platform's own time. */
  readonly now: Instant;
  /** What its bank says; undefined where there is none to ask. */
  readonly bank: BankWitness | undefined;
  /** A whole table, page by page. */
  readonly pages: (table: WholeTable) => AsyncIterable<readonly KeptItem[]>;
  readonly close: () => Promise<void>;
}

export type KeptItem = Readonly<Record<string, unknown>>;

/** Reads one page of a table. */
export type ReadPage = (wanted: PageWanted) => Promise<TablePage>;

/** Enough for whoever reads the pages out never to wait for whoever looks through them. */
const ofSegments = 3;

/**
 * Reads a table to its end, a few parts of the table by turns, so that the order is always the same.
 * Whoever looks through a page has the next ones read meanwhile.
 */
export async function* everyPage(readPage: ReadPage): AsyncGenerator<readonly KeptItem[]> {
  function readAhead(segment: number, start?: PageWanted['start']) {
    const page = readPage({ segment, ofSegments, start });
    // Should it fail, that is heard when it is waited for.
    page.catch(() => undefined);
    return { segment, page };
  }

  const coming = Array.from({ length: ofSegments }, (_, segment) => readAhead(segment));
  for (let next = coming.shift(); next !== undefined; next = coming.shift()) {
    const { items, last } = await next.page;
    if (last !== undefined) coming.push(readAhead(next.segment, last));
    yield items;
  }
}

export const bankTotalsSchema = z.object({
  credits: z.int(),
  submittedPence: z.int(),
  rejectedPence: z.int(),
  settledPence: z.int(),
  returnedPence: z.int(),
  referencesPaidTwice: z.int(),
});
