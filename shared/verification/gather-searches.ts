import {
  caseSearches,
  caseSearchSchema,
  searchEntries,
  searchEntrySchema,
  searchPlaceOf,
  type CaseSearch,
} from '#shared/applications/index.ts';

import { addTo } from './gather-runs.ts';
import { readerOf, type ReadItem } from './read-item.ts';

interface KeptSearches {
  readonly searchEntries: Map<string, string[]>;
  readonly caseSearches: CaseSearch[];
}

export function emptySearchRecords(): KeptSearches {
  return { searchEntries: new Map(), caseSearches: [] };
}

/** What staff find cases by, and who searched. */
export function searchReadersInto(kept: KeptSearches): Record<string, ReadItem> {
  return {
    [searchEntries.kind]: readerOf(searchEntries, searchEntrySchema, (entry) => {
      addTo(kept.searchEntries, entry.applicationId, searchPlaceOf(entry));
    }),
    [caseSearches.kind]: readerOf(
      caseSearches,
      caseSearchSchema,
      (search) => void kept.caseSearches.push(search),
    ),
  };
}
