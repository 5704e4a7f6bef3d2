import * as z from 'zod';

import { connectionReasons } from '#shared/family-connect/index.ts';
import { sumPence } from '#shared/kernel/index.ts';
import { documentKind, keys, queues } from '#shared/records/index.ts';

const pence = z.int().min(1);
const day = z.iso.date();
export const contactNumberSchema = z.union([z.literal(1), z.literal(2)]);

export const mostInstalments = 3;
export const mostConditions = 5;
/** What open data says of a grant has to be short enough to be read in a list. */
export const longestPurpose = 280;

const instalmentSchema = z.strictObject({
  instalment: z.int().min(1).max(mostInstalments),
  amountPence: pence,
  /** With the second acceptance, or on that day. */
  payableOn: z.union([z.literal('acceptance'), day]),
});
export type Instalment = z.infer<typeof instalmentSchema>;

/** What is offered: nothing in it changes once a second person confirmed it. */
const offerShape = {
  amountPence: pence,
  instalments: z.array(instalmentSchema).min(1).max(mostInstalments),
  /** Beside the terms that hold for every grant. */
  conditions: z.array(z.string().min(1).max(500)).max(mostConditions),
  /** What is paid for, in a sentence for the public. */
  purpose: z.string().min(1).max(longestPurpose),
  projectFrom: day,
  projectUntil: day,
  reportDueOn: day,
  acceptWithinDays: z.int().min(7).max(60),
  /** What families who ask for further help may be sent to the group for; absent where nobody said. */
  helpsWith: z.array(z.enum(connectionReasons)).min(1).optional(),
};
export const offerSchema = z.strictObject(offerShape);
export type Offer = z.infer<typeof offerSchema>;

/** The group's account as far as anybody sees it again; where it is lies sealed in `grantPayees`. */
export const accountSchema = z.strictObject({
  /** Which of the accounts that the group gave, of which each is kept by itself. */
  revision: z.int().min(1),
  ending: z.string(),
  /** Tells the same account from another, to whoever may not read either. */
  accountKey: z.string(),
  givenAt: z.string(),
  givenBy: z.string(),
});
export type GrantAccount = z.infer<typeof accountSchema>;

export const acceptanceSchema = z.strictObject({
  contact: contactNumberSchema,
  name: z.string(),
  email: z.string(),
  acceptedAt: z.string(),
});
export type Acceptance = z.infer<typeof acceptanceSchema>;

/** When a contact was written to, the first time or since. */
export const askSchema = z.strictObject({ contact: contactNumberSchema, at: z.string() });

/** The acceptance on its way to the two contacts, who each have to give theirs. */
const sentAcceptanceSchema = z.strictObject({
  sentAt: z.string(),
  sentBy: z.string(),
  acceptances: z.array(acceptanceSchema).max(1),
  asked: z.array(askSchema),
});

const base = {
  grantApplicationId: z.string(),
  roundId: z.string(),
  /** Made with the preview, so that a button pressed twice proposes once. */
  proposalId: z.string(),
  /** As it was when it was proposed: what is published is what was decided on. */
  title: z.string(),
  groupName: z.string(),
  askedPence: pence,
  termsVersion: z.string(),
  proposedBy: z.string(),
  proposedAt: z.string(),
  /** How often an acceptance went to the two contacts: a link leads to the edition it was made for. */
  edition: z.int().min(0),
  /** Stays when an offer ends, so that another need not ask for it again. */
  account: accountSchema.optional(),
  /** Of the accounts that the group gave, those whose sealed details were removed (docs/decisions/0061). */
  accountsRemoved: z.array(z.int().min(1)).optional(),
};
const confirmed = { confirmedBy: z.string(), confirmedAt: z.string() };
/** An offer that was made; the last day counts. */
const made = { ...base, ...offerShape, ...confirmed, acceptBy: day };
const takenBack = { withdrawnBy: z.string(), withdrawnAt: z.string(), withdrawnReason: z.string() };

/**
 * What becomes of a group's application: an award, or a no. One of staff proposes and another confirms;
 * a confirmed award is an offer, which two people of the group accept (docs/decisions/0052).
 */
export const grantAwardSchema = z
  .discriminatedUnion('state', [
    z.strictObject({ state: z.literal('proposed'), ...base, ...offerShape }),
    z.strictObject({
      state: z.literal('offered'),
      ...made,
      /** There while both contacts are asked; another account takes it back. */
      sent: sentAcceptanceSchema.optional(),
      /** When the group was warned that the time to accept is nearly over. */
      warnedAt: z.string().optional(),
    }),
    z.strictObject({
      state: z.literal('accepted'),
      ...made,
      account: accountSchema,
      acceptances: z.tuple([acceptanceSchema, acceptanceSchema]),
      acceptedAt: z.string(),
      /** When its report was accepted. */
      reportedAt: z.string().optional(),
      /** One of staff would stop it; nothing more is approved of it until another says so too. */
      stopProposed: z
        .strictObject({ by: z.string(), at: z.string(), reason: z.string() })
        .optional(),
      /** It ended before all of it was paid: what was not is not promised any more. */
      stopped: z
        .strictObject({
          proposedBy: z.string(),
          by: z.string(),
          at: z.string(),
          /** The group reads it. */
          reason: z.string(),
          releasedPence: z.int().min(0),
          /** The instalments that are never paid. */
          notPaid: z.array(z.int().min(1)),
        })
        .optional(),
    }),
    z.strictObject({
      state: z.literal('declined'),
      ...made,
      declinedAt: z.string(),
      declinedBy: z.string(),
    }),
    z.strictObject({ state: z.literal('lapsed'), ...made, lapsedAt: z.string() }),
    z.strictObject({ state: z.literal('offer-withdrawn'), ...made, ...takenBack }),
    z.strictObject({
      state: z.literal('refusal-proposed'),
      ...base,
      /** The group reads it. */
      reason: z.string(),
    }),
    z.strictObject({ state: z.literal('refused'), ...base, ...confirmed, reason: z.string() }),
    /** Before anybody confirmed it, so the group never heard of it. */
    z.strictObject({
      state: z.literal('proposal-withdrawn'),
      ...base,
      ...takenBack,
      proposed: z.enum(['award', 'refusal']),
    }),
  ])
  .refine((award) => !('instalments' in award) || addsUp(award), {
    error: 'The instalments are numbered in order and add up to the award',
  });
export type GrantAward = z.infer<typeof grantAwardSchema>;
export type GrantAwardIn<State extends GrantAward['state']> = Extract<GrantAward, { state: State }>;
export type AwardState = GrantAward['state'];

function addsUp({ instalments, amountPence }: Pick<Offer, 'instalments' | 'amountPence'>): boolean {
  return (
    sumPence(instalments.map((each) => each.amountPence)) === amountPence &&
    instalments.every(({ instalment }, index) => instalment === index + 1)
  );
}

export const grantAwards = documentKind({
  kind: 'grant-award',
  schema: grantAwardSchema,
  key: ({ grantApplicationId }) => keys.grantAward(grantApplicationId),
  place: (award) => {
    const since = inItsStateSince(award);
    return since === undefined
      ? undefined
      : {
          queue: queues.grantAwards(award.roundId, queueOf(award)),
          queueOrder: `${since}#${award.grantApplicationId}`,
        };
  },
});

/** A grant whose report was accepted is with the others that are done. */
function queueOf(award: GrantAward): AwardState | 'reported' {
  const isReported = award.state === 'accepted' && award.reportedAt !== undefined;
  return isReported ? 'reported' : award.state;
}

/** What its queue is in the order of; an application whose proposal was withdrawn waits to be decided again. */
function inItsStateSince(award: GrantAward): string | undefined {
  switch (award.state) {
    case 'proposed':
    case 'refusal-proposed':
      return award.proposedAt;
    case 'offered':
      return award.acceptBy;
    case 'accepted':
      return award.reportedAt ?? award.reportDueOn;
    case 'declined':
      return award.declinedAt;
    case 'lapsed':
      return award.lapsedAt;
    case 'offer-withdrawn':
      return award.withdrawnAt;
    case 'refused':
      return award.confirmedAt;
    case 'proposal-withdrawn':
      // It is in a list only for the account of an offer before it, which has an end.
      return award.account === undefined ? undefined : award.withdrawnAt;
  }
}

/** Whether it is over, so that something else may be proposed. An award that was accepted never is. */
export function isOver(
  award: GrantAward,
): award is GrantAwardIn<
  'declined' | 'lapsed' | 'offer-withdrawn' | 'refused' | 'proposal-withdrawn'
> {
  switch (award.state) {
    case 'declined':
    case 'lapsed':
    case 'offer-withdrawn':
    case 'refused':
    case 'proposal-withdrawn':
      return true;
    case 'proposed':
    case 'refusal-proposed':
    case 'offered':
    case 'accepted':
      return false;
  }
}

/** Whether an accepted grant goes on: its report was not accepted yet, and nobody stopped it. */
export function isRunning({
  reportedAt,
  stopped,
}: Pick<GrantAwardIn<'accepted'>, 'reportedAt' | 'stopped'>): boolean {
  return reportedAt === undefined && stopped === undefined;
}

/** What every decision on the same application goes on with. */
export function baseOf(award: GrantAward) {
  const { grantApplicationId, roundId, proposalId, title, groupName, askedPence } = award;
  const { termsVersion, proposedBy, proposedAt, edition, account, accountsRemoved } = award;
  return {
    ...{ grantApplicationId, roundId, proposalId, title, groupName, askedPence },
    ...{ termsVersion, proposedBy, proposedAt, edition },
    ...(account !== undefined && { account }),
    ...(accountsRemoved !== undefined && { accountsRemoved }),
  };
}

/** What was offered, for a state that follows. */
export function madeOf(award: GrantAwardIn<'offered'>) {
  const { amountPence, instalments, conditions, purpose, projectFrom, projectUntil } = award;
  const { reportDueOn, acceptWithinDays, confirmedBy, confirmedAt, acceptBy, helpsWith } = award;
  return {
    ...baseOf(award),
    ...{ amountPence, instalments, conditions, purpose, projectFrom, projectUntil },
    ...{ reportDueOn, acceptWithinDays, confirmedBy, confirmedAt, acceptBy },
    ...(helpsWith && { helpsWith }),
  };
}

/** What every event about a decision says of it. */
export function aboutDecision({ grantApplicationId, roundId, proposalId }: GrantAward) {
  return { grantApplicationId, roundId, proposalId };
}

export function aboutAward(award: GrantAward & { readonly amountPence: number }) {
  return { ...aboutDecision(award), amountPence: award.amountPence };
}
