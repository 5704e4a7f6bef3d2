import * as z from 'zod';

import { localMonth } from '#shared/kernel/index.ts';
import { documentKind, keys, queues } from '#shared/records/index.ts';

import { searchKinds } from './search-entry.ts';

/** What a group's application can be found by, besides its reference. */
export const groupSearchKinds = ['group-name', 'register-number', 'contact-email'] as const;
export type GroupSearchKind = (typeof groupSearchKinds)[number];

export const searchedKinds = ['reference', ...searchKinds, ...groupSearchKinds] as const;

/**
 * That somebody of staff searched: for what kind of thing, and whom they were shown. What they typed is
 * kept nowhere; whoever was shown can be told who looked.
 */
export const caseSearchSchema = z.strictObject({
  searchId: z.string(),
  staffId: z.string(),
  searchedAt: z.string(),
  searchedFor: z.array(z.enum(searchedKinds)).min(1),
  applicationIds: z.array(z.string()),
  /** The groups' applications that they were shown besides. */
  grantApplicationIds: z.array(z.string()).default([]),
  /** There were others, which were not shown. */
  more: z.boolean(),
});
export type CaseSearch = z.infer<typeof caseSearchSchema>;

export const caseSearches = documentKind({
  kind: 'case-search',
  schema: caseSearchSchema,
  key: ({ searchId }) => keys.caseSearch(searchId),
  place: ({ searchId, searchedAt }) => ({
    queue: queues.caseSearches(localMonth(searchedAt)),
    queueOrder: `${searchedAt}#${searchId}`,
  }),
});
