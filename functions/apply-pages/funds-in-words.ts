import type { Considered } from '#shared/applications/index.ts';
import { configuredProgrammes } from '#shared/programmes/index.ts';

import type { ConsideredFund } from './ports.ts';

/** The funds that were open when an application came in, by the names families know them by. */
export function fundsInWords(
  considered: readonly Considered[],
  programmes = configuredProgrammes,
): ConsideredFund[] {
  return considered.map(({ programmeId, verdict, because }) => ({
    name: programmes.byId(programmeId).familyName,
    taken: verdict === 'taken',
    because,
  }));
}
