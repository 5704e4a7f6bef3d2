import type { GatheredGrantRecords } from './gather-grants.ts';
import type { Application, CaseSearch, ContactReminder } from '#shared/applications/index.ts';
import type { DecisionReview, Claim, DuplicatePair, Match } from '#shared/approvals/index.ts';
import type { BudgetChange, Envelope } from '#shared/budget/index.ts';
import type { EventType } from '#shared/events/index.ts';
import type { EvidenceFile } from '#shared/evidence/index.ts';
import type { ConnectionRequest, HandOff, UntakenNews } from '#shared/family-connect/index.ts';
import type { DeclaredInterests } from '#shared/interests/index.ts';
import type { LocalDate } from '#shared/kernel/index.ts';
import type { LedgerEntry } from '#shared/ledger/index.ts';
import type { EnvelopeMonth } from '#shared/month-close/index.ts';
import type { Message, Receipt, StaffTask } from '#shared/messages/index.ts';
import type {
  Hold,
  HoldPart,
  Payment,
  PaymentRun,
  RunPart,
  Voucher,
} from '#shared/payments/index.ts';
import type { PayeeCheck } from '#shared/payee-checks/index.ts';
import type { ProgrammeWindowRecord } from '#shared/programmes/index.ts';
import type {
  ExpectedMovement,
  FloatTopUp,
  MonthBook,
  MonthMatches,
  RepaidLine,
  Settlement,
  StatementRecord,
  SummedLine,
} from '#shared/reconciliation/index.ts';
import type { Key } from '#shared/records/index.ts';

import type { GatheredReturns } from './check-returns.ts';
import type { RecordFault } from './check.ts';

/**
 * What the checks need of all records at once: a winter has a quarter of a million items, and names,
 * addresses and answers are no part of any promise between them.
 */
export interface GatheredRecords extends GatheredGrantRecords, GatheredReturns {
  /** Every item that was read, whatever became of it. */
  readonly items: number;
  readonly applications: ReadonlyMap<string, GatheredApplication>;
  readonly payments: ReadonlyMap<string, GatheredPayment>;
  /** Who holds what of a window, and who was awarded besides. */
  readonly claims: ReadonlyMap<string, Claim>;
  readonly holds: ReadonlyMap<string, GatheredHold>;
  readonly holdParts: ReadonlyMap<string, readonly HoldPart[]>;
  /** Stops of programmes and rails, and what is known of how rails answer: each version has its event. */
  readonly stopVersions: readonly { readonly key: Key; readonly version: number }[];
  /** The scopes whose money staff stopped, by name, and the rails that do not answer, with how they stand. */
  readonly stopped: ReadonlySet<string>;
  readonly silentRails: ReadonlyMap<string, 'open' | 'trying'>;
  readonly matches: ReadonlyMap<string, GatheredMatch>;
  readonly pairs: readonly GatheredPair[];
  /** What leads from the earlier application of a pair to the later, as `earlier>later`. */
  readonly pairLinks: ReadonlySet<string>;
  /** The applications of which it is known where to pay them. */
  readonly payees: ReadonlySet<string>;
  /** The applications whose contact was proved by a code. */
  readonly contactProofs: ReadonlySet<string>;
  /** Who is reminded of that code, or was. */
  readonly contactReminders: readonly GatheredContactReminder[];
  /** By which kinds of things staff find each application. */
  readonly searchEntries: ReadonlyMap<string, readonly string[]>;
  readonly caseSearches: readonly CaseSearch[];
  /** The ids of the files of cases that staff took away. */
  readonly caseExports: readonly string[];
  /** Who has cases, or had them: each version has its event. */
  readonly caseAssignments: readonly {
    readonly applicationId: string;
    readonly version: number;
  }[];
  /** Who of staff has an interest in what: each version has its event. */
  readonly declaredInterests: readonly {
    readonly declared: DeclaredInterests;
    readonly version: number;
  }[];
  readonly repairLinks: readonly { readonly applicationId: string; readonly linkId: string }[];
  /** What the bank said of each application's payee, where it was asked. */
  readonly payeeChecks: ReadonlyMap<string, GatheredPayeeCheck>;
  readonly envelopes: ReadonlyMap<string, Envelope>;
  readonly entries: ReadonlyMap<string, readonly LedgerEntry[]>;
  readonly budgetChanges: ReadonlyMap<string, GatheredBudgetChange>;
  readonly connections: ReadonlyMap<string, GatheredConnection>;
  /** Files for case-management systems. */
  readonly handOffs: readonly { readonly handOff: HandOff; readonly version: number }[];
  /** What the case-management system did not take when it was told. */
  readonly untakenNews: readonly UntakenNews[];
  readonly feedback: readonly GatheredFeedback[];
  /** Vouchers and codes by their reference. */
  readonly vouchers: ReadonlyMap<string, GatheredVoucher>;
  /** Of which of them a code is kept. */
  readonly codes: ReadonlySet<string>;
  /** What families were told, and what only a person can do for them, by their ids. */
  readonly messages: ReadonlyMap<string, GatheredMessage>;
  readonly tasks: ReadonlyMap<string, GatheredTask>;
  /** The files families sent as proof. */
  readonly evidence: readonly GatheredEvidence[];
  /** What families say of what was sent to them. */
  readonly receipts: readonly GatheredReceipt[];
  /** The decisions that families challenged. */
  readonly reviews: readonly GatheredReview[];
  readonly runs: ReadonlyMap<string, GatheredRun>;
  readonly runParts: ReadonlyMap<string, readonly RunPart[]>;
  /** Of which payments the accounts are kept with which each run was collected. */
  readonly runAccounts: ReadonlyMap<string, readonly GatheredRunAccounts[]>;
  /** What staff have made of windows, by partition. */
  readonly windows: ReadonlyMap<string, GatheredWindow>;
  /** The events of each partition. */
  readonly events: ReadonlyMap<string, readonly GatheredEvent[]>;
  /** What bank and providers must have booked, by the events of payments, pieces and top-ups. */
  readonly expected: readonly ExpectedMovement[];
  readonly statements: ReadonlyMap<string, GatheredStatement>;
  /** How many lines of the bank’s books each statement brought. */
  readonly linesBrought: ReadonlyMap<string, number>;
  readonly settlements: readonly GatheredSettlement[];
  readonly floatTopUps: readonly GatheredFloatTopUp[];
  /** The lines of the bank that are money groups gave back. */
  readonly repaidLines: readonly RepaidLine[];
  /** Every line of the books of bank and floats, as far as sums are concerned. */
  readonly linesOfBank: readonly SummedLine[];
  /** Every month into which anything was written, by its name. */
  readonly monthBooks: ReadonlyMap<string, GatheredMonthBook>;
  /** What months were closed with: their envelopes, by month and id, and their matches. */
  readonly envelopeMonths: ReadonlyMap<string, EnvelopeMonth>;
  readonly monthMatches: readonly MonthMatches[];
  /** Items that could not be read, or that lie where nobody looks for them. */
  /** By application: which partner finds it among its families. */
  readonly partnerFamilies: ReadonlyMap<string, string>;
  /** By partner: the version of what managers made of its access. */
  readonly partnerAccesses: ReadonlyMap<string, number>;
  readonly unreadable: readonly RecordFault[];
}

export interface GatheredApplication {
  readonly applicationId: string;
  readonly version: number;
  readonly state: Application['state'];
  readonly programmeId: string;
  readonly windowId: string;
  readonly submittedAt: string;
  /** When it came in, or was brought back to the others. */
  readonly dueFrom: string;
  readonly channel: Application['channel'];
  readonly localityCode: string;
  readonly placeStatus: Application['placeStatus'];
  /** Whether the family itself says that it lives somewhere else. */
  readonly saidElsewhere: boolean;
  /** The partner that brought it. */
  readonly partnerId: string | undefined;
  readonly personKey: string;
  readonly householdKey: string | undefined;
  readonly claimIds: readonly string[];
  readonly duplicateOf: string | undefined;
  readonly openPairs: readonly string[];
  /** The hashes it shares or may come to share with others, by the matches that stand for them. */
  readonly matchIds: readonly string[];
  readonly connectionRequestId: string | undefined;
  /** It may be made by a machine, and waits for a person instead of its assessment. */
  readonly setAside: boolean;
  /** Absent before it was assessed. */
  readonly outcome: 'eligible' | 'not-eligible' | 'refer' | undefined;
  readonly awardPence: number | undefined;
  readonly paymentId: string | undefined;
  /** When it was decided, unless it waits for a person. */
  readonly decidedAt: string | undefined;
  readonly approvedWithReason: boolean;
  /** By which kinds of things staff must find it. */
  readonly searchPlaces: readonly string[];
}

export interface GatheredPayeeCheck {
  readonly version: number;
  readonly check: PayeeCheck;
}

export interface GatheredPayment {
  readonly version: number;
  readonly payment: Payment;
}

export interface GatheredReview {
  readonly version: number;
  readonly review: DecisionReview;
}

export interface GatheredContactReminder {
  readonly reminder: ContactReminder;
  readonly version: number;
}

export interface GatheredMessage {
  readonly version: number;
  readonly message: Message;
}

export interface GatheredVoucher {
  readonly version: number;
  readonly voucher: Voucher;
}

export interface GatheredReceipt {
  readonly version: number;
  readonly receipt: Receipt;
}

export interface GatheredEvidence {
  readonly version: number;
  readonly file: EvidenceFile;
}

export interface GatheredTask {
  readonly version: number;
  readonly task: StaffTask;
}

export interface GatheredWindow {
  readonly version: number;
  readonly window: ProgrammeWindowRecord;
}

export interface GatheredBudgetChange {
  readonly version: number;
  readonly change: BudgetChange;
}

export interface GatheredRun {
  readonly version: number;
  readonly run: PaymentRun;
}

export interface GatheredRunAccounts {
  readonly part: number;
  readonly references: readonly string[];
}

export interface GatheredHold {
  readonly version: number;
  readonly hold: Hold;
}

export interface GatheredMatch {
  readonly version: number;
  readonly match: Match;
}

export interface GatheredPair {
  readonly version: number;
  readonly pair: DuplicatePair;
}

export interface GatheredFeedback {
  readonly feedbackId: string;
  readonly version: number;
  /** When it is kept no longer; undefined once it was removed. */
  readonly keptUntil: LocalDate | undefined;
}

export interface GatheredConnection {
  readonly version: number;
  readonly connectionRequestId: string;
  readonly state: ConnectionRequest['state'];
  readonly localityCode: string;
  /** The team it came to first, before anybody sent it on. */
  readonly cameTo: string;
  readonly bounced: number;
  /** How often its layer was chosen, CASS was told, and answered. */
  readonly triaged: number;
  readonly escalated: number;
  readonly answered: number;
  /** How often it was put into a file, and how often somebody said whether it arrived. */
  readonly handedOff: number;
  readonly handOffsAnswered: number;
  /** How often the case-management system took what it was told of it. */
  readonly caseSystemTold: number;
  /** The file it is in. */
  readonly handOffId: string | undefined;
  /** It does not say yet whether it arrived. */
  readonly awaitsMark: boolean;
  readonly contacted: boolean;
  /** By its team. */
  readonly closed: boolean;
  readonly receivedAt: string;
  readonly allocatedAt: string | undefined;
  /** What was said to CASS was removed. */
  readonly wordsRemoved: boolean;
  /** When it is kept no longer; undefined while it waits for a worker, and once nothing is left to remove. */
  readonly keptUntil: LocalDate | undefined;
  /** Withdrawn, and its worker does not know yet. */
  readonly workerToTell: boolean;
}

export interface GatheredEvent {
  readonly eventId: string;
  readonly sk: string;
  readonly type: EventType;
  /** Who of staff it was, when it was one of them. */
  readonly staffId?: string;
}

export interface GatheredStatement {
  readonly version: number;
  readonly statement: StatementRecord;
}

export interface GatheredMonthBook {
  readonly version: number;
  readonly book: MonthBook;
}

export interface GatheredFloatTopUp {
  readonly version: number;
  readonly topUp: FloatTopUp;
}

export interface GatheredSettlement {
  readonly version: number;
  readonly settlement: Settlement;
}
