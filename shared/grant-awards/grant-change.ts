import * as z from 'zod';

import { mostBudgetLines } from '#shared/community-grants/index.ts';
import { sumPence } from '#shared/kernel/index.ts';
import { documentKind, keys, queues, type RecordReader } from '#shared/records/index.ts';

import type { GrantAwardIn } from './grant-award.ts';

const day = z.iso.date();
const words = z.string().min(1).max(2_000);

export const budgetLineSchema = z.strictObject({
  what: z.string().min(1).max(200),
  amountPence: z.int().min(1),
});
export type BudgetLine = z.infer<typeof budgetLineSchema>;

/** What of a grant a group wants otherwise; what is absent stays. The amount is never among it. */
export const askedChangesSchema = z
  .strictObject({
    /** The last day of the project. */
    projectUntil: day.optional(),
    reportDueOn: day.optional(),
    /** How the whole award is spent from here on: all its lines, not those alone that are different. */
    lines: z.array(budgetLineSchema).min(1).max(mostBudgetLines).optional(),
    place: words.optional(),
    people: words.optional(),
    activity: words.optional(),
  })
  .refine((changes) => Object.values(changes).some((each) => each !== undefined), {
    error: 'At least one thing changes',
  });
export type AskedChanges = z.infer<typeof askedChangesSchema>;

/** What was agreed beside the offer, which itself never changes. */
const amendmentSchema = z.strictObject({
  amendment: z.int().min(1),
  request: z.int().min(1),
  changes: askedChangesSchema,
  agreedAt: z.string(),
  agreedBy: z.string(),
  /** What the group reads. */
  words,
});
export type Amendment = z.infer<typeof amendmentSchema>;

const base = {
  grantApplicationId: z.string(),
  roundId: z.string(),
  proposalId: z.string(),
  /** Of the award, for what is kept here to be added up against. */
  amountPence: z.int().min(1),
  /** Counts what the group asked for, one after the other. */
  request: z.int().min(1),
  changes: askedChangesSchema,
  why: words,
  askedAt: z.string(),
  askedBy: z.string(),
  amendments: z.array(amendmentSchema),
};
const firstYes = { words, firstBy: z.string(), firstAt: z.string() };

/**
 * What a group asked to change of a grant that it accepted, the newest request alone, and everything that was
 * agreed so far. Where money moves between lines a second person agrees too (docs/decisions/0060).
 */
export const grantChangeSchema = z
  .discriminatedUnion('state', [
    z.strictObject({ state: z.literal('asked'), ...base }),
    z.strictObject({ state: z.literal('agreed-by-one'), ...base, ...firstYes }),
    z.strictObject({
      state: z.literal('agreed'),
      ...base,
      agreedAt: z.string(),
      agreedBy: z.string(),
      /** Where money moves. */
      firstBy: z.string().optional(),
    }),
    z.strictObject({
      state: z.literal('refused'),
      ...base,
      ...{ words, refusedBy: z.string(), refusedAt: z.string() },
    }),
    z.strictObject({ state: z.literal('taken-back'), ...base, takenBackAt: z.string() }),
  ])
  .refine(
    ({ amountPence, changes, amendments }) =>
      [changes, ...amendments.map((each) => each.changes)].every(
        ({ lines }) => lines === undefined || addsUpTo(lines, amountPence),
      ),
    { error: 'The lines of a budget come to the award' },
  )
  .refine(({ amendments }) => amendments.every(({ amendment }, index) => amendment === index + 1), {
    error: 'Amendments are numbered in order',
  });
export type GrantChange = z.infer<typeof grantChangeSchema>;
export type GrantChangeIn<State extends GrantChange['state']> = Extract<
  GrantChange,
  { state: State }
>;
/** One that staff have yet to answer. */
export type OpenGrantChange = GrantChangeIn<'asked' | 'agreed-by-one'>;

/** Whether lines come to the award, to the penny. */
export function addsUpTo(lines: readonly BudgetLine[], amountPence: number): boolean {
  return sumPence(lines.map((line) => line.amountPence)) === amountPence;
}

export const grantChanges = documentKind({
  kind: 'grant-change',
  schema: grantChangeSchema,
  key: ({ grantApplicationId }) => keys.grantChange(grantApplicationId),
  place: (change) =>
    isOpenRequest(change)
      ? {
          queue: queues.grantChanges(),
          queueOrder: `${change.askedAt}#${change.grantApplicationId}`,
        }
      : undefined,
});

export function isOpenRequest(change: GrantChange | undefined): change is OpenGrantChange {
  return change?.state === 'asked' || change?.state === 'agreed-by-one';
}

/** A grant as it stands after everything that was agreed; undefined is what the application said. */
export interface CurrentTerms {
  readonly projectUntil: string;
  readonly reportDueOn: string;
  readonly lines: readonly BudgetLine[] | undefined;
  readonly place: string | undefined;
  readonly people: string | undefined;
  readonly activity: string | undefined;
}

/**
 * How long a grant runs now, when its report is due, and what else was agreed of it. Every page, deadline,
 * list and report asks here: the days in the offer are the first ones, and stay as they were accepted.
 */
export function currentTerms(
  award: Pick<GrantAwardIn<'accepted'>, 'projectUntil' | 'reportDueOn'>,
  change: Pick<GrantChange, 'amendments'> | undefined,
): CurrentTerms {
  const agreed = (change?.amendments ?? []).map(({ changes }) => changes);
  const newest = <Name extends keyof AskedChanges>(name: Name): AskedChanges[Name] =>
    agreed.findLast((changes) => changes[name] !== undefined)?.[name];
  return {
    projectUntil: newest('projectUntil') ?? award.projectUntil,
    reportDueOn: newest('reportDueOn') ?? award.reportDueOn,
    lines: newest('lines'),
    ...{ place: newest('place'), people: newest('people'), activity: newest('activity') },
  };
}

/** The same, read beside the award. */
export async function readCurrentTerms(
  records: RecordReader,
  award: GrantAwardIn<'accepted'>,
): Promise<CurrentTerms> {
  const found = await grantChanges.read(records, keys.grantChange(award.grantApplicationId));
  return currentTerms(award, found?.document);
}

/** What every event about it says: no day, no line, no word. */
export function aboutGrantChange({
  grantApplicationId,
  roundId,
  proposalId,
  request,
}: GrantChange) {
  return { grantApplicationId, roundId, proposalId, request };
}
