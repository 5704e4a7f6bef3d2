import * as z from 'zod';

/** What becomes of a group's application: ids and amounts, never a name, an account or free text. */
const aboutDecision = {
  grantApplicationId: z.string(),
  roundId: z.string(),
  /** Made with the proposal: an application may see more than one, one after the other. */
  proposalId: z.string(),
};
const aboutAward = { ...aboutDecision, amountPence: z.int().min(1) };
const aboutReport = { grantApplicationId: z.string(), roundId: z.string() };
const aboutAccount = { ...aboutDecision, revision: z.int().min(1) };
const aboutChange = { ...aboutDecision, request: z.int().min(1) };
const aboutRepayment = {
  grantApplicationId: z.string(),
  roundId: z.string(),
  amountPence: z.int().min(1),
};
/** A demand, or letting money go that was demanded. */
const repaymentWhat = z.enum(['demand', 'waiver']);
const contact = z.union([z.literal(1), z.literal(2)]);
const edition = z.int().min(1);

/** What is said of it before, without a word of why. */
const score = z.number().min(0).max(100);
const scoringBodies = [
  z.strictObject({ type: z.literal('grant-scores-saved'), ...aboutReport }),
  z.strictObject({ type: z.literal('grant-scores-given'), ...aboutReport, score }),
  z.strictObject({ type: z.literal('grant-scores-moderated'), ...aboutReport, score }),
  z.strictObject({
    type: z.literal('grant-commented'),
    ...aboutReport,
    localityCode: z.string(),
    view: z.enum(['supports', 'neutral', 'concerned']),
  }),
  z.strictObject({
    type: z.literal('grant-panel-decided'),
    ...aboutReport,
    outcome: z.enum(['fund', 'reserve', 'no']),
    amountPence: z.int().min(1).optional(),
  }),
  z.strictObject({
    type: z.literal('grant-panel-ranked'),
    ...aboutReport,
    fromPlace: z.int().min(1),
    toPlace: z.int().min(1),
  }),
] as const;

export const grantAwardBodies = [
  ...scoringBodies,
  z.strictObject({ type: z.literal('grant-award-proposed'), ...aboutAward }),
  z.strictObject({ type: z.literal('grant-refusal-proposed'), ...aboutDecision }),
  z.strictObject({
    type: z.literal('grant-proposal-withdrawn'),
    ...aboutDecision,
    proposed: z.enum(['award', 'refusal']),
  }),
  /** By a second person: from then on the money is promised, until the last day to accept it. */
  z.strictObject({
    type: z.literal('grant-offered'),
    ...aboutAward,
    proposedBy: z.string(),
    acceptBy: z.string(),
  }),
  z.strictObject({
    type: z.literal('grant-refused'),
    ...aboutDecision,
    proposedBy: z.string(),
  }),
  z.strictObject({
    type: z.literal('grant-account-given'),
    ...aboutAward,
    revision: z.int().min(1),
    /** Acceptances that do not count any more, because they were with another account. */
    voidedAcceptances: z.int().min(0),
  }),
  z.strictObject({ type: z.literal('grant-acceptance-sent'), ...aboutAward, edition }),
  z.strictObject({
    type: z.literal('grant-acceptance-asked-again'),
    ...aboutAward,
    edition,
    contact,
  }),
  z.strictObject({ type: z.literal('grant-acceptance-given'), ...aboutAward, edition, contact }),
  z.strictObject({
    type: z.literal('grant-offer-ending'),
    ...aboutAward,
    acceptBy: z.string(),
  }),
  /** With the second acceptance. */
  z.strictObject({ type: z.literal('grant-accepted'), ...aboutAward, edition, contact }),
  /** Another account after the grant was accepted: nothing is paid into it before staff take it over. */
  z.strictObject({ type: z.literal('grant-other-account-given'), ...aboutAccount }),
  z.strictObject({ type: z.literal('grant-other-account-asked-again'), ...aboutAccount, contact }),
  z.strictObject({
    type: z.literal('grant-other-account-confirmed'),
    ...aboutAccount,
    contact,
    byBoth: z.boolean(),
  }),
  /** By the group, which stays with the account before it, or by staff. */
  z.strictObject({ type: z.literal('grant-other-account-not-used'), ...aboutAccount }),
  z.strictObject({ type: z.literal('grant-other-account-taken-over'), ...aboutAccount }),
  /** Of the award: its account is another one from here on, and what was approved for the one before is not. */
  z.strictObject({
    type: z.literal('grant-account-changed'),
    ...aboutAward,
    revision: z.int().min(1),
  }),
  z.strictObject({ type: z.literal('grant-report-saved'), ...aboutReport }),
  z.strictObject({ type: z.literal('grant-report-sent'), ...aboutReport }),
  z.strictObject({ type: z.literal('grant-report-more-asked'), ...aboutReport }),
  z.strictObject({ type: z.literal('grant-report-accepted'), ...aboutReport }),
  z.strictObject({
    type: z.literal('grant-report-reminded'),
    ...aboutReport,
    which: z.enum(['soon', 'late']),
  }),
  /** Of the award: its report was accepted. */
  z.strictObject({ type: z.literal('grant-reported'), ...aboutAward }),
  /** What a group wants otherwise of a grant that it accepted, and what became of that. */
  z.strictObject({ type: z.literal('grant-change-asked'), ...aboutChange }),
  z.strictObject({ type: z.literal('grant-change-taken-back'), ...aboutChange }),
  /** Money moves between lines, so another person agrees too. */
  z.strictObject({ type: z.literal('grant-change-agreed-by-one'), ...aboutChange }),
  z.strictObject({
    type: z.literal('grant-change-agreed'),
    ...aboutChange,
    amendment: z.int().min(1),
  }),
  z.strictObject({ type: z.literal('grant-change-refused'), ...aboutChange }),
  /** Money that a group has to give back; one proposes, and another confirms or declines. */
  z.strictObject({
    type: z.literal('grant-repayment-proposed'),
    ...aboutRepayment,
    what: repaymentWhat,
  }),
  z.strictObject({
    type: z.literal('grant-repayment-declined'),
    ...aboutRepayment,
    what: repaymentWhat,
    proposedBy: z.string(),
  }),
  z.strictObject({
    type: z.literal('grant-repayment-asked'),
    ...aboutRepayment,
    dueOn: z.string(),
  }),
  /** Found on the bank's statement, and free to be awarded again. */
  z.strictObject({
    type: z.literal('grant-repayment-received'),
    ...aboutRepayment,
    lineId: z.string(),
  }),
  z.strictObject({
    type: z.literal('grant-repayment-waived'),
    ...aboutRepayment,
    proposedBy: z.string(),
  }),
  z.strictObject({ type: z.literal('grant-repayment-reminded'), ...aboutRepayment }),
  /** The record of a grant in the open data. */
  z.strictObject({ type: z.literal('grant-open-data-signed'), ...aboutReport }),
  z.strictObject({ type: z.literal('grant-open-data-taken-out'), ...aboutReport }),
  z.strictObject({ type: z.literal('grant-stop-proposed'), ...aboutAward }),
  z.strictObject({ type: z.literal('grant-stop-withdrawn'), ...aboutAward }),
  z.strictObject({
    type: z.literal('grant-stopped'),
    ...aboutAward,
    releasedPence: z.int().min(0),
    proposedBy: z.string(),
  }),
  z.strictObject({ type: z.literal('grant-declined'), ...aboutAward }),
  z.strictObject({ type: z.literal('grant-lapsed'), ...aboutAward }),
  z.strictObject({ type: z.literal('grant-offer-withdrawn'), ...aboutAward }),
] as const;
