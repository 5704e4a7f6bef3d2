import * as z from 'zod';

/** The five DWP categories of spend, and advice. Source: HSF management information, domain-facts.md §1.5. */
export const categories = [
  'food',
  'energy-and-water',
  'linked-essentials',
  'wider-essentials',
  'housing-costs',
] as const;
export const categorySchema = z.enum(categories);
export type Category = z.infer<typeof categorySchema>;

export const ringFences = ['children', 'pensioners', 'others'] as const;
export const ringFenceSchema = z.enum(ringFences);
export type RingFence = z.infer<typeof ringFenceSchema>;

/**
 * All ways there are; a programme lists those it offers, those it would rather pay by first. With
 * `needs-another-way` somebody agrees on a way with the family.
 */
export const payoutMethods = [
  'bank-transfer',
  'cash-out',
  'supermarket-voucher',
  'fuel-voucher',
  'needs-another-way',
] as const;
export type PayoutMethod = (typeof payoutMethods)[number];

/** Kebab-case, as configured; what comes in from outside is checked against a `ProgrammeRegistry`. */
export type ProgrammeId = string;

/** One period in which a programme takes applications; a household has one award in it. */
export interface ProgrammeWindow {
  readonly windowId: string;
  /** First and last day, in Birmingham's calendar. */
  readonly opensOn: string;
  readonly closesOn: string;
  /** Who may apply on its days, unless staff say otherwise. */
  readonly openTo: 'everybody' | 'partners';
  /** Prepared and promised to nobody: it follows its dates only once a manager has scheduled it. */
  readonly draft?: true;
}

/** An award up to `upToPence` needs so many approvals, each by somebody else. */
export interface ApprovalTier {
  readonly upToPence: number;
  readonly approvals: 1 | 2;
}

/**
 * What an award up to `upToPence` rests on: the family's own word, or something a worker has seen or
 * the family's reason why there is nothing to show. Going on without it takes a recorded reason.
 */
export interface EvidenceTier {
  readonly upToPence: number;
  readonly asks: 'own-word' | 'seen-or-explained';
}

/** A ring-fence and the least share of the programme's money it is planned to have. */
export interface RingFenceShare {
  readonly ringFence: RingFence;
  readonly share: number;
}

/** The days of one budget of a fund. */
export type FundWindow = Pick<ProgrammeWindow, 'windowId' | 'opensOn' | 'closesOn' | 'draft'>;

/**
 * Money in envelopes that is approved by tiers and paid in runs: all that budget, runs, holds, stops and
 * books ask of a programme. Whom it pays is none of their business (docs/decisions/0055).
 */
export interface Fund {
  readonly programmeId: ProgrammeId;
  readonly name: string;
  /** It pays community groups, so that nothing of it is ever counted as a household's. */
  readonly paysGroups?: true;
  readonly windows: readonly FundWindow[];
  readonly payoutMethods: readonly PayoutMethod[];
  /** What an approver may choose for a family that cannot wait for Bacs; absent, everybody waits. */
  readonly urgentRail?: 'faster-payments';
  readonly approvalTiers: readonly ApprovalTier[];
  readonly ringFences: readonly { readonly ringFence: string; readonly share: number }[];
  /** Part of the total that no locality holds: for hidden and unknown addresses, and for envelopes run dry. */
  readonly cityPoolShare: number;
  /** Least share of the total any locality is planned to have. */
  readonly localityFloorShare: number;
  /** Which deprivation figures its envelopes and reports use; two vintages are never mixed. */
  readonly vintage: 2019 | 2025;
}

/** A return to the Department for Work and Pensions. Source: domain-facts.md §1.5. */
export interface OfficialReturnLayout {
  /** The file's name begins so: `HSF1MI`. */
  readonly fileBeginning: string;
  readonly everyMonths: 3 | 6;
  /** Only its official form is taken: ours is what to copy into it. */
  readonly isForCopying?: true;
}

/**
 * A programme is configuration, never code: all that differs between one fund of households and another
 * is written here and in the policy it names. Nothing branches on a programme's id.
 */
export interface Programme extends Fund {
  readonly familyName: string;
  readonly funder: string;
  readonly windows: readonly ProgrammeWindow[];
  /** The most a family may ask for; no policy of the programme gives more. */
  readonly capPence: number;
  /** What it helps with; what else a family asked for is kept, and not counted here. */
  readonly categories: readonly Category[];
  /** What its funder asks to be told, and how often; absent where nobody asks. */
  readonly officialReturn?: OfficialReturnLayout;
  readonly evidenceTiers: readonly EvidenceTier[];
  /**
   * Whether somebody who applied for themselves has to show that our messages reach them before an award is
   * approved; going on without it takes a recorded reason.
   */
  readonly contactProof: 'before-approval' | 'none';
  /** How long after the decision what a family sent as proof is kept, while it may challenge it. At least seven days. */
  readonly evidenceKeptDays: number;
  /**
   * For how many working days a family may challenge a "no", absent as long as it likes; and within
   * how many it is answered, absent as our own figure is.
   */
  readonly challenges?: {
    readonly withinWorkingDays?: number;
    readonly answerWithinWorkingDays?: number;
  };
  readonly ringFences: readonly RingFenceShare[];
  /**
   * Every policy it ever had, with rules and award table. The latest in force on the day an
   * application came in decides it.
   */
  readonly policyVersions: readonly string[];
}
