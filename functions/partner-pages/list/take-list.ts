import { doorOf, type OnBehalf, type createSubmitApplication } from '#shared/applications/index.ts';
import { derivedReference, unreachable, type Instant } from '#shared/kernel/index.ts';

import type { ReadLine } from './read-list.ts';

type GoodLine = Extract<ReadLine, { kind: 'good' }>;

export interface TakenLine {
  readonly line: number;
  readonly yourReference: string;
  readonly name: string;
  /** Absent when it was not taken. */
  readonly applicationId?: string;
  readonly outcome: 'taken' | 'sent-before' | 'reference-used' | 'not-open' | 'no-fund-helps';
}

/** Other words beside the box on the page of lists need another name here. */
const listAgreement = 'partner-list-agreement-1';

/** So many at once: enough to be done in time, few enough to leave room for others. */
const atOnce = 10;

/**
 * Applies for every family of a list, each whole or not at all. A family's id comes from the partner and
 * its own reference, so the same list sent again after a fault in the middle finds what was taken, and
 * takes what was not. A reference that came before with other answers is refused: it may be another family's.
 */
export function createTakeList(ports: {
  readonly submitApplication: ReturnType<typeof createSubmitApplication>;
}) {
  async function take(line: GoodLine, by: PartnerWorkerNamed, at: Instant): Promise<TakenLine> {
    const { yourReference, name, form, how } = line;
    const about = { line: line.line, yourReference, name };
    const applicationId = derivedReference(
      'partner-list',
      by.partnerId,
      yourReference.toLowerCase(),
    );
    const agreement = { how, at, textVersion: listAgreement };
    const onBehalf: OnBehalf = { by, agreement };
    const submitted = await ports.submitApplication({
      ...{ applicationId, form, onBehalf },
      ...doorOf(onBehalf),
    });
    if (submitted.ok) {
      const { already } = submitted.value;
      return { ...about, applicationId, outcome: already ? 'sent-before' : 'taken' };
    }
    switch (submitted.failure.kind) {
      case 'programme-not-open':
        return { ...about, outcome: 'not-open' };
      case 'no-programme-helps':
        return { ...about, outcome: 'no-fund-helps' };
      case 'id-used-for-another-form':
        // Which family that was is not said: whoever reads it would give this one that reference.
        return { ...about, outcome: 'reference-used' };
      default:
        return unreachable(submitted.failure);
    }
  }
  return async function takeList(
    lines: readonly GoodLine[],
    by: PartnerWorkerNamed,
    at: Instant,
  ): Promise<readonly TakenLine[]> {
    const taken: TakenLine[] = [];
    for (let from = 0; from < lines.length; from += atOnce) {
      const some = lines.slice(from, from + atOnce);
      taken.push(...(await Promise.all(some.map((line) => take(line, by, at)))));
    }
    return taken;
  };
}

/** Who sends the list, and for whom. */
export type PartnerWorkerNamed = Extract<OnBehalf['by'], { kind: 'partner' }>;
