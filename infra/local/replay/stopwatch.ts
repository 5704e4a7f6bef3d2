/** Where the time of a play went, by what was being done. */
export interface Stopwatch {
  readonly time: <Value>(what: string, work: () => Promise<Value>) => Promise<Value>;
  /** Seconds since it was started. */
  readonly seconds: () => number;
  /** Seconds of each thing that was timed, the longest first. */
  readonly parts: () => ReadonlyMap<string, number>;
}

export function startStopwatch(nowMs: () => number = () => performance.now()): Stopwatch {
  const began = nowMs();
  const parts = new Map<string, number>();
  return {
    async time(what, work) {
      const from = nowMs();
      try {
        return await work();
      } finally {
        parts.set(what, (parts.get(what) ?? 0) + (nowMs() - from) / 1000);
      }
    },
    seconds: () => (nowMs() - began) / 1000,
    parts: () => new Map([...parts].sort(([, one], [, other]) => other - one)),
  };
}
