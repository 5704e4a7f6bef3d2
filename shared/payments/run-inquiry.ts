import * as z from 'zod';

const fileAsKnownSchema = z.strictObject({
  name: z.string().exactOptional(),
  count: z.int().exactOptional(),
  totalPence: z.int().exactOptional(),
  contentSha256: z.string().exactOptional(),
});

/** What two people find about a file of which its rail says neither yes nor no. */
export const runFindingSchema = z.discriminatedUnion('kind', [
  /** The rail has the file, and calls it so. */
  z.strictObject({ kind: z.literal('taken'), submissionId: z.string() }),
  /** The rail does not have it, and never will. */
  z.strictObject({ kind: z.literal('not-taken') }),
]);
export type RunFinding = z.infer<typeof runFindingSchema>;

/** The version of the run that a step made, by which its event is known. */
const step = { version: z.int().min(1), at: z.string() };
const byStaff = { ...step, by: z.string() };

/**
 * What was asked, answered and found about a file, step by step and never changed: the rail’s answers,
 * whoever asked it again, what one person proposed, and what another made of it. Reasons are here,
 * never in events.
 */
export const inquiryStepSchema = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('refused'), ...step, reasons: z.array(z.string()) }),
  z.strictObject({
    what: z.literal('unclear'),
    ...step,
    reasons: z.array(z.string()),
    sent: fileAsKnownSchema.exactOptional(),
    held: fileAsKnownSchema.exactOptional(),
  }),
  z.strictObject({ what: z.literal('asked'), ...byStaff }),
  z.strictObject({
    what: z.literal('proposed'),
    ...byStaff,
    finding: runFindingSchema,
    reason: z.string(),
  }),
  z.strictObject({ what: z.literal('declined'), ...byStaff }),
  z.strictObject({ what: z.literal('confirmed'), ...byStaff }),
]);
export type InquiryStep = z.infer<typeof inquiryStepSchema>;
export type InquiryStepOf<What extends InquiryStep['what']> = Extract<InquiryStep, { what: What }>;

type Inquiry = readonly InquiryStep[];

/** What was proposed last and is not decided; an answer of the rail since then makes it void. */
export function openProposal(inquiry: Inquiry): InquiryStepOf<'proposed'> | undefined {
  const last = inquiry.findLast(({ what }) => what !== 'asked');
  return last?.what === 'proposed' ? last : undefined;
}

/** The question that a person put and the rail has not answered yet. */
export function openQuestion(inquiry: Inquiry): InquiryStepOf<'asked'> | undefined {
  const last = inquiry.findLast(({ what }) => what === 'asked' || what === 'unclear');
  return last?.what === 'asked' ? last : undefined;
}

/** What the rail said last. */
export function latestAnswer(inquiry: Inquiry): InquiryStepOf<'unclear'> | undefined {
  return inquiry.findLast((each) => each.what === 'unclear');
}
