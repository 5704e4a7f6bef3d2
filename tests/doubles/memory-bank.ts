import {
  firstBalancePence,
  movementsUntil,
  type AccountMovement,
  type TakenFile,
} from '#infra/local/providers/bank/account-movements.ts';
import { openingTime, placeInCycle } from '#infra/local/providers/bank/bank-cycle.ts';
import {
  planCredits,
  planReports,
  type PlannedCredit,
  type PlannedReport,
} from '#infra/local/providers/bank/credit-outcomes.ts';
import { statementFile } from '#infra/local/providers/bank/statement-files.ts';
import { invariant, sumPence, type Clock, type Instant } from '#shared/kernel/index.ts';
import type { PaymentRail, RailAnswer, RailFile, RailReport } from '#shared/payments/index.ts';
import { fileSerialOf } from '#shared/payments/rails/bacs/index.ts';
import type { Period } from '#shared/reconciliation/index.ts';
import type { BankWitness } from '#shared/verification/index.ts';

/** What the bank knows of one credit of one file. */
export interface BankCredit extends PlannedCredit {
  readonly idempotencyKey: string;
}

/**
 * The bank simulator without its server and its disk: the same days, the same fates by account
 * number, the same reports. It takes each key once; whoever asks again gets the first answer.
 */
export interface MemoryBank extends PaymentRail {
  readonly credits: readonly BankCredit[];
  /** The reports that fell due since this was last asked, in the order they are sent. */
  readonly takeDue: () => readonly RailReport[];
  /** Whether a report has yet to fall due. */
  readonly expectsMore: () => boolean;
  readonly totals: () => BankWitness;
  /** What our account holds when a month is over. */
  readonly heldAt: (endOfMonth: string) => number;
  /** The statement of our account for days that have begun, as a person downloads it. */
  readonly statement: (period: Period) => Uint8Array;
  /** Refuses every file for good, with these reasons, until told otherwise. */
  readonly refuse: (reasons: readonly string[]) => void;
  /** Says neither yes nor no to files that it does not have, and takes none of them, until told otherwise. */
  readonly beUnclear: (on: boolean) => void;
  /** Whether it has the file of a key, as whoever rings it is told; asked about one it has not, it never takes it. */
  readonly lookUp: (idempotencyKey: string) => 'has-it' | 'never';
  /** Rejects every other credit of the files it takes, until told otherwise. */
  readonly rejectPartly: (on: boolean) => void;
}

/** `onTaken` sees each file that it takes, `onOther` each that is not the one it took under the same key. */
export function createMemoryBank(
  clock: Clock,
  onTaken: (file: RailFile) => void = () => undefined,
  onOther: (file: RailFile) => void = () => undefined,
): MemoryBank {
  const taken = new Map<string, { readonly text: string; readonly answer: RailAnswer }>();
  const credits: BankCredit[] = [];
  const files: TakenFile[] = [];
  let planned: readonly PlannedReport[] = [];
  let refusing: readonly string[] = [];
  let rejectingPartly = false;
  let unclear = false;
  const never = new Set<string>();

  function take(file: RailFile): RailAnswer {
    const text = JSON.stringify(file);
    const earlier = taken.get(file.idempotencyKey);
    if (earlier?.text === text) return earlier.answer;
    if (earlier !== undefined) {
      onOther(file);
      const reasons = ['another file was handed in under this idempotency key'];
      return { kind: 'unclear', reasons };
    }
    if (never.has(file.idempotencyKey)) return refusal('this file was called off');
    if (unclear) return { kind: 'unclear', reasons: ['the service cannot say'] };
    if (refusing.length > 0) return refusal(...refusing);
    const receivedAt = clock.now();
    const placed = placeInCycle(receivedAt, file.createdOn);
    if (!placed.ok) return refusal(placed.failure);
    const { idempotencyKey } = file;
    const submissionId = `BACS-${idempotencyKey}`;
    const own = planCredits(file.credits.map(bacsCredit), placed.value, rejectingPartly);
    credits.push(...own.map((credit) => ({ ...credit, idempotencyKey })));
    files.push({
      ...{ submissionId, fileSerial: fileSerialOf(idempotencyKey) },
      totalPence: sumPence(file.credits.map(({ amountPence }) => amountPence)),
      settlesAt: openingTime(placed.value.entryDay),
    });
    const reports = planReports(
      { submissionId, idempotencyKey, receivedAt, cycle: placed.value },
      own,
    );
    planned = [...planned, ...reports];
    onTaken(file);
    const answer = { kind: 'accepted', submissionId } as const;
    taken.set(idempotencyKey, { text, answer });
    return answer;
  }

  return {
    name: 'bank double',
    credits,
    submit: (file) => Promise.resolve(take(file)),
    takeDue() {
      const now = clock.now();
      const due = planned.filter(({ dueAt }) => dueAt <= now);
      planned = planned.filter(({ dueAt }) => dueAt > now);
      return due.map(({ report }) => report);
    },
    expectsMore: () => planned.length > 0,
    totals: () => totalsOf(credits, clock.now()),
    heldAt: (month) =>
      firstBalancePence +
      sumPence(
        movements(clock.now(), files, credits)
          .filter(({ bookedOn }) => bookedOn.slice(0, 7) <= month)
          .map(({ amountPence }) => amountPence),
      ),
    statement({ from, to }) {
      const address = `/statement.xml?from=${from}&to=${to}`;
      const made = statementFile(address, clock.now(), (until) => movements(until, files, credits));
      invariant(made?.ok === true, `There is no statement of ${from} to ${to} yet`);
      return new TextEncoder().encode(made.value.body);
    },
    rejectPartly: (on) => {
      rejectingPartly = on;
    },
    beUnclear: (on) => {
      unclear = on;
    },
    lookUp(idempotencyKey) {
      if (taken.has(idempotencyKey)) return 'has-it';
      never.add(idempotencyKey);
      return 'never';
    },
    refuse: (reasons) => {
      refusing = reasons;
    },
  };
}

function movements(
  until: Instant,
  files: readonly TakenFile[],
  credits: readonly BankCredit[],
): AccountMovement[] {
  const back = credits.flatMap(
    ({ idempotencyKey, reference, amountPence, rejectedFor, returnsAt }, position) =>
      rejectedFor === undefined && returnsAt === undefined
        ? []
        : [
            {
              ...{ submissionId: `BACS-${idempotencyKey}`, bankId: `CREDIT-${position}` },
              ...{ reference, amountPence, returnsAt },
            },
          ],
  );
  return movementsUntil(until, files, back);
}

function refusal(...reasons: readonly string[]): RailAnswer {
  return { kind: 'refused', reasons };
}

function bacsCredit({
  reference,
  amountPence,
  sortCode,
  accountNumber,
  payeeName,
}: RailFile['credits'][number]) {
  return { reference, amountPence, sortCode, accountNumber, payeeName };
}

function totalsOf(credits: readonly BankCredit[], now: string): BankWitness {
  const pence = (which: (credit: BankCredit) => boolean) =>
    credits.filter(which).reduce((sum, { amountPence }) => sum + amountPence, 0);
  const happened = (at: string | undefined) => at !== undefined && at <= now;
  const references = credits.map(({ reference }) => reference);
  return {
    credits: credits.length,
    submittedPence: pence(() => true),
    rejectedPence: pence(({ rejectedFor }) => rejectedFor !== undefined),
    settledPence: pence(({ settlesAt }) => happened(settlesAt)),
    returnedPence: pence(({ returnsAt }) => happened(returnsAt)),
    referencesPaidTwice: references.length - new Set(references).size,
  };
}
