import { done, refused, type Instant } from '#shared/kernel/index.ts';
import type { SessionStore } from '#shared/web/index.ts';

/** Keeps visits in memory, as JSON like the real store, so that nothing is shared by reference. */
export function createMemorySessionStore(): SessionStore & { readonly ids: () => string[] } {
  const kept = new Map<string, { text: string; version: number; expiresAt: Instant }>();
  return {
    ids: () => [...kept.keys()],
    load: (id) => {
      const found = kept.get(id);
      if (found === undefined) return Promise.resolve(undefined);
      const { text, version, expiresAt } = found;
      return Promise.resolve({ session: JSON.parse(text) as unknown, version, expiresAt });
    },
    save: (id, session, expiresAt, expectingVersion) => {
      if ((kept.get(id)?.version ?? 0) !== expectingVersion) {
        return Promise.resolve(refused({ kind: 'session-changed-meanwhile' as const }));
      }
      kept.set(id, { text: JSON.stringify(session), version: expectingVersion + 1, expiresAt });
      return Promise.resolve(done(undefined));
    },
    destroy: (id) => {
      kept.delete(id);
      return Promise.resolve();
    },
  };
}
