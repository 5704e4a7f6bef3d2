import type { MonthBook, Settlement } from '#shared/reconciliation/index.ts';

import type { Doubles } from '../ports.ts';
import type { World } from '../world.ts';
import type { Watcher } from './watcher.ts';

/**
 * In the end every month closed with what the bank and the provider hold, and whatever people settled by
 * hand comes to nothing in all: neither of the two ever books anything of its own.
 */
export function watchBooks({ memory, bank, codes }: Doubles): Watcher {
  const of = <Document>(kind: string) =>
    memory.ofKind(kind).map((item) => item['document'] as Document);

  function closings(): readonly string[] {
    return of<MonthBook>('month-book').flatMap((book) => {
      if (book.state !== 'closed') return [];
      const { month } = book;
      const float = book.floats.find(({ account }) => account === 'cash-out');
      return [
        ...differing(`${month} closed with the bank at`, book.bank, bank.heldAt(month)),
        ...(float === undefined
          ? []
          : differing(`${month} closed with the float at`, float.side, codes.heldAt(month))),
      ];
    });
  }

  return {
    name: 'books',
    atRest: ({ plan }: World) => {
      const sums = new Map<string, number>();
      for (const { state, account, differencePence } of of<Settlement>('bank-settlement')) {
        if (state !== 'confirmed') continue;
        sums.set(account, (sums.get(account) ?? 0) + differencePence);
      }
      return [
        ...closings(),
        ...[...sums]
          .filter(([, pence]) => pence !== 0)
          .map(([account, pence]) => `${plan.name}: ${pence} of ${account} was explained away`),
      ];
    },
  };
}

function differing(
  what: string,
  { closingPence }: { readonly closingPence?: number | undefined },
  heldPence: number,
): readonly string[] {
  if (closingPence === undefined || closingPence === heldPence) return [];
  return [`${what} ${closingPence}, and it held ${heldPence}`];
}
