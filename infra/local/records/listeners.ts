/** Those who want to know about new stream records. */
interface Listeners {
  add(listener: () => void): () => void;
  /** Calls everyone back soon, once for any number of calls in one turn, and never within the caller's own work. */
  notify(): void;
}

export function createListeners(): Listeners {
  const listeners = new Set<() => void>();
  let pending = false;
  return {
    add(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    notify() {
      if (pending || listeners.size === 0) return;
      pending = true;
      setImmediate(() => {
        pending = false;
        for (const listener of listeners) listener();
      });
    },
  };
}
