import * as z from 'zod';

/** On until switched off, off, or on for so many more times. */
const switchSchema = z.union([z.boolean(), z.int().nonnegative()]);

const faultsSchema = z.strictObject({
  /** Answers 503 to every file. */
  outage: switchSchema,
  /** Answers a file only after so many milliseconds of real time; the work is done at once. */
  lateMs: z.int().min(0).max(120_000),
  /** Takes the file, then drops the connection without an answer. */
  loseReply: switchSchema,
  /** Takes a file, and answers with a pound more than it holds. */
  wrongTotal: switchSchema,
  /** Answers 409 to a file that it has, also when it is the very same. */
  conflictWhenKnown: switchSchema,
  /** Rejects every second credit of a file that it takes. */
  partlyReject: switchSchema,
  /** Says a pound more than is left in the statement of a float. */
  wrongBalance: switchSchema,
  /** Lists each line of a float's statement twice. */
  repeatLines: switchSchema,
  /** Takes an order from the float twice. */
  chargeTwice: switchSchema,
  /** Sends each report so many times. */
  repeatReports: z.int().min(1).max(10),
  /** Sends what is due together in an arbitrary order, always the same one. */
  shuffleReports: z.boolean(),
  /** A report does not get through and is sent again later. */
  failReports: switchSchema,
  /** Kinds of report to keep back until this list no longer names them. */
  withholdReports: z.array(z.enum(['input', 'settlement', 'returns'])),
});

export type BankFaults = z.infer<typeof faultsSchema>;

/** A change names only what it changes. */
export const faultsChangeSchema = faultsSchema.partial();

export type BankFaultsChange = z.infer<typeof faultsChangeSchema>;

const noFaults: BankFaults = {
  outage: false,
  lateMs: 0,
  loseReply: false,
  wrongTotal: false,
  conflictWhenKnown: false,
  partlyReject: false,
  wrongBalance: false,
  repeatLines: false,
  chargeTwice: false,
  repeatReports: 1,
  shuffleReports: false,
  failReports: false,
  withholdReports: [],
};

type CountedFault =
  | 'outage'
  | 'loseReply'
  | 'failReports'
  | 'wrongTotal'
  | 'conflictWhenKnown'
  | 'partlyReject'
  | 'wrongBalance'
  | 'repeatLines'
  | 'chargeTwice';

export interface FaultPanel {
  readonly shown: () => BankFaults;
  readonly change: (change: BankFaultsChange) => void;
  /** Whether the fault strikes now; a counted fault is used up by asking. */
  readonly strikes: (fault: CountedFault) => boolean;
}

/** What is broken on purpose. Kept in memory: a bank that starts again is in good health. */
export function createFaultPanel(onChange: () => void): FaultPanel {
  let faults = noFaults;
  return {
    shown: () => faults,
    change: (change) => {
      faults = faultsSchema.parse({ ...faults, ...change });
      onChange();
    },
    strikes: (fault) => {
      const left = faults[fault];
      if (typeof left === 'boolean') return left;
      if (left === 0) return false;
      faults = { ...faults, [fault]: left - 1 };
      return true;
    },
  };
}
