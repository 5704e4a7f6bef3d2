import { isWorkingDay, localDate, localMonth, plusCalendarDays } from '#shared/kernel/index.ts';
import { readBookedAccounts, whyMonthIsOpen } from '#shared/month-close/index.ts';
import {
  createDecideSettlement,
  createProposeSettlement,
  isDifference,
  monthBooks,
  nextMonth,
  readBookedMonth,
} from '#shared/reconciliation/index.ts';
import { keys } from '#shared/records/index.ts';

import { closeAStep, fetchFloats, handIn, monthsOver, takeOn } from './actors/accountant.ts';
import { giveBackForgotten } from './actors/codes.ts';
import { railsIn } from './actors/finance.ts';
import { handleEverything, runAll } from './handle-everything.ts';
import type { World } from './world.ts';

const day = 24 * 3_600;

/** The float is fetched each morning from the first on. */
export async function beginBooks(world: World): Promise<void> {
  world.calm = true;
  if (railsIn(world).includes('cash-out')) fetchFloats(world);
  await runAll(world);
  world.calm = false;
}

/** When everything has come to rest every month that is over is closed, by two people, to the penny. */
export async function closeMonths(world: World): Promise<void> {
  const { clock } = world;
  giveBackForgotten(world);
  // Into the next month, and on to a day on which the provider tells of its float.
  clock.moveOnSeconds(40 * day);
  while (!isWorkingDay(localDate(clock.now()))) clock.moveOnSeconds(day);
  const yesterday = plusCalendarDays(localDate(clock.now()), -1);
  for (const month of monthsOver(world)) {
    const to = plusCalendarDays(`${nextMonth(month)}-01`, -1);
    handIn(world, { from: `${month}-01`, to });
  }
  handIn(world, { from: `${localMonth(clock.now())}-01`, to: yesterday });
  fetchFloats(world);
  takeOn(world);
  await handleEverything(world);
  for (const month of monthsOver(world)) {
    closeAStep(world, month, 'dev-patel', true);
    await handleEverything(world);
    for (const account of ['bank', 'cash-out'] as const) await settle(world, account, month);
    for (const staffId of ['dev-patel', 'erin-walsh']) {
      closeAStep(world, month, staffId, false);
      await handleEverything(world);
    }
    if (isClosed(world, month)) continue;
    const { records } = world.memory;
    const booked = await readBookedAccounts(records, month);
    const reasons = await whyMonthIsOpen(records, booked, clock.now());
    world.fail('months', [`${month} cannot be closed: ${JSON.stringify(reasons)}`]);
  }
}

/**
 * Two people settle what the books cannot match by themselves: what was reported so late that its month
 * is not read any more together with the one in which it was booked.
 */
async function settle(world: World, account: 'bank' | 'cash-out', month: string): Promise<void> {
  const read = await readBookedMonth(world.memory.records, account, month);
  if (read.book.document.state === 'closed') return;
  const open = [
    ...read.lines.map(({ lineId, outcome }) => ({
      ...{ settlementId: lineId, lineId, movementId: undefined, outcome },
    })),
    ...read.movements.map(({ movement: { movementId }, outcome }) => ({
      ...{ settlementId: movementId, lineId: undefined, movementId, outcome },
    })),
  ].filter(({ outcome }) => isDifference(outcome));
  for (const { settlementId, lineId, movementId } of open) {
    world.start(`dev-patel says what ${settlementId} is`, (ports) =>
      createProposeSettlement(ports)({
        ...{ account, month, lineId, movementId, staffId: 'dev-patel' },
        ...{ why: 'other', reason: 'Reported months later' },
      }),
    );
    await runAll(world);
    world.start(`erin-walsh confirms what ${settlementId} is`, (ports) =>
      createDecideSettlement(ports)({
        ...{ account, month, settlementId, decision: 'confirm', staffId: 'erin-walsh' },
      }),
    );
    await runAll(world);
  }
}

function isClosed({ memory }: World, month: string): boolean {
  const item = memory.peek(keys.monthBook(month));
  return item !== undefined && monthBooks.parse(item).document.state === 'closed';
}
