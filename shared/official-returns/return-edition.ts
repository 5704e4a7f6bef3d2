import * as z from 'zod';

import { documentKind, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

const pence = z.int();
const figuresSchema = z.strictObject({
  rows: z.array(
    z.strictObject({
      category: z.string(),
      group: z.string(),
      delivery: z.string(),
      route: z.string(),
      awards: z.int(),
      awardedPence: pence,
      paidPence: pence,
    }),
  ),
  households: z.int(),
  householdsOf: z.array(z.strictObject({ group: z.string(), households: z.int() })),
  takenBack: z.strictObject({ awards: z.int(), pence }),
});
/** The figures of a return as they were signed, whatever is counted afterwards. */
export type ReturnFigures = z.infer<typeof figuresSchema>;

/** What no event tells: what it cost to run the fund. */
export const costNames = ['administration', 'community-coordination', 'evaluation'] as const;
export type CostName = (typeof costNames)[number];
const costsSchema = z.partialRecord(z.enum(costNames), pence.min(0));
export type ReturnCosts = z.infer<typeof costsSchema>;

const base = {
  programmeId: z.string(),
  periodId: z.string(),
  /** Counts what was proposed for the period: a later one, once it is signed, takes the place of those before. */
  edition: z.int().min(1),
  figures: figuresSchema,
  /** Equal to what the ledger says was paid: nothing else can be proposed. */
  paidPence: pence,
  costsPence: costsSchema,
  proposedBy: z.string(),
  proposedAt: z.string(),
};

export const returnEditionSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('proposed'), ...base }),
  z.strictObject({
    state: z.literal('signed'),
    ...base,
    signedBy: z.string(),
    /** As it stands under the return. */
    signedName: z.string(),
    signedAt: z.string(),
  }),
  z.strictObject({
    state: z.literal('withdrawn'),
    ...base,
    withdrawnBy: z.string(),
    withdrawnAt: z.string(),
  }),
]);
export type ReturnEdition = z.infer<typeof returnEditionSchema>;
export type ReturnEditionIn<State extends ReturnEdition['state']> = Extract<
  ReturnEdition,
  { state: State }
>;

export const returnEditions = documentKind({
  kind: 'return-edition',
  schema: returnEditionSchema,
  key: ({ programmeId, periodId, edition }) => keys.returnEdition(programmeId, periodId, edition),
});

/** Every edition of a return, the first one first. */
export async function readEditions(
  records: RecordReader,
  programmeId: string,
  periodId: string,
): Promise<readonly Loaded<ReturnEdition>[]> {
  const { pk } = keys.returnEdition(programmeId, periodId, 1);
  const items = await records.partition(pk, keys.returnEditionsBeginning);
  return items.map((item) => returnEditions.parse(item));
}

/** The edition that holds: the last one that was signed. */
export function signedOf(
  editions: readonly Loaded<ReturnEdition>[],
): ReturnEditionIn<'signed'> | undefined {
  return editions.map(({ document }) => document).findLast((edition) => edition.state === 'signed');
}
