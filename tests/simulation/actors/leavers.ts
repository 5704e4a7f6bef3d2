import { createWithdrawApplication } from '#shared/payments/index.ts';

import { someApplications, type Actor } from './actor.ts';

/**
 * Families take their applications back, mostly early, sometimes while somebody approves or pays
 * them, and press the button twice.
 */
export const leavers: Actor = {
  name: 'leavers',
  weight: 1,
  act(world) {
    const { dice } = world;
    const [applicationId] = someApplications(world, 1);
    if (applicationId === undefined) return false;
    const clicks = dice.chance(0.3) ? 2 : 1;
    for (let click = 0; click < clicks; click += 1) {
      world.start(`${applicationId} is taken back`, (ports) =>
        createWithdrawApplication(ports)({
          applicationId,
          actor: { kind: 'family', id: applicationId },
        }),
      );
    }
    return true;
  },
};
