import type { ProviderContext } from '#infra/local/providers/local-provider.ts';

/** A clock that stands still until it is wound. */
export interface WoundClock {
  readonly clock: ProviderContext['clock'];
  readonly windTo: (instant: string) => void;
}

export function createWoundClock(start: string): WoundClock {
  let nowMs = Date.parse(start);
  const listeners = new Set<() => void>();
  const offsetMs = new SharedArrayBuffer(8);
  const offset = new BigInt64Array(offsetMs);
  Atomics.store(offset, 0, BigInt(nowMs - Date.now()));
  return {
    clock: {
      now: () => nowMs,
      onWound: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      offsetMs,
    },
    windTo: (instant) => {
      nowMs = Date.parse(instant);
      Atomics.store(offset, 0, BigInt(nowMs - Date.now()));
      for (const listener of listeners) listener();
    },
  };
}
