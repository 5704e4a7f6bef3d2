import {
  paymentRuns,
  paymentRunSchema,
  runAccounts,
  runParts,
  runPartSchema,
  sealedRunAccountsSchema,
  type RunPart,
} from '#shared/payments/index.ts';

import type { GatheredRun, GatheredRunAccounts } from './gathered-records.ts';
import { readerOf, type ReadItem } from './read-item.ts';

interface KeptRuns {
  readonly runs: Map<string, GatheredRun>;
  readonly runParts: Map<string, RunPart[]>;
  readonly runAccounts: Map<string, GatheredRunAccounts[]>;
}

/** Payment runs, the parts of their files, and the accounts that these are paid into. */
export function runReadersInto(kept: KeptRuns): Record<string, ReadItem> {
  return {
    [paymentRuns.kind]: readerOf(paymentRuns, paymentRunSchema, (run, version) => {
      kept.runs.set(run.runId, { run, version });
    }),
    [runParts.kind]: readerOf(runParts, runPartSchema, (part) => {
      addTo(kept.runParts, part.runId, part);
    }),
    [runAccounts.kind]: readerOf(
      runAccounts,
      sealedRunAccountsSchema,
      ({ runId, part, references }) => {
        addTo(kept.runAccounts, runId, { part, references });
      },
    ),
  };
}

/** Adds to the list under a key; the first begins it. */
export function addTo<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
