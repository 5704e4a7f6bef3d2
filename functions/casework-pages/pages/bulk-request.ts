import * as z from 'zod';

import type { DeclineReason } from '#shared/approvals/index.ts';
import { isReference } from '#shared/kernel/index.ts';
import { programmeIdSchema, type ProgrammeId } from '#shared/programmes/index.ts';
import { choice, optionalText, wholeNumber } from '#shared/web/index.ts';

import { isDeclineReason } from '../words/decline-reasons.ts';
import type { StaffQueue } from '../words/queue-words.ts';

/** The queues whose cases wait for a decision. */
export const bulkQueues = [
  'to-decide-eligible',
  'to-decide-refer',
  'to-decide-duplicate',
  'to-decide-not-eligible',
  'maybe-machine',
  'second-approval',
] as const satisfies readonly StaffQueue[];
export type BulkQueue = (typeof bulkQueues)[number];

/** One bulk decision takes at most this many. */
export const bulkLimit = 500;

/**
 * After this a bulk approval begins nothing new. The site has 29 seconds, and a commit that many people
 * fight for takes six at most.
 */
export const bulkSeconds = 20;

export type BulkDecision =
  | { readonly kind: 'approve'; readonly reason?: string }
  | { readonly kind: 'decline'; readonly reason: DeclineReason }
  /** They were set aside, and go the way of every other application now. */
  | { readonly kind: 'looks-real' };

export interface BulkRequest {
  readonly programmeId: ProgrammeId;
  readonly queue: BulkQueue;
  readonly limit: number;
  readonly step: 'dry-run' | 'confirm';
  /** The cases the dry run showed; none means the top of the queue as it is now. */
  readonly applicationIds: readonly string[];
  readonly decision: BulkDecision;
}

/**
 * How many at once may be approved from a queue. Likely duplicates and cases that are not eligible
 * are read one by one before anybody pays them; what a person had to look at takes a written reason;
 * what was set aside is not assessed yet.
 */
export function bulkApproval(queue: BulkQueue): 'plain' | 'with-reason' | 'one-by-one' | 'not-yet' {
  switch (queue) {
    case 'to-decide-eligible':
    case 'second-approval':
      return 'plain';
    case 'to-decide-refer':
      return 'with-reason';
    case 'maybe-machine':
      return 'not-yet';
    case 'to-decide-duplicate':
    case 'to-decide-not-eligible':
      return 'one-by-one';
  }
}

const limitWords = `Enter a number from 1 to ${bulkLimit}`;

export const bulkRequestSchema: z.ZodType<BulkRequest> = z
  .object({
    programme: programmeIdSchema,
    queue: choice(bulkQueues, 'Choose a queue'),
    limit: wholeNumber({ invalid: limitWords, missing: limitWords }, { min: 1, max: bulkLimit }),
    decision: choice(['approve', 'decline', 'looks-real'], 'Choose what to do with them'),
    reason: optionalText('Choose why you decline', 40),
    approveReason: optionalText('Write the reason in 500 characters or fewer', 500),
    step: choice(['dry-run', 'confirm'], 'Choose what to do'),
    ids: optionalText('Too many cases at once', bulkLimit * 11).pipe(
      z
        .string()
        .optional()
        .transform((text) => (text === undefined ? [] : text.split(',')))
        .pipe(z.array(z.string().refine(isReference)).max(bulkLimit)),
    ),
  })
  .transform((form, context): BulkRequest => {
    const { programme, queue, limit, step, ids } = form;
    const common = { programmeId: programme, queue, limit, step, applicationIds: ids };
    const complain = (field: string, message: string) => {
      context.addIssue({ code: 'custom', path: [field], message });
      return z.NEVER;
    };
    if (form.decision === 'decline') {
      const reason = form.reason ?? '';
      if (!isDeclineReason(reason)) return complain('reason', 'Choose why you decline');
      return { ...common, decision: { kind: 'decline', reason } };
    }
    if (form.decision === 'looks-real') {
      if (queue === 'maybe-machine') return { ...common, decision: { kind: 'looks-real' } };
      return complain('decision', 'Choose whether to approve or decline');
    }
    const approval = bulkApproval(queue);
    if (approval === 'not-yet') {
      return complain('decision', 'Say first that they look real');
    }
    if (approval === 'one-by-one') {
      return complain('decision', 'Open these cases one by one to approve them');
    }
    if (approval === 'with-reason' && form.approveReason === undefined) {
      return complain('approveReason', 'Write why it is right to approve these cases');
    }
    const reason = form.approveReason === undefined ? {} : { reason: form.approveReason };
    return { ...common, decision: { kind: 'approve', ...reason } };
  });
