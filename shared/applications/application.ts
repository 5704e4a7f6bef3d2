import * as z from 'zod';

import { areaSchema } from '#shared/events/index.ts';
import { actorSchema, type Instant } from '#shared/kernel/index.ts';
import { categorySchema, payoutMethods, ringFenceSchema } from '#shared/programmes/index.ts';
import { documentKind, keys, queues } from '#shared/records/index.ts';

import {
  benefits,
  contactSchema,
  evidenceSchema,
  homeSchema,
  householdSchema,
  housings,
  incomeBands,
  meters,
  reasons,
  savingsBands,
} from './application-form.ts';
import { consideredSchema } from './considered.ts';
import { onBehalfSchema } from './on-behalf.ts';
import { signalSchema } from './signals.ts';

/** The form as the case keeps it: where to pay is stored apart, what further help is wanted too. */
export const caseFormSchema = z.strictObject({
  applyingAs: z.enum(['self', 'supporter', 'professional']),
  residence: z.enum(['in-birmingham', 'placed-by-council', 'elsewhere']),
  awardInLastYear: z.enum(['yes', 'no', 'not-sure']),
  fullName: z.string(),
  dateOfBirth: z.string(),
  home: homeSchema,
  contact: contactSchema,
  language: z.string(),
  interpreterNeeded: z.boolean(),
  household: householdSchema,
  housing: z.enum(housings),
  reasons: z.array(z.enum(reasons)),
  amountsPence: z.partialRecord(categorySchema, z.int()),
  meter: z.enum(meters).optional(),
  benefits: z.array(z.enum(benefits)),
  incomeBand: z.enum(incomeBands),
  savingsBand: z.enum(savingsBands),
  evidence: evidenceSchema,
  payment: z.strictObject({
    method: z.enum(payoutMethods),
    /** Last four digits only: enough to recognise, not enough to use. */
    accountEnding: z.string().optional(),
    /** Keyed hash of the account with all its details, to know the same given again. */
    payeeKey: z.string().optional(),
  }),
  declaration: z.strictObject({ textVersion: z.string(), language: z.string() }),
});

export const findingSchema = z.strictObject({
  rule: z.enum(['window', 'residence', 'hardship', 'repeat', 'one-award']),
  verdict: z.enum(['met', 'not-met', 'cannot-tell']),
  sentence: z.string(),
});

/** An assessment with the facts it looked at: policy version and facts replay it exactly. */
export const storedAssessmentSchema = z.strictObject({
  policyVersion: z.string(),
  outcome: z.enum(['eligible', 'not-eligible', 'refer']),
  findings: z.array(findingSchema),
  priority: z.strictObject({
    need: z.number(),
    area: z.number(),
    waiting: z.number(),
    total: z.number(),
  }),
  awardPence: z.int(),
  facts: z.record(z.string(), z.unknown()),
  assessedAt: z.string(),
});

const base = {
  applicationId: z.string(),
  programmeId: z.string(),
  windowId: z.string(),
  /** The programmes that were open when it came in, this one first, and why it is here. */
  considered: z.array(consideredSchema).min(1),
  channel: z.enum(['online', 'partner', 'telephone']),
  /** Who typed it: for staff and partners the maker, who may never be the checker. */
  madeBy: actorSchema,
  /** Whoever filled in the family's own form for it, and how it agreed. */
  onBehalf: onBehalfSchema.optional(),
  submittedAt: z.string(),
  form: caseFormSchema,
  placeStatus: z.enum(['inside', 'outside', 'unknown', 'hidden']),
  outsideCouncil: z.string().optional(),
  area: areaSchema,
  areaRank: z.number(),
  /** The releases that say so: none of a hidden home; absent of what came in before they had numbers, which were the first. */
  placedBy: z.strictObject({ postcodes: z.int().min(1), deprivation: z.int().min(1) }).optional(),
  ringFence: ringFenceSchema,
  askedPence: z.int(),
  matching: z.strictObject({
    person: z.string(),
    household: z.string().optional(),
    account: z.string().optional(),
    phone: z.string().optional(),
  }),
  /** Keyed hash of the whole form, to know the same sending again. */
  fingerprint: z.string(),
  connectionRequestId: z.string().optional(),
  /** What about the way it came in is unlike a family; absent when nothing is. */
  signals: z.array(signalSchema).optional(),
  /** It may be made by a machine: it stands apart, and is not assessed before a person has looked. */
  setAside: z.literal(true).optional(),
  /** When somebody said that it looks real after all: its next step is due from then on. */
  broughtBackAt: z.string().optional(),
  /** The request for further help that came with it, sealed while it stands apart. */
  heldHelp: z.string().optional(),
};

/** How an attempt to pay ended, and whether the money had arrived before it did. */
export const pastAttemptSchema = z.strictObject({
  attemptNumber: z.int().min(1),
  ended: z.enum(['rejected', 'returned', 'void', 'not-taken']),
  arrived: z.boolean(),
  /** What was redeemed of an attempt that was paid in pieces, and so is owed no longer. */
  paidPence: z.int().min(1).optional(),
});

/**
 * The last attempt to pay an award, once it came back or was made void: the next approval is of what
 * is owed still, and its payment goes on from there.
 */
const earlierAttemptSchema = z.strictObject({
  paymentId: z.string(),
  paymentVersion: z.int().min(1),
  owedPence: z.int().min(1),
  pastAttempts: z.array(pastAttemptSchema).min(1),
});
export type EarlierAttempt = z.infer<typeof earlierAttemptSchema>;

const ofAssessment = {
  assessment: storedAssessmentSchema,
  duplicateOf: z.string().optional(),
  earlierAttempt: earlierAttemptSchema.optional(),
  /** Which of the accounts it was given is in force, once one was given after it came in. */
  payeeVersion: z.int().min(0).optional(),
};

const assessed = {
  ...base,
  ...ofAssessment,
  /** The claims this application holds in its window; what another one holds is not among them. */
  claimIds: z.array(z.string()),
  /** Who declined it before its family challenged that: somebody else decides this time. */
  declinedBy: z.string().optional(),
  /** Why it was approved against the advice, kept when those approvals fell with the bank details. */
  earlierReason: z.string().optional(),
  /** The earlier applications it may be the same as, until a person has compared each. */
  openPairs: z.array(z.string()).default([]),
};

const approvalSchema = z.strictObject({
  staffId: z.string(),
  at: z.string(),
  amountPence: z.int(),
  /** Why a second award in a window is right this time; recorded, never silent. */
  exceptionReason: z.string().optional(),
  /** The family cannot wait for the usual rail. */
  urgent: z.literal(true).optional(),
});

export const applicationSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('submitted'), ...base }),
  z.strictObject({ state: z.literal('to-decide'), ...assessed }),
  z.strictObject({
    state: z.literal('second-approval'),
    ...assessed,
    approvals: z.array(approvalSchema).min(1),
  }),
  z.strictObject({
    state: z.literal('approved'),
    ...assessed,
    approvals: z.array(approvalSchema).min(1),
    awardPence: z.int(),
    paymentId: z.string(),
    approvedAt: z.string(),
  }),
  z.strictObject({
    state: z.literal('payment-returned'),
    ...assessed,
    approvals: z.array(approvalSchema),
    awardPence: z.int(),
    paymentId: z.string(),
    returnedAt: z.string(),
    returnReasonCode: z.string(),
  }),
  z.strictObject({
    /**
     * Approved once, and to be approved again: the family gave other details since, or the bank never
     * took the file that its payment was in.
     */
    state: z.literal('repaired'),
    ...assessed,
    repairedAt: z.string(),
    repairedBy: actorSchema,
  }),
  z.strictObject({
    state: z.literal('declined'),
    ...assessed,
    decidedBy: z.string(),
    decidedAt: z.string(),
    reason: z.string(),
    /** What the family reads. */
    letter: z.string(),
  }),
  z.strictObject({
    /** Taken back by its family while no money of it was out: before it was assessed, or after. */
    state: z.literal('withdrawn'),
    ...base,
    ...z.strictObject(ofAssessment).partial().shape,
    withdrawnAt: z.string(),
  }),
]);

export type Application = z.infer<typeof applicationSchema>;
export type ApplicationState = Application['state'];
export type InState<State extends ApplicationState> = Extract<Application, { state: State }>;
/** A case with an assessment that somebody decides, or decided; of one taken back nothing is decided. */
export type AssessedApplication = Exclude<Application, { state: 'submitted' | 'withdrawn' }>;
/** A case that was assessed once, whether or not its family took it back since. */
export type OnceAssessed =
  AssessedApplication | (InState<'withdrawn'> & { readonly assessment: StoredAssessment });
export type StoredAssessment = z.infer<typeof storedAssessmentSchema>;
export type Approval = z.infer<typeof approvalSchema>;

export const applications = documentKind({
  kind: 'application',
  schema: applicationSchema,
  key: (application) => keys.application(application.applicationId),
  place: (application) => ({
    queue: queues.cases(application.programmeId, caseQueueOf(application)),
    localQueue: queues.localCases(
      application.programmeId,
      caseQueueOf(application),
      application.area.localityCode,
    ),
    queueOrder: queueOrderOf(application),
  }),
});

export const caseQueues = [
  'submitted',
  'maybe-machine',
  'to-decide-eligible',
  'to-decide-refer',
  'to-decide-not-eligible',
  'to-decide-duplicate',
  'second-approval',
  'approved',
  'payment-returned',
  'repaired',
  'declined',
  'withdrawn',
] as const;
export type CaseQueue = (typeof caseQueues)[number];

/** A case that stands apart from those that wait, until a person says what it is. */
export function isSetAside(application: Application): application is InState<'submitted'> {
  return application.state === 'submitted' && application.setAside === true;
}

/** The work queue a case stands in: what waits for a decision is sorted by what was advised. */
export function caseQueueOf(application: Application): CaseQueue {
  if (isSetAside(application)) return 'maybe-machine';
  if (application.state !== 'to-decide') return application.state;
  const maybeTwice = application.duplicateOf !== undefined || application.openPairs.length > 0;
  if (maybeTwice) return 'to-decide-duplicate';
  return `to-decide-${application.assessment.outcome}`;
}

/** Days of waiting that raise a priority by one point: 0.1 × 100 points over ten days. */
const pointsPerDay = 1;

/**
 * Most urgent first. Everybody's waiting grows alike, so the order by priority at any later moment
 * is the order by priority at submission less the day of submission: it can be stored once.
 */
export function queueOrderOf(application: Application): string {
  if (application.state === 'submitted') return application.submittedAt;
  if (application.state === 'withdrawn') return application.withdrawnAt;
  const { need, area } = application.assessment.priority;
  const submittedDay = Date.parse(application.submittedAt) / 86_400_000;
  const rank = 1_000_000 - (0.6 * need + 0.3 * area) * 10 + submittedDay * pointsPerDay * 10;
  return `${rank.toFixed(2).padStart(12, '0')}#${application.applicationId}`;
}

const keptWhenWithdrawn = z.object({ ...base, ...z.strictObject(ofAssessment).partial().shape });

/** A case as it stands once its family has taken it back: nothing of a decision stays with it. */
export function withdrawnFrom(application: Application, at: Instant): InState<'withdrawn'> {
  return { ...keptWhenWithdrawn.parse(application), state: 'withdrawn', withdrawnAt: at };
}

export function wasAssessed(application: Application): application is OnceAssessed {
  return 'assessment' in application && application.assessment !== undefined;
}

/** Where and of what kind an application's money is, as every event about it says. */
export function moneyPlaceOf(application: Application) {
  const { applicationId, programmeId, windowId, ringFence, area } = application;
  return { applicationId, programmeId, windowId, ringFence, area };
}

/** Which version of its account is stored: the one it came with, or the last it was given since; 0 when none is. */
export function payeeVersionOf(application: Application): number {
  const given = 'payeeVersion' in application ? application.payeeVersion : undefined;
  return given ?? (application.form.payment.method === 'bank-transfer' ? 1 : 0);
}
