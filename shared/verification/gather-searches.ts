import {
  caseExports,
  caseExportSchema,
  caseAssignments,
  caseAssignmentSchema,
  caseSearches,
  caseSearchSchema,
  savedFilters,
  savedFiltersSchema,
  searchEntries,
  searchEntrySchema,
  searchPlaceOf,
  type CaseSearch,
} from '#shared/applications/index.ts';

import {
  declaredInterests,
  declaredInterestsSchema,
  type DeclaredInterests,
} from '#shared/interests/index.ts';

import { addTo } from './gather-runs.ts';
import { readerOf, type ReadItem } from './read-item.ts';

interface KeptSearches {
  readonly searchEntries: Map<string, string[]>;
  readonly caseSearches: CaseSearch[];
  readonly caseExports: string[];
  readonly declaredInterests: { readonly declared: DeclaredInterests; readonly version: number }[];
  readonly caseAssignments: { readonly applicationId: string; readonly version: number }[];
}

export function emptySearchRecords(): KeptSearches {
  return {
    searchEntries: new Map(),
    caseSearches: [],
    caseExports: [],
    caseAssignments: [],
    declaredInterests: [],
  };
}

/** What staff find cases by, who searched, who has which case, and who may not have it. */
export function searchReadersInto(kept: KeptSearches): Record<string, ReadItem> {
  return {
    [searchEntries.kind]: readerOf(searchEntries, searchEntrySchema, (entry) => {
      if (entry.token === undefined) return;
      addTo(kept.searchEntries, entry.applicationId, searchPlaceOf(entry));
    }),
    [caseAssignments.kind]: readerOf(
      caseAssignments,
      caseAssignmentSchema,
      ({ applicationId }, version) => void kept.caseAssignments.push({ applicationId, version }),
    ),
    [declaredInterests.kind]: readerOf(
      declaredInterests,
      declaredInterestsSchema,
      (declared, version) => void kept.declaredInterests.push({ declared, version }),
    ),
    [caseExports.kind]: readerOf(
      caseExports,
      caseExportSchema,
      ({ exportId }) => void kept.caseExports.push(exportId),
    ),
    [savedFilters.kind]: readerOf(savedFilters, savedFiltersSchema),
    [caseSearches.kind]: readerOf(
      caseSearches,
      caseSearchSchema,
      (search) => void kept.caseSearches.push(search),
    ),
  };
}
