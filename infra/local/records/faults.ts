import * as z from 'zod';
import { isRecord } from './attribute-value.ts';
import type { CancellationReason } from './engine-error.ts';
import { recordsFault, transactionCanceled } from './engine-error.ts';

/** What goes wrong, and how often. Rates are between 0 (never) and 1 (always). */
export interface FaultSettings {
  /** How often another transaction is in the way of one of a request's items. */
  readonly conflictRate: number;
  /** How often a request, or one of a batch's items, exceeds the table's capacity. */
  readonly throttleRate: number;
  /** How long every request waits first. */
  readonly delayMs: number;
}

/**
 * Troubles that a table in the cloud has and a local one does not: they come in an order that
 * depends on the seed alone, so that a run that failed can be run again.
 */
export interface EngineFaults {
  /** Changes the given settings and leaves the others as they are. */
  set(settings: Partial<FaultSettings>): void;
  /** Nothing goes wrong from now on. */
  clear(): void;
  readonly settings: FaultSettings;
}

type Call = (operation: string, input: object) => Promise<object>;

const none: FaultSettings = { conflictRate: 0, throttleRate: 0, delayMs: 0 };

const singleWrites = new Set(['PutItem', 'UpdateItem', 'DeleteItem']);
const transactions = new Set(['TransactWriteItems', 'TransactGetItems']);
const batches = new Set(['BatchWriteItem', 'BatchGetItem']);
const reads = new Set(['GetItem', 'Query', 'Scan']);

/** Puts the faults in front of an engine's call. With every rate at 0 the requests pass untouched. */
export function createFaults(seed: number, call: Call): { faults: EngineFaults; call: Call } {
  const random = createRandom(seed);
  let settings = none;
  const strikes = (rate: number) => rate > 0 && random() < rate;

  function cancel(input: object, code: string, message: string): never {
    const count = transactItemCount(input);
    const struck = Math.floor(random() * count);
    throw transactionCanceled(
      Array.from({ length: count }, (_, place): CancellationReason =>
        place === struck ? { Code: code, Message: message } : { Code: 'None' },
      ),
    );
  }

  async function faulty(operation: string, input: object): Promise<object> {
    if (settings.delayMs > 0) {
      const { delayMs } = settings;
      await new Promise((resolve) => setTimeout(resolve, delayMs));
    }
    if (batches.has(operation)) {
      return thinned(operation, input, () => strikes(settings.throttleRate), call);
    }
    if (transactions.has(operation)) {
      if (strikes(settings.throttleRate)) cancel(input, 'ProvisionedThroughputExceeded', tooFast);
      if (strikes(settings.conflictRate)) cancel(input, 'TransactionConflict', ongoing);
    } else if (singleWrites.has(operation) || reads.has(operation)) {
      if (strikes(settings.throttleRate)) throw throttled();
      if (singleWrites.has(operation) && strikes(settings.conflictRate)) {
        throw recordsFault('TransactionConflictException', ongoing);
      }
    }
    return call(operation, input);
  }

  return {
    faults: {
      set(changes) {
        settings = { ...settings, ...changes };
      },
      clear() {
        settings = none;
      },
      get settings() {
        return settings;
      },
    },
    call: (operation, input) =>
      settings === none ? call(operation, input) : faulty(operation, input),
  };
}

const ongoing = 'Transaction is ongoing for the item';
const tooFast =
  'The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API';

function throttled() {
  return recordsFault('ProvisionedThroughputExceededException', tooFast);
}

function transactItemCount(input: object): number {
  return 'TransactItems' in input && Array.isArray(input.TransactItems)
    ? input.TransactItems.length
    : 0;
}

const requestItems = z.record(z.string(), z.unknown());

/** A batch under throttling: some of its items come back as unprocessed; when none got through, the batch fails. */
async function thinned(
  operation: string,
  input: object,
  strikes: () => boolean,
  call: Call,
): Promise<object> {
  const asked = requestItems.safeParse('RequestItems' in input ? input.RequestItems : undefined);
  if (!asked.success) return call(operation, input);
  const kept: Record<string, unknown> = {};
  const struck: Record<string, unknown> = {};
  for (const [table, requests] of Object.entries(asked.data)) {
    const [left, taken] = split(requests, strikes);
    if (left !== undefined) kept[table] = left;
    if (taken !== undefined) struck[table] = taken;
  }
  if (Object.keys(struck).length === 0) return call(operation, input);
  if (Object.keys(kept).length === 0) throw throttled();
  const answer = await call(operation, { ...input, RequestItems: kept });
  return operation === 'BatchWriteItem'
    ? { ...answer, UnprocessedItems: struck }
    : { ...answer, UnprocessedKeys: struck };
}

/** The requests for one table, parted: a list of writes, or the keys of a read with its options. */
function split(requests: unknown, strikes: () => boolean): [kept: unknown, struck: unknown] {
  if (Array.isArray(requests)) {
    const marks = requests.map(strikes);
    return [
      some(requests.filter((_, place) => marks[place] === false)),
      some(requests.filter((_, place) => marks[place] === true)),
    ];
  }
  if (!isRecord(requests)) return [requests, undefined];
  const [kept, struck] = split(requests['Keys'] ?? [], strikes);
  return [
    kept === undefined ? undefined : { ...requests, Keys: kept },
    struck === undefined ? undefined : { ...requests, Keys: struck },
  ];
}

function some(list: unknown[]): unknown[] | undefined {
  return list.length === 0 ? undefined : list;
}

/** mulberry32: a small generator whose every run is the same for the same seed. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
