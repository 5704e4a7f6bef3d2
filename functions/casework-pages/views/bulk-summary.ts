import * as z from 'zod';

import type {
  ApprovalDecision,
  ApprovalRefusal,
  DeclineDecision,
} from '#shared/approvals/index.ts';
import type { BroughtBack } from '#shared/applications/index.ts';
import { showReference, sumPence } from '#shared/kernel/index.ts';
import { envelopeInWords } from '#shared/staff-web/index.ts';

import { refusalSentence, whyNotDeclined } from '../words/refusal-sentence.ts';

const groupSchema = z.strictObject({
  outcome: z.enum([
    'approved',
    'first-approval',
    'declined',
    'brought-back',
    'refused',
    'passed-over',
  ]),
  /** Which envelope pays, or why nothing was done. */
  sentence: z.string(),
  amountPence: z.int(),
  applicationIds: z.array(z.string()).min(1),
});
type Group = z.infer<typeof groupSchema>;

/** What a bulk decision did, or would do: its cases by outcome, and its money by envelope. */
export const bulkSummarySchema = z.strictObject({
  summaryId: z.string(),
  programmeId: z.string(),
  queue: z.string(),
  groups: z.array(groupSchema),
});
export type BulkSummary = z.infer<typeof bulkSummarySchema>;

export function groupApprovals(decisions: readonly ApprovalDecision[]): Group[] {
  return grouped(
    decisions.map((decision) => {
      const { applicationId } = decision;
      if (decision.outcome === 'refused') {
        const sentence = refusalSentence(decision.refusal);
        const alike = sameRefusal(decision.refusal);
        return { applicationId, outcome: 'refused', sentence, amountPence: 0, alike };
      }
      const { outcome, amountPence, envelopeId = '' } = decision;
      const sentence =
        outcome === 'approved'
          ? envelopeInWords(envelopeId)
          : 'A second person must approve these too.';
      return { applicationId, outcome, sentence, amountPence, alike: envelopeId };
    }),
  );
}

const notDeclinedWords = {
  'no-such-application': 'There is no application with this reference.',
  'not-waiting-for-a-decision':
    'Somebody has decided these meanwhile. There is nothing left to do.',
  ...whyNotDeclined,
} as const;

export function groupDeclines(decisions: readonly DeclineDecision[]): Group[] {
  return grouped(
    decisions.map(({ applicationId, outcome }) =>
      outcome === 'declined'
        ? { applicationId, outcome, sentence: 'The family reads why.', amountPence: 0, alike: '' }
        : {
            applicationId,
            outcome: 'refused',
            sentence: notDeclinedWords[outcome],
            amountPence: 0,
            alike: outcome,
          },
    ),
  );
}

/** Cases that look real, and what became of those that were not set aside any more. */
export function groupBroughtBack(brought: readonly BroughtBack[]): Group[] {
  return grouped(
    brought.map(({ applicationId, outcome }) => ({
      applicationId,
      outcome: outcome === 'brought-back' ? outcome : 'refused',
      sentence: broughtBackWords[outcome],
      amountPence: 0,
      alike: outcome,
    })),
  );
}

const broughtBackWords = {
  'brought-back': 'Assessed in a moment, and decided like every other.',
  'no-such-application': notDeclinedWords['no-such-application'],
  'not-set-aside': 'Somebody has looked at these meanwhile. There is nothing left to do.',
} as const;

/** Cases that were not tried because this person cannot approve them like this. */
export function groupPassedOver(
  cases: readonly { readonly applicationId: string; readonly refusal: ApprovalRefusal }[],
): Group[] {
  return grouped(
    cases.map(({ applicationId, refusal }) => ({
      applicationId,
      outcome: 'passed-over',
      sentence: refusalSentence(refusal),
      amountPence: 0,
      alike: sameRefusal(refusal),
    })),
  );
}

/** Cases that a bulk decision had no time for: nothing was done to them. */
export function groupLeft(applicationIds: readonly string[]): Group[] {
  const sentence =
    'There was no time left for these. They are still in the queue: go on with the next ones.';
  return grouped(
    applicationIds.map((applicationId) => ({
      ...{ applicationId, outcome: 'passed-over', sentence, amountPence: 0, alike: sentence },
    })),
  );
}

interface Decided {
  readonly applicationId: string;
  readonly outcome: Group['outcome'];
  readonly sentence: string;
  readonly amountPence: number;
  /** Decisions of one outcome with the same text here are one group. */
  readonly alike: string;
}

function grouped(decisions: readonly Decided[]): Group[] {
  const groups = new Map<string, Group>();
  for (const { applicationId, outcome, sentence, amountPence, alike } of decisions) {
    const key = `${outcome}#${alike}`;
    const group = groups.get(key) ?? { outcome, sentence, amountPence: 0, applicationIds: [] };
    group.amountPence += amountPence;
    group.applicationIds.push(applicationId);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Refusals that ask for the same thing to be done, whatever each one's amounts are. */
function sameRefusal(refusal: ApprovalRefusal): string {
  switch (refusal.kind) {
    case 'envelope-cannot-carry':
      return `${refusal.kind}#${refusal.envelopeId}`;
    case 'needs-a-reason':
      return `${refusal.kind}#${refusal.because}`;
    case 'not-waiting-for-a-decision':
      return `${refusal.kind}#${refusal.state}`;
    default:
      return refusal.kind;
  }
}

/** The summary as its page shows it. */
export function bulkSummaryView({ groups }: BulkSummary) {
  const of = (...outcomes: Group['outcome'][]) =>
    groups
      .filter((group) => outcomes.includes(group.outcome))
      .map(({ sentence, amountPence, applicationIds }) => ({
        sentence,
        amountPence,
        count: applicationIds.length,
        cases: applicationIds.map((applicationId) => ({
          applicationId,
          reference: showReference(applicationId),
        })),
      }));
  const count = (outcome: Group['outcome']) =>
    groups
      .filter((group) => group.outcome === outcome)
      .reduce((sum, group) => sum + group.applicationIds.length, 0);
  const approved = of('approved');
  return {
    approved,
    firstApprovals: of('first-approval'),
    declined: of('declined'),
    broughtBack: of('brought-back'),
    refused: of('refused'),
    passedOver: of('passed-over'),
    approvedPence: sumPence(approved.map((group) => group.amountPence)),
    counts: {
      approved: count('approved'),
      firstApproval: count('first-approval'),
      declined: count('declined'),
      broughtBack: count('brought-back'),
      refused: count('refused'),
      passedOver: count('passed-over'),
      decided:
        count('approved') +
        count('first-approval') +
        count('declined') +
        count('brought-back') +
        count('refused'),
    },
  };
}
