const firstRetryMs = 50;
const longestRetryMs = 5_000;

/** After so many failures in a row a report rests until the clock moves or the bank starts again. */
const attemptsInARow = 12;

export interface Retries {
  /** Counts a failure; answers whether the report rests from now on. */
  readonly failed: (reportId: string) => boolean;
  readonly succeeded: (reportId: string) => void;
  readonly rests: (reportId: string) => boolean;
  /** The real time from which the report may be sent again; 0 when it never failed. */
  readonly notBeforeMs: (reportId: string) => number;
  /** Forgets all failures, so that everything is tried again. */
  readonly forget: () => void;
}

/** Waits between attempts double and are real time, because the service that fails is real. */
export function createRetries(): Retries {
  const failures = new Map<string, { count: number; notBeforeMs: number }>();
  return {
    failed: (reportId) => {
      const count = (failures.get(reportId)?.count ?? 0) + 1;
      const waitMs = Math.min(firstRetryMs * 2 ** (count - 1), longestRetryMs);
      failures.set(reportId, { count, notBeforeMs: Date.now() + waitMs });
      return count >= attemptsInARow;
    },
    succeeded: (reportId) => {
      failures.delete(reportId);
    },
    rests: (reportId) => (failures.get(reportId)?.count ?? 0) >= attemptsInARow,
    notBeforeMs: (reportId) => failures.get(reportId)?.notBeforeMs ?? 0,
    forget: () => {
      failures.clear();
    },
  };
}
