/**
 * What a queue does to its users on a bad day. SQS promises delivery at least once and in no
 * particular order, and clients repeat a request whose answer was lost; workers that were never
 * shown any of that are not known to be safe. Rates are probabilities from 0 to 1.
 */
export interface QueueFaults {
  /** A received message of a standard queue is delivered once more, even if it is deleted. */
  duplicateRate: number;
  /** The second delivery comes at a random moment within this time. */
  duplicateWithinMs: number;
  /** A message sent becomes visible late, so that it is overtaken by later ones. */
  delayRate: number;
  /** A late message becomes visible at a random moment within this time. */
  delayWithinMs: number;
  /** A request is carried out and its answer lost; clients see a fault and repeat the request. */
  loseReplyRate: number;
  /** A request is refused as throttled before anything is done. */
  refuseRate: number;
  /** Starts the sequence of random decisions anew. */
  reseed(seed: number): void;
}

/** The engine's own view of the faults: it asks, and the seeded dice decide. */
export interface FaultDice {
  readonly faults: QueueFaults;
  duplicateAfterMs(): number | undefined;
  delayMs(): number;
  losesReply(): boolean;
  refuses(): boolean;
}

/** All faults off; the decisions follow from the seed and the order of requests alone. */
export function createFaultDice(seed: number): FaultDice {
  let random = mulberry32(seed);
  const faults: QueueFaults = {
    duplicateRate: 0,
    duplicateWithinMs: 1_000,
    delayRate: 0,
    delayWithinMs: 1_000,
    loseReplyRate: 0,
    refuseRate: 0,
    reseed(next) {
      random = mulberry32(next);
    },
  };
  // A rate of 0 draws nothing, so that switching one fault on does not shift another's sequence.
  const happens = (rate: number) => rate > 0 && random() < rate;
  const within = (limitMs: number) => Math.floor(random() * (limitMs + 1));
  return {
    faults,
    duplicateAfterMs: () =>
      happens(faults.duplicateRate) ? within(faults.duplicateWithinMs) : undefined,
    delayMs: () => (happens(faults.delayRate) ? within(faults.delayWithinMs) : 0),
    losesReply: () => happens(faults.loseReplyRate),
    refuses: () => happens(faults.refuseRate),
  };
}

/** Tommy Ettinger's mulberry32: 32 bits of state, ample for faults and the same everywhere. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
