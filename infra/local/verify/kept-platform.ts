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

/** One page of a scan, from a key on; the answer in DynamoDB's own words. */
export type ScanPage = (start: object | undefined) => Promise<unknown>;

const marshalled = z.custom<Record<string, AttributeValue>>(
  (value) => typeof value === 'object' && value !== null,
);
const pageSchema = z.object({
  Items: z.array(marshalled),
  LastEvaluatedKey: marshalled.optional(),
});

/** Follows a scan to its end. Whoever looks through a page has the next one read meanwhile. */
export async function* scanned(scanPage: ScanPage): AsyncGenerator<readonly KeptItem[]> {
  let coming: Promise<unknown> | undefined = scanPage(undefined);
  while (coming !== undefined) {
    const page = pageSchema.parse(await coming);
    coming = page.LastEvaluatedKey === undefined ? undefined : scanPage(page.LastEvaluatedKey);
    // Should it fail, that is heard when it is waited for.
    coming?.catch(() => undefined);
    yield page.Items.map((item) => unmarshall(item));
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
