import * as z from 'zod';

import { actorSchema } from '#shared/kernel/index.ts';

import { areaSchema } from './area.ts';
import { askedBodies } from './asked-bodies.ts';
import { reportedSchema } from './reported.ts';
import { removedBodies } from './removed-bodies.ts';
import { bankBodies } from './bank-bodies.ts';
import { grantAwardBodies } from './grant-award-bodies.ts';
import { grantBodies } from './grant-bodies.ts';
import { partnerBodies } from './partner-bodies.ts';
import { codeBodies, toldBodies } from './told-bodies.ts';

/**
 * Every event there is: the one list of what can happen. An event is at once the audit trail, the
 * outbox and the feed of the reports. It carries areas and amounts, never a name, an address, a
 * birth date, an account or free text.
 */

/** The fund that pays community groups: whatever is about its money is about a group, and no household. */
export const grantsProgramme = 'community-grants';

const pence = z.int();

const money = {
  programmeId: z.string(),
  windowId: z.string(),
  ringFence: z.string(),
  area: areaSchema,
};
const aboutApplication = { applicationId: z.string(), ...money };
const aboutPayment = {
  ...aboutApplication,
  paymentId: z.string(),
  attemptNumber: z.int().min(1),
  amountPence: pence,
  envelopeId: z.string(),
  reported: reportedSchema.optional(),
};
const runNamed = { runId: z.string(), programmeId: z.string() };
/** One window of a programme. */
const windowNamed = { programmeId: z.string(), windowId: z.string() };
const aboutRun = { ...runNamed, count: z.int(), totalPence: pence };
/** What two people find about a file of which the bank or provider says neither yes nor no. */
const aboutFinding = { ...runNamed, finding: z.enum(['taken', 'not-taken']) };
const aboutHold = { holdId: z.string(), programmeId: z.string(), holdCategory: z.string() };
const aboutStop = { scopeKind: z.enum(['programme', 'rail']), scopeName: z.string() };
/** Money put into envelopes or moved between them: proposed by one person, confirmed by another. */
const aboutChange = {
  changeId: z.string(),
  programmeId: z.string(),
  windowId: z.string(),
  amountPence: pence,
};
/** The amount is that of the piece; the last piece of a payment says how the payment ends. */
const aboutPiece = {
  ...aboutPayment,
  completes: z.enum(['settled', 'returned']).optional(),
};
/** A piece whose value came back to us from the provider of its rail, under its own reference. */
const aboutPieceBack = { ...aboutPiece, rail: z.string(), reference: z.string() };
const byCategory = z.record(z.string(), pence);

const bodies = [
  z.strictObject({
    type: z.literal('application-submitted'),
    ...aboutApplication,
    channel: z.string(),
    askedPence: pence,
    connectionRequestId: z.string().optional(),
    /** It may be made by a machine: nothing follows from it until a person has looked. */
    setAside: z.literal(true).optional(),
  }),
  z.strictObject({
    /** Its family typed in the code that was sent to the contact it gave. */
    type: z.literal('contact-proved'),
    applicationId: z.string(),
    channel: z.enum(['text', 'email']),
  }),
  z.strictObject({
    /** A person says so of an application that was set aside: it goes the way of the others now. */
    type: z.literal('application-looks-real'),
    ...aboutApplication,
    askedPence: pence,
  }),
  z.strictObject({
    type: z.literal('eligibility-assessed'),
    ...aboutApplication,
    policyVersion: z.string(),
    outcome: z.enum(['eligible', 'not-eligible', 'refer']),
    unmet: z.array(z.string()),
    awardPence: pence,
    priority: z.number(),
  }),
  z.strictObject({
    type: z.literal('duplicate-suspected'),
    ...aboutApplication,
    duplicateOf: z.string(),
    /** It was a likely duplicate of another before, and was counted as one then. */
    again: z.literal(true).optional(),
    awardPence: pence,
    policyVersion: z.string(),
    priority: z.number(),
  }),
  z.strictObject({
    type: z.literal('payee-checked'),
    ...aboutApplication,
    outcome: z.enum(['match', 'match-other-kind', 'close-match', 'no-match', 'unavailable']),
  }),
  z.strictObject({
    type: z.literal('duplicate-pair-raised'),
    ...aboutApplication,
    earlierId: z.string(),
    matchKinds: z.array(z.string()),
  }),
  z.strictObject({
    type: z.literal('duplicate-pair-resolved'),
    ...aboutApplication,
    earlierId: z.string(),
    resolution: z.enum(['duplicate', 'unique']),
  }),
  z.strictObject({
    type: z.literal('match-shared-by-many'),
    programmeId: z.string(),
    matchKind: z.string(),
    count: z.int(),
  }),
  z.strictObject({
    type: z.literal('match-looked-at'),
    programmeId: z.string(),
    matchKind: z.string(),
    verdict: z.enum(['links-nobody', 'suspicious']),
  }),
  z.strictObject({
    type: z.literal('first-approval-given'),
    ...aboutApplication,
    amountPence: pence,
  }),
  z.strictObject({
    type: z.literal('award-approved'),
    ...aboutPayment,
    categoriesPence: byCategory,
    waitedDays: z.number(),
  }),
  z.strictObject({ type: z.literal('payee-changed'), ...aboutApplication }),
  z.strictObject({ type: z.literal('payment-voided'), ...aboutPayment }),
  z.strictObject({ type: z.literal('payment-approved-again'), ...aboutPayment }),
  z.strictObject({
    type: z.literal('application-declined'),
    ...aboutApplication,
    reason: z.string(),
    /** It stood apart, and nobody counts it among the families who asked. */
    setAside: z.literal(true).optional(),
  }),
  /** The family stopped what it had asked for besides money, before anybody was told of it. */
  z.strictObject({ type: z.literal('held-help-stopped'), applicationId: z.string() }),
  z.strictObject({ type: z.literal('decision-challenged'), applicationId: z.string() }),
  z.strictObject({ type: z.literal('decision-stands'), applicationId: z.string() }),
  z.strictObject({
    type: z.literal('application-reopened'),
    ...aboutApplication,
    /** What it asks for, when it stood apart until it was declined: it is counted from now on. */
    countedPence: pence.optional(),
  }),
  z.strictObject({
    type: z.literal('application-withdrawn'),
    ...aboutApplication,
    setAside: z.literal(true).optional(),
    /** What of an award was committed still, so that it is not any more; absent before there was one. */
    releasedPence: pence.optional(),
  }),
  /** An instalment of a grant, approved by one of the two, and then by both: it waits for a run. */
  z.strictObject({ type: z.literal('grant-payment-first-approval'), ...aboutPayment }),
  z.strictObject({ type: z.literal('grant-payment-approved'), ...aboutPayment }),
  z.strictObject({ type: z.literal('payment-submitted'), ...aboutPayment, runId: z.string() }),
  z.strictObject({
    type: z.literal('payment-settled'),
    ...aboutPayment,
    categoriesPence: byCategory,
  }),
  z.strictObject({
    type: z.literal('payment-rejected'),
    ...aboutPayment,
    returnReasonCode: z.string(),
  }),
  z.strictObject({
    type: z.literal('payment-returned'),
    ...aboutPayment,
    categoriesPence: byCategory,
    returnReasonCode: z.string(),
    afterSettling: z.boolean(),
  }),
  z.strictObject({ type: z.literal('repair-link-made'), ...aboutApplication }),
  ...codeBodies,
  z.strictObject({
    type: z.literal('voucher-redeemed'),
    ...aboutPiece,
    categoriesPence: byCategory,
  }),
  z.strictObject({ type: z.literal('voucher-expired'), ...aboutPieceBack }),
  z.strictObject({
    type: z.literal('voucher-cancelled'),
    ...aboutPieceBack,
    /** The provider never took the order that it was in, so nothing comes back to the float. */
    neverCharged: z.literal(true).optional(),
  }),
  ...toldBodies,
  z.strictObject({ type: z.literal('payment-run-started'), ...runNamed }),
  z.strictObject({ type: z.literal('payment-run-submitted'), ...aboutRun }),
  z.strictObject({
    type: z.literal('payment-run-acknowledged'),
    ...runNamed,
    submissionId: z.string(),
  }),
  z.strictObject({ type: z.literal('payment-run-refused'), ...aboutRun }),
  z.strictObject({ type: z.literal('payment-run-released'), ...aboutRun }),
  z.strictObject({ type: z.literal('payment-run-unclear'), ...aboutRun }),
  z.strictObject({ type: z.literal('payment-run-asked-about'), ...runNamed }),
  z.strictObject({ type: z.literal('run-finding-proposed'), ...aboutFinding }),
  z.strictObject({ type: z.literal('run-finding-declined'), ...aboutFinding }),
  z.strictObject({ type: z.literal('payment-run-cancelled'), ...aboutRun, proposedBy: z.string() }),
  z.strictObject({ type: z.literal('payment-not-taken'), ...aboutPayment, runId: z.string() }),
  z.strictObject({
    type: z.literal('payment-recalled'),
    ...aboutPayment,
    runId: z.string(),
    holdId: z.string(),
  }),
  z.strictObject({ type: z.literal('money-stopped'), ...aboutStop }),
  z.strictObject({ type: z.literal('money-let-go'), ...aboutStop }),
  z.strictObject({
    type: z.literal('rail-breaker-changed'),
    rail: z.string(),
    to: z.enum(['closed', 'open', 'trying']),
    failures: z.int(),
  }),
  z.strictObject({ type: z.literal('hold-placed'), ...aboutHold }),
  z.strictObject({ type: z.literal('hold-lifted'), ...aboutHold }),
  z.strictObject({
    type: z.literal('payment-held'),
    ...aboutPayment,
    holdId: z.string(),
    holdCategory: z.string(),
  }),
  z.strictObject({
    type: z.literal('payment-freed'),
    ...aboutPayment,
    holdId: z.string(),
    heldStill: z.boolean(),
  }),
  ...askedBodies,
  ...removedBodies,
  z.strictObject({
    type: z.literal('budget-change-proposed'),
    ...aboutChange,
    change: z.enum(['allocation', 'move']),
  }),
  z.strictObject({
    type: z.literal('budget-change-withdrawn'),
    ...aboutChange,
    change: z.enum(['allocation', 'move']),
  }),
  z.strictObject({
    type: z.literal('budget-allocation-confirmed'),
    ...aboutChange,
    proposedBy: z.string(),
  }),
  z.strictObject({
    type: z.literal('budget-moved'),
    ...aboutChange,
    fromEnvelopeId: z.string(),
    toEnvelopeId: z.string(),
    proposedBy: z.string(),
  }),
  z.strictObject({
    type: z.literal('budget-allocated'),
    ...windowNamed,
    envelopeId: z.string(),
    amountPence: pence,
  }),
  z.strictObject({
    type: z.literal('window-changed'),
    ...windowNamed,
    from: z.string(),
    to: z.string(),
  }),
  ...partnerBodies,
  ...bankBodies,
  ...grantBodies,
  ...grantAwardBodies,
] as const;

export const eventBodySchema = z.discriminatedUnion('type', bodies);
export type EventBody = z.infer<typeof eventBodySchema>;
export type EventType = EventBody['type'];
export type EventOf<Type extends EventType> = Extract<EventBody, { type: Type }>;

/** An event as it is stored and as the stream hands it on. */
export const eventSchema = z.strictObject({
  eventId: z.string(),
  at: z.string(),
  actor: actorSchema,
  /** The application, connection request or run whose story this belongs to. */
  correlationId: z.string(),
  /** The event or message that led to this one, where there is one. */
  causationId: z.string().optional(),
  body: eventBodySchema,
});
export type DomainEvent = z.infer<typeof eventSchema>;
