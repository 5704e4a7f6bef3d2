import * as z from 'zod';

import { invariant } from '#shared/kernel/index.ts';

import type { Fund, Programme, ProgrammeId } from './programme.ts';

/**
 * The programmes there are. What takes applications in, assesses, approves and counts asks a registry
 * and never a list of names, so that another programme is another configuration and nothing else.
 */
interface Registry<Kind extends Fund> {
  /** In the order in which they are offered, when nothing else sets two of them apart. */
  readonly all: readonly Kind[];
  find(programmeId: string): Kind | undefined;
  /** For ids that were checked when they came in: one that nobody configured is a defect. */
  byId(programmeId: ProgrammeId): Kind;
}
export type ProgrammeRegistry = Registry<Programme>;
/** For whatever only moves and counts money, whomever it is for. */
export type FundRegistry = Registry<Fund>;

export function programmeRegistry(all: readonly Programme[]): ProgrammeRegistry {
  return registryOf(all);
}

export function fundRegistry(all: readonly Fund[]): FundRegistry {
  return registryOf(all);
}

function registryOf<Kind extends Fund>(all: readonly Kind[]): Registry<Kind> {
  const byId = new Map(all.map((programme) => [programme.programmeId, programme]));
  invariant(byId.size === all.length, 'Two programmes are configured under one id');
  return {
    all,
    find: (programmeId) => byId.get(programmeId),
    byId(programmeId) {
      const programme = byId.get(programmeId);
      invariant(programme !== undefined, `No programme is configured as ${programmeId}`);
      return programme;
    },
  };
}

/** An id as it comes in from outside: a text that names one of these programmes. */
export function programmeIdIn(registry: FundRegistry) {
  return z.string().refine((text) => registry.find(text) !== undefined, {
    error: () =>
      `Name one of our programmes: ${registry.all.map(({ programmeId }) => programmeId).join(', ')}`,
  });
}
