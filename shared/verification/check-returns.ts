import { returnEditions, returnEditionSchema } from '#shared/official-returns/index.ts';
import { sumPence } from '#shared/kernel/index.ts';
import { keys } from '#shared/records/index.ts';

import type { Change } from './change.ts';
import { faultAt, type Check } from './check.ts';
import { readerOf, type ReadItem } from './read-item.ts';

/** An edition of an official return, as far as its promises go. */
interface GatheredReturn {
  readonly programmeId: string;
  readonly periodId: string;
  readonly edition: number;
  readonly version: number;
  readonly state: 'proposed' | 'signed' | 'withdrawn';
  readonly paidPence: number;
  readonly rowsPence: number;
  readonly byOne: boolean;
}

export interface GatheredReturns {
  readonly returns: readonly GatheredReturn[];
}

export function emptyReturns() {
  return { returns: new Array<GatheredReturn>() };
}

export function returnReadersInto(kept: ReturnType<typeof emptyReturns>): Record<string, ReadItem> {
  return {
    [returnEditions.kind]: readerOf(returnEditions, returnEditionSchema, (found, version) => {
      const { programmeId, periodId, edition, state, paidPence, figures } = found;
      kept.returns.push({
        ...{ programmeId, periodId, edition, version, state, paidPence },
        rowsPence: sumPence(figures.rows.map((row) => row.paidPence)),
        byOne: found.state === 'signed' && found.signedBy === found.proposedBy,
      });
    }),
  };
}

/** What was signed for the funder is what was paid, and two people stand behind it. */
export function checkReturns({ returns }: GatheredReturns): Check {
  return {
    name: 'returns',
    promise: 'Every return adds up to what was paid, and two people signed it',
    looked: returns.length,
    faults: returns.flatMap(({ programmeId, periodId, edition, paidPence, rowsPence, byOne }) => {
      const at = keys.returnEdition(programmeId, periodId, edition);
      return [
        ...(rowsPence === paidPence ? [] : ['Its rows do not come to what it says was paid.']),
        ...(byOne ? ['Whoever proposed it signed it.'] : []),
      ].map((sentence) => faultAt(at, sentence));
    }),
  };
}

/** A proposal, and what became of it. */
export function* changesOfReturns({ returns }: GatheredReturns): Generator<Change> {
  for (const { programmeId, periodId, edition, version, state } of returns) {
    const subject = keys.returnEdition(programmeId, periodId, edition);
    yield { subject, version: 1, types: ['return-proposed'] };
    if (version > 1) {
      yield {
        subject,
        version,
        types: [state === 'signed' ? 'return-signed' : 'return-withdrawn'],
      };
    }
  }
}
