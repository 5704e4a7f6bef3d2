import {
  caseAssignments,
  caseAssignmentSchema,
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
  readonly caseAssignments: { readonly applicationId: string; readonly version: number }[];
}

export function emptySearchRecords(): KeptSearches {
  return { searchEntries: new Map(), caseSearches: [], caseAssignments: [] };
}

/** What staff find cases by, who searched, and who has which case. */
export function searchReadersInto(kept: KeptSearches): Record<string, ReadItem> {
  return {
    [searchEntries.kind]: readerOf(searchEntries, searchEntrySchema, (entry) => {
      addTo(kept.searchEntries, entry.applicationId, searchPlaceOf(entry));
    }),
    [caseAssignments.kind]: readerOf(
      caseAssignments,
      caseAssignmentSchema,
      ({ applicationId }, version) => void kept.caseAssignments.push({ applicationId, version }),
    ),
    [caseSearches.kind]: readerOf(
      caseSearches,
      caseSearchSchema,
      (search) => void kept.caseSearches.push(search),
    ),
  };
}
