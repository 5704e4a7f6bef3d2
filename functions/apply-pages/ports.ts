import type {
  Considered,
  createStopHeldHelp,
  OnBehalf,
  openHandOver,
  SubmissionRefusal,
  SubmitApplication,
  Submitted,
} from '#shared/applications/index.ts';
import type { ContactCodes } from '#shared/contact-codes/index.ts';
import type { createKeepEqualityAnswers } from '#shared/equality/index.ts';
import type {
  createAddEvidence,
  createWithdrawEvidence,
  EvidenceFile,
} from '#shared/evidence/index.ts';
import type { createGiveFeedback } from '#shared/feedback/index.ts';
import type {
  createOpenConnection,
  createWithdrawConnection,
} from '#shared/family-connect/index.ts';
import type { Limiter } from '#shared/limits/index.ts';
import type { Instant, LocalDate, Pence, Result } from '#shared/kernel/index.ts';
import type { createChallengeDecision, DecisionReview } from '#shared/approvals/index.ts';
import type { createFindConnection } from './connect/find-connection.ts';
import type { createAnswerReceipt } from '#shared/messages/index.ts';
import type { PieceRailName, Voucher } from '#shared/payments/index.ts';
import type { SavedApplications } from '#shared/saved-applications/index.ts';
import type { Door, StandingWindow } from '#shared/programmes/index.ts';
import type {
  createChangePayee,
  createFindRepairLink,
  createFindWaysToPay,
  createFollowRepairLink,
  createWithdrawApplication,
} from '#shared/payments/index.ts';

/** What the family pages ask of the rest of the platform. */
export interface ApplyPorts {
  /** Safe to call twice with one application id: the second call finds what the first one made. */
  submitApplication(request: SubmitApplication): Promise<Result<Submitted, SubmissionRefusal>>;
  /** Answers that are kept for whoever comes back. */
  readonly savedApplications: SavedApplications;
  /** Counts what strangers may only do so often. */
  readonly limiter: Limiter;
  /** What is open to that door at an instant; asked before every step, so that closing shows at once. */
  readOpenWindows(at: Instant, door: Door): Promise<readonly StandingWindow[]>;
  /** What somebody brings who applies for a family; refused when it is none of ours, or too old. */
  readonly openHandOver: (token: string, at: Instant) => ReturnType<typeof openHandOver>;
  /** Whether whoever applies for families still may: their organisation can be stopped. */
  readonly mayApplyFor: (by: OnBehalf['by']) => Promise<boolean>;
  /** Whether an application with that id was sent. */
  readonly wasSent: (applicationId: string) => Promise<boolean>;
  /** The application with that reference, if the other details are the applicant's own. */
  findStatus(asked: StatusQuestion): Promise<ApplicationStatus | undefined>;
  /**
   * Whether the bank could have such an account (modulus check). Unknown sort codes count as
   * possible; without the check, the bank's own answer is the first to know.
   */
  isPossibleAccount?(account: {
    readonly sortCode: string;
    readonly accountNumber: string;
  }): Promise<boolean>;
  /** Whether a family got what was sent to it; a "no" becomes a task for staff. */
  readonly answerReceipt: ReturnType<typeof createAnswerReceipt>;
  /** Whether a link of ours lets somebody say so of this application. */
  readonly isReceiptLink: (applicationId: string, token: string) => boolean;
  /** Sends the codes a family holds once more, to the contact of its application. */
  readonly resendCodes: (applicationId: string) => Promise<'sent' | 'nothing-to-send'>;
  /** Takes an application back for its family, once; refused when money of it is out. */
  readonly withdrawApplication: ReturnType<typeof createWithdrawApplication>;
  /** Photos and papers as proof: what is here, one more, and one taken back. */
  readonly findEvidence: (applicationId: string) => Promise<readonly EvidenceFile[]>;
  readonly addEvidence: ReturnType<typeof createAddEvidence>;
  readonly withdrawEvidence: ReturnType<typeof createWithdrawEvidence>;
  /** Takes a challenge of a "no", once for each decision. */
  readonly challengeDecision: ReturnType<typeof createChallengeDecision>;
  /** How an award can be paid, for the form on which its family chooses another way. */
  /** Asking for further help without an application, finding that again, and stopping either. */
  readonly openConnection: ReturnType<typeof createOpenConnection>;
  readonly findConnection: ReturnType<typeof createFindConnection>;
  readonly withdrawConnection: ReturnType<typeof createWithdrawConnection>;
  readonly stopHeldHelp: ReturnType<typeof createStopHeldHelp>;
  /** By codes to the contact of an application its family shows that messages reach it. */
  readonly contactCodes: ContactCodes;
  /** Where a code would go; undefined when none is asked for, or it was typed in already. */
  readonly findCodeTo: (reference: string) => Promise<CodeTo | undefined>;
  /** What somebody told of themselves after sending, kept apart from it. */
  readonly keepEqualityAnswers: ReturnType<typeof createKeepEqualityAnswers>;
  /** What somebody thinks of our pages, without their name. */
  readonly giveFeedback: ReturnType<typeof createGiveFeedback>;
  readonly findWaysToPay: ReturnType<typeof createFindWaysToPay>;
  readonly isOpenLink: ReturnType<typeof createFindRepairLink>;
  readonly followRepairLink: ReturnType<typeof createFollowRepairLink>;
  readonly changePayee: ReturnType<typeof createChangePayee>;
}

/** Where a code goes, as far as it is shown. */
export interface CodeTo {
  readonly channel: 'text' | 'email';
  /** The last three digits of the telephone. */
  readonly ending?: string | undefined;
}

export interface StatusQuestion {
  readonly reference: string;
  readonly dateOfBirth: string;
  /** Undefined when the applicant says they have no postcode, or are in a refuge. */
  readonly postcode?: string | undefined;
}

/** What a family may know about its own application, in the order it happened. */
export interface ApplicationStatus {
  readonly reference: string;
  readonly events: readonly StatusEvent[];
  readonly next:
    | 'decide'
    | 'pay'
    | 'agreeWay'
    | 'order'
    | 'redeem'
    | 'paid'
    | 'returned'
    | 'decideAgain'
    | 'payAgain'
    | 'declined'
    | 'withdrawn';
  /** What can be told of when, from what is counted and from the calendar of the banks. */
  readonly expected?: Expected;
  /** The codes or vouchers of a payment, in their order; a code is never shown but by its ending. */
  readonly pieces: readonly StatusPiece[];
  /** What the family said of the attempt under way, once something was sent; absent before. */
  readonly receipt?: 'asked' | 'confirmed' | 'denied';
  /** Whether the family can still take it back: no money of it is out. */
  readonly mayWithdraw: boolean;
  /** There while a code is to be typed in before we can pay. */
  readonly codeTo?: CodeTo;
  readonly moreHelp: boolean;
  /** The request for further help that came with it, while its family can still stop it. */
  readonly moreHelpToStop?:
    { readonly kind: 'sent'; readonly connectionRequestId: string } | { readonly kind: 'held' };
  /** Whether the family can say that a "no" is wrong; it can once, and perhaps not for ever. */
  readonly mayChallenge: boolean;
  /** What came of it, when it did. */
  readonly challenge?: Challenge;
  /** Why it was a "no", and the English words the person who decided sent with it. */
  readonly letter?: { readonly reason: string; readonly words: string };
  /** The fund it was taken for first, then the others that were open when it came in. */
  readonly funds: readonly ConsideredFund[];
}

/** Where the challenge of the last decision stands; the letter is there when the decision stands. */
export interface Challenge {
  readonly state: DecisionReview['state'];
  readonly openedAt: Instant;
  readonly answerBy: LocalDate;
  readonly letter?: string;
}

export type Expected =
  /** By when the last of those who wait now is decided, at the present speed. */
  | { readonly kind: 'decision'; readonly workingDays: number; readonly on: LocalDate }
  /** Too little was decided lately to say. */
  | { readonly kind: 'decision-unknown' }
  /** Approved, and not yet in a payment run, whose day nobody knows. */
  | { readonly kind: 'next-run' }
  /** A person looks at the payment before it goes. */
  | { readonly kind: 'looked-at' }
  | { readonly kind: 'arrives'; readonly on: LocalDate }
  /** It should have been there by that day, and no bank has said so. */
  | { readonly kind: 'late'; readonly on: LocalDate };

/** What became of one fund that was open, by the name that families know it by. */
export interface ConsideredFund {
  readonly name: string;
  readonly taken: boolean;
  readonly because: Considered['because'];
}

export interface StatusPiece {
  readonly rail: PieceRailName;
  readonly state: Voucher['state'];
  readonly amountPence: Pence;
  readonly codeEnding: string | undefined;
  readonly expiresAt: Instant | undefined;
  /** What becomes of its money, when it ran out or was cancelled. */
  readonly follows: PieceFollows | undefined;
}

/** What a family may do or expect about a code that ended unused. */
export type PieceFollows =
  /** It says how it wants to be paid instead. */
  | 'choose'
  /** It did, or nothing was taken, and a person approves it again. */
  | 'being-checked'
  /** Other codes of the same payment can still be used: this part is settled after them. */
  | 'waits-for-others'
  /** Approved again, and not yet sent. */
  | 'paying-again'
  | 'new-ordered'
  | 'new-made'
  | 'to-bank'
  | 'paid';

export interface StatusEvent {
  readonly kind:
    | 'received'
    | 'being-read'
    | 'said-yes'
    | 'said-no'
    | 'taken-back'
    | 'challenged'
    | 'stays-no'
    | 'reopened'
    | 'payment-sent'
    | 'code-made'
    | 'code-used'
    | 'code-ended'
    | 'paid'
    | 'payment-returned'
    | 'payment-not-made'
    | 'details-changed'
    | 'more-help-asked'
    | 'more-help-found'
    | 'more-help-stopped';
  readonly at: Instant;
  readonly amountPence?: Pence;
}
