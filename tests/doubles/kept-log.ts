import type { Log, LogCode, LogFields } from '#shared/log/index.ts';

/** A log that keeps its lines for a test to read. */
export interface KeptLog extends Log {
  readonly lines: readonly (LogFields & { readonly code: LogCode })[];
}

export function createKeptLog(): KeptLog {
  const lines: (LogFields & { readonly code: LogCode })[] = [];
  return { lines, write: (code, fields) => lines.push({ code, ...fields }) };
}
