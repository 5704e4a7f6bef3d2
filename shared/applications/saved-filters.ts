import * as z from 'zod';

import { done, refused, type Commit, type Result } from '#shared/kernel/index.ts';
import { documentKind, keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

/** As many as still are a choice and no list to be searched. */
export const mostSavedFilters = 12;
export const longestFilterName = 40;

/** The parts of queues that somebody of staff works through again and again, in the order of their names. */
export const savedFiltersSchema = z.strictObject({
  staffId: z.string(),
  filters: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(longestFilterName),
        /** `programme=…&queue=…`, as the address of the queue has it. */
        query: z.string().max(300),
      }),
    )
    .max(mostSavedFilters),
});
export type SavedFilters = z.infer<typeof savedFiltersSchema>;
export type SavedFilter = SavedFilters['filters'][number];

export const savedFilters = documentKind({
  kind: 'saved-filters',
  schema: savedFiltersSchema,
  key: ({ staffId }) => keys.savedFilters(staffId),
});

export type SaveFilterRefusal =
  | { readonly kind: 'too-many' }
  /** Two windows of the same person at once: nothing was saved. */
  | { readonly kind: 'changed-meanwhile' };

interface Ports {
  readonly records: RecordReader;
  readonly commit: Commit;
}

export async function readSavedFilters(
  records: RecordReader,
  staffId: string,
): Promise<readonly SavedFilter[]> {
  return (await savedFilters.read(records, keys.savedFilters(staffId)))?.document.filters ?? [];
}

/**
 * Keeps a filter for whoever saves it, by its name: the same name again leads somewhere else from then on. It is
 * nobody else's, moves nothing and leaves no event.
 */
export function createSaveFilter({ records, commit }: Ports) {
  return async function saveFilter(
    staffId: string,
    filter: SavedFilter,
  ): Promise<Result<'saved', SaveFilterRefusal>> {
    const found = await savedFilters.read(records, keys.savedFilters(staffId));
    const others = (found?.document.filters ?? []).filter(({ name }) => !sameName(name, filter));
    if (others.length >= mostSavedFilters) return refused({ kind: 'too-many' });
    const filters = [...others, filter].sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
    return (await keep(commit, found, { staffId, filters }))
      ? done('saved')
      : refused({ kind: 'changed-meanwhile' });
  };
}

/** Forgets the filter of that name; without one it is forgotten already. */
export function createForgetFilter({ records, commit }: Ports) {
  return async function forgetFilter(
    staffId: string,
    name: string,
  ): Promise<Result<'forgotten', SaveFilterRefusal>> {
    const found = await savedFilters.read(records, keys.savedFilters(staffId));
    const before = found?.document.filters ?? [];
    const filters = before.filter((each) => !sameName(name, each));
    if (filters.length === before.length) return done('forgotten');
    return (await keep(commit, found, { staffId, filters }))
      ? done('forgotten')
      : refused({ kind: 'changed-meanwhile' });
  };
}

function sameName(name: string, filter: SavedFilter): boolean {
  return name.toLowerCase() === filter.name.toLowerCase();
}

async function keep(
  commit: Commit,
  found: Loaded<SavedFilters> | undefined,
  next: SavedFilters,
): Promise<boolean> {
  const write =
    found === undefined ? savedFilters.create(next) : savedFilters.replace(next, found.version);
  return (await commit([write])).ok;
}
