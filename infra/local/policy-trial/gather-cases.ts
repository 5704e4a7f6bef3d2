import * as z from 'zod';

import { applications } from '#shared/applications/index.ts';
import { allocatedPence, envelopes, envelopeSchema } from '#shared/budget/index.ts';
import { localDate, type LocalDate } from '#shared/kernel/index.ts';
import { trialCaseOf, type TrialCase, type TrialEnvelope } from '#shared/policy-trials/index.ts';
import type { Programme } from '#shared/programmes/index.ts';

import type { KeptPlatform } from '../verify/kept-platform.ts';

/** The applications of a programme that came in on these days. */
export interface Wanted {
  readonly programme: Programme;
  readonly from: LocalDate | undefined;
  readonly to: LocalDate | undefined;
}

export interface GatheredCases {
  readonly cases: readonly TrialCase[];
  /** The envelopes of every window a case is in. */
  readonly envelopes: readonly TrialEnvelope[];
  /** Applications of these days that nobody has assessed yet. */
  readonly notAssessed: number;
  /** Assessed applications of the programme that came in on other days. */
  readonly otherDays: number;
}

const itemSchema = z.looseObject({ kind: z.string(), document: z.unknown().optional() });
const programmeOf = z.looseObject({ programmeId: z.string(), submittedAt: z.string() });

/** Reads every record once and keeps what a trial looks at; tells how far it is after every page. */
export async function gatherCases(
  kept: Pick<KeptPlatform, 'pages'>,
  wanted: Wanted,
  tell: (read: { readonly items: number; readonly cases: number }) => void,
): Promise<GatheredCases> {
  const cases: TrialCase[] = [];
  const found: TrialEnvelope[] = [];
  let [items, notAssessed, otherDays] = [0, 0, 0];
  for await (const page of kept.pages('records')) {
    for (const { kind, document } of page.map((item) => itemSchema.parse(item))) {
      items += 1;
      if (kind === envelopes.kind) found.push(...envelopeIn(document, wanted.programme));
      if (kind !== applications.kind) continue;
      const { programmeId, submittedAt } = programmeOf.parse(document);
      if (programmeId !== wanted.programme.programmeId) continue;
      const tried = trialCaseOf(document);
      if (!isWithin(localDate(submittedAt), wanted)) otherDays += tried === undefined ? 0 : 1;
      else if (tried === undefined) notAssessed += 1;
      else cases.push(tried);
    }
    tell({ items, cases: cases.length });
  }
  const windows = new Set(cases.map(({ windowId }) => windowId));
  const concerned = found.filter(({ windowId }) => windows.has(windowId));
  return { cases, envelopes: concerned, notAssessed, otherDays };
}

function isWithin(day: LocalDate, { from, to }: Wanted): boolean {
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}

function envelopeIn(document: unknown, { programmeId }: Programme): TrialEnvelope[] {
  const envelope = envelopeSchema.parse(document);
  if (envelope.programmeId !== programmeId) return [];
  const { envelopeId, windowId, ringFence, localityCode } = envelope;
  return [
    {
      ...{ envelopeId, windowId, ringFence, localityCode },
      allocatedPence: allocatedPence(envelope),
    },
  ];
}
