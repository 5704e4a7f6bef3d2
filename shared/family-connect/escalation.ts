import * as z from 'zod';

import {
  localDate,
  plusCalendarMonths,
  type Instant,
  type LocalDate,
} from '#shared/kernel/index.ts';

/**
 * How much help a family needs, from the least to the most. Source: Right Help Right Time, Birmingham's
 * threshold document: Universal, Universal Plus, Additional Needs, Complex/Significant.
 */
export const helpLayers = ['universal', 'universal-plus', 'additional', 'complex'] as const;
export type HelpLayer = (typeof helpLayers)[number];

/** The layer whose families are for CASS, and wait in no queue. */
export const cassLayer = 'complex' satisfies HelpLayer;
/** The layers that a team gives its families itself. */
export const teamLayers = ['universal', 'universal-plus', 'additional'] as const;
export type TeamLayer = (typeof teamLayers)[number];

/** How CASS, or the police, was told. */
export const cassRoutes = ['telephone', 'in-writing', 'police'] as const;
export type CassRoute = (typeof cassRoutes)[number];

/** What came of it: CASS works with the family, or its team goes on. */
export const cassAnswers = ['took-on', 'sent-back'] as const;
export type CassAnswer = (typeof cassAnswers)[number];

/**
 * That CASS was told of a family, as whoever told it wrote it down. It is no part of what the family agreed to:
 * the family may stop its request, and this stays.
 */
export const escalationSchema = z.strictObject({
  /** The day and the time in Birmingham when it was said, not when it was written down. */
  saidOn: z.iso.date(),
  saidAt: z.string().regex(/^\d\d:\d\d$/),
  route: z.enum(cassRoutes),
  /** Gone once it is kept no longer. */
  said: z
    .strictObject({
      toWhom: z.string(),
      whatWasSaid: z.string(),
      /** CASS's own, where it gave one. */
      reference: z.string().optional(),
    })
    .optional(),
  notedAt: z.string(),
  notedBy: z.string(),
  answer: z
    .strictObject({
      kind: z.enum(cassAnswers),
      words: z.string().optional(),
      at: z.string(),
      by: z.string(),
    })
    .optional(),
});
export type Escalation = z.infer<typeof escalationSchema>;

interface Escalated {
  readonly escalations?: readonly Escalation[] | undefined;
}

/** The one of which nobody has noted what CASS answered; a request has one at a time. */
export function unansweredEscalation({ escalations = [] }: Escalated): Escalation | undefined {
  return escalations.find(({ answer }) => answer === undefined);
}

/** Six years after they were said. */
export const wordsKeptMonths = 72;

/**
 * The day in Birmingham from which the words of a request's escalations are kept no longer: six years after
 * the last of them; undefined where there are none.
 */
export function endOfEscalations({ escalations = [] }: Escalated): LocalDate | undefined {
  const last = escalations
    .filter(hasWords)
    .map(({ notedAt }): Instant => notedAt)
    .sort()
    .at(-1);
  return last === undefined ? undefined : plusCalendarMonths(localDate(last), wordsKeptMonths);
}

function hasWords({ said, answer }: Escalation): boolean {
  return said !== undefined || answer?.words !== undefined;
}

/** The same without anybody's words: that CASS was told, when, how and what came of it. */
export function withoutWords({ said: _said, answer, ...rest }: Escalation): Escalation {
  if (answer === undefined) return rest;
  const { words: _words, ...answered } = answer;
  return { ...rest, answer: answered };
}
