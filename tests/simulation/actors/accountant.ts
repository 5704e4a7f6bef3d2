import {
  Defect,
  localDate,
  localMonth,
  plusCalendarDays,
  type LocalDate,
} from '#shared/kernel/index.ts';
import {
  createConfirmClose,
  createCountMonth,
  createProposeClose,
  createWithdrawClose,
} from '#shared/month-close/index.ts';
import {
  createFetchFloat,
  createReceiveStatement,
  createTakeStatement,
  monthBefore,
  monthBooks,
  nextMonth,
  statementRecords,
} from '#shared/reconciliation/index.ts';
import { keys } from '#shared/records/index.ts';

import type { Ports } from '../ports.ts';
import type { World } from '../world.ts';
import { payers, type Actor } from './actor.ts';
import { railsIn } from './finance.ts';

/**
 * Whoever keeps the books hands in statements, overlapping and twice, has the float's fetched, and closes
 * months while payments of them are still reported: proposes, counts, confirms, takes it back.
 */
export const accountant: Actor = {
  name: 'accountant',
  weight: 2,
  act(world) {
    const { dice, clock, codes } = world;
    const today = localDate(clock.now());
    const does = dice.weighted([
      ['hands in', 3],
      ['takes on', 1],
      ['fetches', 3],
      ['closes', 3],
    ] as const);
    if (does === 'hands in') {
      const from = plusCalendarDays(today, -dice.whole(0, 40));
      handIn(world, { from, to: plusCalendarDays(today, -dice.whole(0, 3)) });
    }
    if (does === 'takes on') takeOn(world);
    if (does === 'fetches') {
      if (!railsIn(world).includes('cash-out')) return false;
      if (dice.chance(0.2)) codes.nextStatement('down');
      fetchFloats(world);
    }
    if (does === 'closes') {
      const month = monthBefore(localMonth(clock.now()));
      if (month < firstMonth(world)) return false;
      const staffId = dice.pick(payers);
      closeAStep(world, month, staffId, dice.chance(0.1));
      if (dice.chance(0.3)) closeAStep(world, month, dice.pick(payers), false);
    }
    return true;
  },
};

export function firstMonth({ plan }: World): string {
  return localMonth(plan.begins);
}

/** The bank's own statement of these days; of none when they have not begun. */
export function handIn(
  world: World,
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
): void {
  if (from > to) return;
  const content = world.bank.statement({ from, to });
  world.start(`the statement of ${from} to ${to} is handed in`, async (ports) => {
    const by = { kind: 'staff', id: 'erin-walsh' } as const;
    const received = await createReceiveStatement(ports)({ account: 'bank', content, by });
    if (received.ok) await createTakeStatement(ports)(received.value.statementId);
  });
}

/** Goes on with statements of which somebody took a part of the lines in and then died. */
export function takeOn(world: World): void {
  for (const item of world.memory.ofKind(statementRecords.kind)) {
    const { statementId, state } = statementRecords.parse(item).document;
    if (state !== 'taking') continue;
    world.start(`the statement ${statementId} is taken in further`, (ports) =>
      createTakeStatement(ports)(statementId),
    );
  }
}

export function fetchFloats(world: World): void {
  world.start('the float is fetched', async (ports) => {
    await createFetchFloat({ ...ports, floatNamed: () => ports.float })('cash-out');
  });
}

/** Whatever comes next for a month: it is proposed, counted, or confirmed; or all of it is taken back. */
export function closeAStep(world: World, month: string, staffId: string, takesBack: boolean): void {
  const item = world.memory.peek(keys.monthBook(month));
  const book = item === undefined ? undefined : monthBooks.parse(item).document;
  const { state } = book ?? { state: 'open' };
  if (state === 'closed') return;
  if (state === 'open') {
    world.start(`${staffId} proposes to close ${month}`, async (ports) => {
      const proposed = await createProposeClose(ports)({ month, staffId });
      if (proposed.ok) await count(ports, month);
      else world.tell(`    ${JSON.stringify(proposed.failure)}`);
    });
  } else if (takesBack) {
    world.start(`${staffId} takes the close of ${month} back`, (ports) =>
      createWithdrawClose(ports)({ month, staffId }),
    );
  } else if (book?.state === 'proposed') {
    const { fingerprint } = book;
    world.start(`${staffId} confirms the close of ${month}`, async (ports) => {
      const confirmed = await createConfirmClose(ports)({ month, fingerprint, staffId });
      if (!confirmed.ok) world.tell(`    ${JSON.stringify(confirmed.failure)}`);
    });
  } else {
    world.start(`${staffId} counts ${month} on`, (ports) => count(ports, month));
  }
}

async function count(ports: Ports, month: string): Promise<void> {
  const counted = await createCountMonth(ports)(month);
  // Nothing but a ledger that was tampered with is ever found broken.
  if (!counted.ok && counted.failure.kind !== 'nothing-to-count') {
    throw new Defect(`The ledger of ${month} is broken: ${JSON.stringify(counted.failure)}`);
  }
}

/** The months that are over, the first of this world's first. */
export function monthsOver(world: World): readonly string[] {
  const months: string[] = [];
  const now = localMonth(world.clock.now());
  for (let month = firstMonth(world); month < now; month = nextMonth(month)) months.push(month);
  return months;
}
