import type { Database } from './database.ts';
import { numberIn, textIn } from './database.ts';

/** How long DynamoDB remembers a client's token: ten minutes. */
const rememberedMs = 600_000;

/** The tokens of transactions that were committed, each with a fingerprint of what it did. */
interface Tokens {
  /** The fingerprint that goes with a token, while it is remembered. */
  find(token: string): string | undefined;
  /** Must run within the transaction that the token stands for. */
  write(token: string, fingerprint: string): void;
  /** Must run once that transaction is committed. */
  remember(token: string, fingerprint: string): void;
}

/**
 * The table is only ever appended to and cut off at its old end, which costs one page of writing a
 * transaction; looking up happens in memory, where the ten minutes fit.
 */
export function createTokens(database: Database, now: () => number): Tokens {
  const insert = database.prepare('INSERT INTO tokens (token, fingerprint, at) VALUES (?, ?, ?)');
  const forget = database.prepare('DELETE FROM tokens WHERE at <= ?');
  const select = database.prepare(
    'SELECT token, fingerprint, at FROM tokens WHERE at > ? ORDER BY id',
  );
  const known = new Map<string, { fingerprint: string; at: number }>();
  for (const row of select.all(now() - rememberedMs)) {
    known.set(textIn(row, 'token'), {
      fingerprint: textIn(row, 'fingerprint'),
      at: numberIn(row, 'at'),
    });
  }
  let nextForgetting = 0;

  return {
    find(token) {
      const found = known.get(token);
      return found !== undefined && found.at > now() - rememberedMs ? found.fingerprint : undefined;
    },
    write(token, fingerprint) {
      insert.run(token, fingerprint, now());
    },
    remember(token, fingerprint) {
      const at = now();
      known.set(token, { fingerprint, at });
      if (at < nextForgetting) return;
      nextForgetting = at + rememberedMs / 10;
      forget.run(at - rememberedMs);
      for (const [old, one] of known) if (one.at <= at - rememberedMs) known.delete(old);
    },
  };
}
