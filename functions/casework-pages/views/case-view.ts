import {
  asksForContactProof,
  isSetAside,
  provableContact,
  wasAssessed,
  type Application,
  type CaseAssignment,
  type ConsideredReason,
  type ContactProof,
  type OnceAssessed,
} from '#shared/applications/index.ts';
import type { DecisionReview, DuplicatePair } from '#shared/approvals/index.ts';
import { splitByCategory } from '#shared/eligibility/index.ts';
import type { EvidenceFile } from '#shared/evidence/index.ts';
import { inStoryOrder, type DomainEvent } from '#shared/events/index.ts';
import { daysBetween, showReference, type Instant } from '#shared/kernel/index.ts';
import { isOpen, wasSent, type Payment, type Voucher } from '#shared/payments/index.ts';
import { presentCheck, type PayeeCheck } from '#shared/payee-checks/index.ts';
import { categories, coveredAmounts, programmeById } from '#shared/programmes/index.ts';
import {
  actorInWords,
  adviceInWords,
  categoryWords,
  eventSentence,
  localityInWords,
  ringFenceInWords,
} from '#shared/staff-web/index.ts';

import { payeeCheckInWords } from '../words/payee-check-words.ts';
import { paymentSentence, paymentTag } from '../words/payment-sentence.ts';
import { signalSentence } from '../words/signal-words.ts';
import { voucherSentence, voucherStateWords } from '../words/voucher-sentence.ts';
import { stateWords } from '../words/queue-words.ts';
import { evidenceRows } from './evidence-view.ts';
import { factRows } from './fact-rows.ts';
import { formSections } from './form-sections.ts';
import { pairRow } from './pair-view.ts';
import { placedByRows } from './placed-by-rows.ts';
import { priorityAt } from './priority-view.ts';

/** A case with all that its partition holds. */
export interface WholeCase {
  readonly application: Application;
  /** What the bank says of the name on the account, once it was asked. */
  readonly payeeCheck: PayeeCheck | undefined;
  /** That the family typed in the code we sent, once it did. */
  readonly contactProof: ContactProof | undefined;
  readonly payments: readonly Payment[];
  readonly vouchers: readonly Voucher[];
  /** What the family sent as proof, whatever became of it. */
  readonly evidence: readonly EvidenceFile[];
  readonly events: readonly DomainEvent[];
  /** Its decisions that the family challenged, the last one last. */
  readonly reviews: readonly DecisionReview[];
  /** Who of staff has it, or had it last. */
  readonly assignment: CaseAssignment | undefined;
  /** The pairs it is one of, as the later or the earlier. */
  readonly pairs: readonly DuplicatePair[];
}

/** The one screen of a case. Nothing of a request for further help is shown but that there is one. */
export function caseView(
  { application, payeeCheck, contactProof, payments, vouchers, evidence, events, pairs }: WholeCase,
  at: Instant,
  viewerId: string,
) {
  const { applicationId, programmeId, form, area } = application;
  return {
    applicationId,
    reference: showReference(applicationId),
    fullName: form.fullName,
    programmeId,
    programme: programmeById(programmeId).name,
    state: stateOf(application),
    submittedAt: application.submittedAt,
    waitedDays: Math.floor(daysBetween(application.submittedAt, at)),
    locality: localityInWords(area.localityCode),
    ringFence: ringFenceInWords(application.ringFence),
    askedPence: application.askedPence,
    connectionRequested: application.connectionRequestId !== undefined,
    signals: (application.signals ?? []).map(signalSentence),
    helpHeld: application.heldHelp !== undefined,
    sections: formSections(application),
    evidence: evidenceRows(evidence, `/staff/cases/${application.applicationId}/evidence`),
    considered: application.considered.map(({ verdict, because, ...considered }) => ({
      name: programmeById(considered.programmeId).name,
      verdict: consideredWords[verdict],
      sentence: consideredSentences[because],
    })),
    payeeCheck:
      form.payment.method === 'bank-transfer'
        ? payeeCheckInWords(presentCheck(application, payeeCheck))
        : undefined,
    contactProof: contactProofView(application, contactProof),
    assessed: wasAssessed(application) ? assessedView(application, pairs, at) : undefined,
    pairs: pairs.map((pair) => pairRow(pair, applicationId, viewerId)),
    payments: payments.map((payment) => ({
      state: paymentTag(payment),
      sentence: paymentSentence(payment),
      holds: payment.state === 'held' ? payment.holdIds : [],
      holdLink:
        payment.state === 'ready'
          ? `/staff/holds?programme=${programmeId}&reference=${applicationId}#place`
          : undefined,
      runId: wasSent(payment) ? payment.runId : undefined,
    })),
    vouchers: vouchers.map((voucher) => ({
      reference: voucher.reference,
      mayResend: voucher.state === 'issued',
      cancelText: cancelText(voucher),
      cancelAsked: isOpen(voucher) && voucher.cancelAsked !== undefined,
      state: voucherStateWords[voucher.state],
      sentence: voucherSentence(voucher),
    })),
    history: inStoryOrder(events).map((event) => ({
      at: event.at,
      by: actorInWords(event.actor, viewerId),
      sentence: eventSentence(event.body),
    })),
  };
}

/** Whether somebody showed that our messages reach them; nothing where nobody asks for it. */
function contactProofView(application: Application, proof: ContactProof | undefined) {
  if (proof !== undefined) {
    const to = proof.channel === 'text' ? 'to its telephone' : 'to its email address';
    return {
      tag: { text: 'Proved', tone: 'green' },
      sentence: `The family typed in the code that we sent ${to}.`,
    };
  }
  if (!asksForContactProof(programmeById(application.programmeId), application)) return undefined;
  return provableContact(application) === undefined
    ? {
        tag: { text: 'Not proved', tone: 'yellow' },
        sentence:
          'No code can be sent safely. Find out in another way that the family is there, and write down how when you approve.',
      }
    : {
        tag: { text: 'Not proved', tone: 'yellow' },
        sentence:
          'The family has not typed in the code that we sent. Ring it, or wait. Approving without it takes a reason.',
      };
}

/** The state of a case in words; one that may be made by a machine says so. */
export function stateOf(application: Application) {
  return isSetAside(application) ? setAsideTag : stateWords[application.state];
}

const setAsideTag = { text: 'Maybe a machine', tone: 'yellow' } as const;

/** What the button to have a piece cancelled says; none where there is nothing to cancel. */
function cancelText(voucher: Voucher): string | undefined {
  if (voucher.state === 'issued') return 'Cancel it';
  if (voucher.state === 'ordered') return 'Cancel it, for no code came';
  return voucher.state === 'cancelled' && voucher.unknownToProvider === true
    ? 'Cancel it there, should its code have come'
    : undefined;
}

const consideredSentences: Readonly<Record<ConsideredReason, string>> = {
  'only-one-open': 'It is the fund that is open for this now.',
  'fits-best': 'It fits best of the funds that were open.',
  'gives-most': 'It could give the most of the funds that were open and fit.',
  'gives-as-much': 'It could give as much as any other fund that was open and fits.',
  nearest: 'It is the nearest of the funds that were open. Look whether it fits.',
  named: 'The application names this fund.',
  'needs-a-look': 'It may fit too, but a person would have to look into it first.',
  'gives-the-same': 'It fits too and would give the same.',
  'gives-less': 'It fits too, but would give less.',
  'does-not-seem-to-fit': 'What was told does not seem to fit its rules.',
  'cannot-help':
    'It does not help with what was asked for, or cannot pay in the way that was chosen.',
};

const consideredWords = {
  taken: { text: 'Taken', tone: 'green' },
  'fits-too': { text: 'Fits too', tone: 'blue' },
  'does-not-fit': { text: 'Does not fit', tone: 'grey' },
} as const;

const verdictWords = {
  met: { text: 'Met', tone: 'green' },
  'not-met': { text: 'Not met', tone: 'red' },
  'cannot-tell': { text: 'Cannot tell', tone: 'yellow' },
} as const;

function assessedView(application: OnceAssessed, pairs: WholeCase['pairs'], at: Instant) {
  const { assessment, duplicateOf, form } = application;
  // Said by the notice of the pair already, and with who found it.
  const foundDuplicate = pairs.some(
    ({ earlierId, state }) => earlierId === duplicateOf && state === 'duplicate',
  );
  const awarded = 'awardPence' in application ? application.awardPence : undefined;
  const owed = application.earlierAttempt?.owedPence;
  const awardPence = awarded ?? owed ?? assessment.awardPence;
  const programme = programmeById(application.programmeId);
  const split = splitByCategory(awardPence, coveredAmounts(programme, form.amountsPence));
  return {
    advice: adviceInWords(assessment.outcome),
    policyVersion: assessment.policyVersion,
    assessedAt: assessment.assessedAt,
    findings: assessment.findings.map(({ verdict, sentence }) => ({
      verdict: verdictWords[verdict],
      sentence,
    })),
    facts: [...factRows(assessment.facts), ...placedByRows(application)],
    priority: priorityAt(application, at),
    priorityWhenAssessed: assessment.priority.total,
    awardPence,
    split: categories.flatMap((category) => {
      const askedPence = form.amountsPence[category];
      if (askedPence === undefined) return [];
      return [{ name: categoryWords[category], askedPence, awardPence: split[category] ?? 0 }];
    }),
    approvals:
      'approvals' in application
        ? application.approvals.map(({ staffId, at: approvedAt, exceptionReason }) => ({
            staffId,
            at: approvedAt,
            reason: exceptionReason,
          }))
        : [],
    duplicate:
      duplicateOf === undefined || foundDuplicate
        ? undefined
        : { applicationId: duplicateOf, reference: showReference(duplicateOf) },
    letter: application.state === 'declined' ? application.letter : undefined,
  };
}
