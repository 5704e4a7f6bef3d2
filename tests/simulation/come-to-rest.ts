import { bankOwesReports, sendAllDue } from './actors/bank.ts';
import { codesAreOut, endAllCodes, endMissingCodes, followCodes } from './actors/codes.ts';
import { approve, comparePairs } from './actors/caseworkers.ts';
import {
  findOutAll,
  letAllGo,
  liftHolds,
  putBackAll,
  railsIn,
  startRun,
} from './actors/finance.ts';
import { watchDeadlines } from './actors/functions.ts';
import { handleEverything, isIdle, runAll } from './handle-everything.ts';
import type { World } from './world.ts';

const halfADay = 12 * 3_600;
/** Longer than the bank takes from a file to the last return, weekends and holidays included. */
const roundsAtMost = 60;

/**
 * Faults end and the days go by until every message was handled and every report came; then what is
 * ready is paid, by somebody who approved nothing, and the days go by again.
 */
export async function comeToRest(world: World): Promise<void> {
  world.calm = true;
  world.tell('Everything is well again.');
  await runAll(world);
  letAllGo(world);
  await daysGoBy(world);
  findOutAll(world, 'rings');
  await runAll(world);
  findOutAll(world, 'confirms');
  await daysGoBy(world);
  liftHolds(world, 'fay-marsh', 1_000);
  comparePairs(world, 'fay-marsh', 1_000);
  await runAll(world);
  // Whatever nobody has decided on: as much as the envelopes carry.
  approve(
    world,
    'fay-marsh',
    world.sent.slice(-60).map(({ applicationId }) => applicationId),
  );
  await runAll(world);
  for (const rail of railsIn(world)) startRun(world, 'dev-patel', rail);
  await daysGoBy(world);
}

async function daysGoBy(world: World): Promise<void> {
  for (let round = 0; round < roundsAtMost; round += 1) {
    await handleEverything(world);
    // Twice is enough for whatever was given up; what is parked again is wrong for good.
    if (round < 2) putBackAll(world);
    if (round > 2 && !bankOwesReports(world) && !codesAreOut(world) && isIdle(world)) return;
    world.clock.moveOnSeconds(halfADay);
    watchDeadlines(world);
    sendAllDue(world);
    endAllCodes(world);
    followCodes(world);
    endMissingCodes(world);
  }
}
