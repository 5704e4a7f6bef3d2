import type { EvidenceStore } from '#shared/evidence/index.ts';

/** A drawer of files in memory; `kept` is for a test to look into, `failing` makes it refuse what comes. */
export function createMemoryEvidenceStore() {
  const kept = new Map<string, Uint8Array>();
  const faults = { failing: false };
  const store: EvidenceStore = {
    put(key, content) {
      if (faults.failing) return Promise.reject(new Error('The store is away'));
      kept.set(key, content);
      return Promise.resolve();
    },
    open: (key) => Promise.resolve(kept.get(key)),
    remove(key) {
      kept.delete(key);
      return Promise.resolve();
    },
  };
  return { store, kept, faults };
}
