import { createChangePayee, type PayoutChoice } from '#shared/payments/index.ts';

import { accountNumbers } from '../household.ts';
import type { World } from '../world.ts';
import { someApplications, type Actor } from './actor.ts';

/**
 * Families give other bank details, or ask for codes: because a payment came back, or while somebody approves it, or
 * the same again, or twice at once.
 */
export const menders: Actor = {
  name: 'menders',
  weight: 5,
  act(world) {
    const { dice } = world;
    const [applicationId] = someApplications(world, 1);
    if (applicationId === undefined) return false;
    const accountNumber = dice.pick(accountNumbers);
    if (dice.chance(0.3)) choose(world, applicationId, { method: 'cash-out' });
    else mend(world, applicationId, accountNumber);
    if (dice.chance(0.3)) mend(world, applicationId, dice.pick([accountNumber, ...accountNumbers]));
    return true;
  },
};

function mend(world: World, applicationId: string, accountNumber: string): void {
  choose(world, applicationId, { nameOnAccount: 'A Mender', sortCode: '089999', accountNumber });
}

function choose(world: World, applicationId: string, payee: PayoutChoice): void {
  world.start(`${applicationId} says how it is to be paid`, (ports) =>
    createChangePayee(ports)({
      applicationId,
      payee,
      actor: { kind: 'family', id: applicationId },
    }),
  );
}
