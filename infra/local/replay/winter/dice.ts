import { createHash } from 'node:crypto';

import { invariant } from '#shared/kernel/index.ts';

/** Seeded chance: the same labels always give the same sequence, on every machine. */
export interface Dice {
  /** From 0 up to, and never, 1. */
  fraction(): number;
  chance(probability: number): boolean;
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** One of the items, each as likely as its weight says. */
  weighted<Item>(items: readonly (readonly [Item, number])[]): Item;
  shuffled<Item>(items: readonly Item[]): Item[];
}

/**
 * Dice of their own for every label, so that one household's throws never shift another's: adding a
 * question to one form leaves the rest of the winter as it was.
 */
export function createDice(...labels: readonly (string | number)[]): Dice {
  const fraction = sfc32(createHash('sha256').update(labels.join('\u0000')).digest());
  const whole = (from: number, to: number) => from + Math.floor(fraction() * (to - from + 1));

  function pick<Item>(items: readonly Item[]): Item {
    const item = items[whole(0, items.length - 1)];
    invariant(item !== undefined, 'Nothing to pick from');
    return item;
  }

  function weighted<Item>(items: readonly (readonly [Item, number])[]): Item {
    let left = fraction() * items.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [item, weight] of items) {
      left -= weight;
      if (left < 0) return item;
    }
    return pick(items)[0];
  }

  function shuffled<Item>(items: readonly Item[]): Item[] {
    return items
      .map((item) => ({ item, place: fraction() }))
      .sort((one, other) => one.place - other.place)
      .map(({ item }) => item);
  }

  return {
    fraction,
    chance: (probability) => fraction() < probability,
    whole,
    pick,
    weighted,
    shuffled,
  };
}

/** Chris Doty-Humphrey's small fast counter generator, from PractRand: 128 bits of state. */
function sfc32(seed: Buffer): () => number {
  let a = seed.readUInt32LE(0);
  let b = seed.readUInt32LE(4);
  let c = seed.readUInt32LE(8);
  let counter = seed.readUInt32LE(12);
  return () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
}
