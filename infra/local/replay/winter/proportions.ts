import type { ApplicationForm } from '#shared/applications/index.ts';

/**
 * What the invented winter is made of. Published figures say so; everything else is invented, chosen
 * so that each kind of trouble comes up often enough to be seen and seldom enough to be believed.
 */

/** The winter window of the fund. Source: product.md, "The money programmes"; the window's own dates. */
export const firstDay = '2021-12-06';
export const lastDay = '2022-03-31';
export const daysInWindow = 116;

/** Published: 22,000 households helped, 13,150 of whose applications asked for more help. */
export const publishedHouseholds = 22_000;
export const publishedWantingMore = 13_150;

/** Of the households that are helped in the end. What is left has no trouble at all. Invented. */
export const helpedShares = {
  /** A room in a shared house, and says so: its address is no sign of a second application. */
  'shared-house': 0.05,
  /** A bed in one of a few hostels. */
  hostel: 0.02,
  /** Rents a room but calls it a private tenancy: looks like the other tenant's second application. */
  'shares-address-unsaid': 0.005,
  'no-fixed-address': 0.012,
  refuge: 0.006,
  /** So new that no list has its postcode. */
  'new-build': 0.004,
  /** Cannot remember whether it had an award in the last year. */
  'unsure-of-award': 0.01,
  /** Placed beyond the boundary by the council: Birmingham still helps. */
  'placed-outside': 0.004,
} as const;

/** On top of those helped, as shares of their number. Invented. */
export const unhelpedShares = {
  /** Another adult, or the same one under another spelling, on a later day. */
  'second-application': 0.04,
  /** At a real postcode of a neighbouring council. Nearly half of the B postcodes are. */
  'outside-city': 0.03,
  /** No means-tested benefit, and income above the line. */
  'above-the-line': 0.025,
  /** Awarded, but the bank cannot keep the money there. */
  'money-comes-back': 0.0135,
} as const;

/**
 * How the bank sends money back: how the account number starts, by the simulator's table of special
 * accounts, and how often. Invented, closed accounts first.
 */
export const accountsThatFail = [
  /** Closed. */
  ['9990', 37],
  /** No such account. */
  ['9991', 22],
  /** The holder has died. */
  ['9992', 4],
  /** Details that cannot be right. */
  ['9993', 15],
  /** Closed between the third day and the fifth: it settles first, then comes back. */
  ['9994', 7],
  /** Refused with the file's own report. */
  ['9997', 15],
] as const;

/** How often a partner's system sends the same application again with the same key. Invented. */
export const sentTwiceShare = 0.015;

/** Messages that a queue delivers twice, of all it delivers. SQS promises only "at least once". Invented. */
export const queueDuplicateRate = 0.02;

/** On one working day in so many the bank sends each of its reports twice. Invented. */
export const bankRepeats = { everyWorkingDays: 5, copies: 2 } as const;

/**
 * How long the bank takes no file, in working days, and how far into the winter's working days that
 * begins: in January, when most of the applications are already in. Invented.
 */
export const bankOutage = { workingDays: 2, beginsAfterShare: 0.33 } as const;

/** The second delivery comes at once, so that two workers hold the same message side by side. */
export const queueDuplicateWithinMs = 0;

/** Households with a child or a pregnancy: the fund set half of its money aside for them. */
export const withChildrenShare = 0.5;

/** Of the others, those with somebody over 65. Invented. */
export const pensionerShare = 0.14;

/** The city's larger languages after English. Weights invented. */
export const languages = [
  ['en', 820],
  ['ur', 50],
  ['pa', 25],
  ['bn', 22],
  ['so', 16],
  ['ar', 20],
  ['pl', 16],
  ['ro', 18],
  ['fa', 7],
  ['ti', 6],
] as const;

/** What the money is for, most of it £150 in all. Weights invented. */
export const askings: readonly (readonly [ApplicationForm['amountsPence'], number])[] = [
  [{ food: 70_00, 'energy-and-water': 80_00 }, 34],
  [{ 'energy-and-water': 150_00 }, 18],
  [{ food: 150_00 }, 14],
  [{ food: 50_00, 'energy-and-water': 50_00, 'linked-essentials': 50_00 }, 12],
  [{ food: 90_00, 'wider-essentials': 60_00 }, 8],
  [{ 'energy-and-water': 100_00, 'linked-essentials': 50_00 }, 4],
  [{ 'housing-costs': 150_00 }, 3],
  [{ food: 80_00 }, 2],
  [{ food: 60_00, 'energy-and-water': 60_00 }, 2],
  [{ 'wider-essentials': 100_00 }, 1],
  // More than a household gets: the award stops at the fund's £150.
  [{ food: 100_00, 'energy-and-water': 100_00 }, 2],
];
