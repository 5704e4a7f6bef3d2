import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';

import type { Instant } from '#shared/kernel/index.ts';
import type { BankWitness } from '#shared/verification/index.ts';

import type { WholeTable } from '../table-routes.ts';

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

/** Where one page of a scan begins: within which of its parts, and after which key. */
export interface PageWanted {
  readonly segment: number;
  readonly ofSegments: number;
  readonly start?: object | undefined;
}

/** One page of a scan; the answer in DynamoDB's own words. */
export type ScanPage = (wanted: PageWanted) => Promise<unknown>;

/** Enough for whoever reads the pages out never to wait for whoever looks through them. */
const ofSegments = 3;

const marshalled = z.custom<Record<string, AttributeValue>>(
  (value) => typeof value === 'object' && value !== null,
);
const pageSchema = z.object({
  Items: z.array(marshalled),
  LastEvaluatedKey: marshalled.optional(),
});

/**
 * Follows a scan to its end, a few parts of the table by turns, so that the order is always the same.
 * Whoever looks through a page has the next ones read meanwhile.
 */
export async function* scanned(scanPage: ScanPage): AsyncGenerator<readonly KeptItem[]> {
  function readAhead(segment: number, start?: object) {
    const page = scanPage({ segment, ofSegments, start });
    // Should it fail, that is heard when it is waited for.
    page.catch(() => undefined);
    return { segment, page };
  }

  const coming = Array.from({ length: ofSegments }, (_, segment) => readAhead(segment));
  for (let next = coming.shift(); next !== undefined; next = coming.shift()) {
    const { Items, LastEvaluatedKey } = pageSchema.parse(await next.page);
    if (LastEvaluatedKey !== undefined) coming.push(readAhead(next.segment, LastEvaluatedKey));
    yield Items.map((item) => unmarshall(item));
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
