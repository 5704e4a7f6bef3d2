import { grantsProgramme } from '#shared/events/index.ts';

import type { Fund } from '../programme.ts';

/**
 * Grants to community groups. Each round is a window of its own, under the round's id, from the day it
 * opens until the last day of what it pays for; a test holds the two together. A round has one envelope:
 * what it gives was agreed for the round as a whole, and projects do not end where a locality does. Two
 * people approve each payment, whatever its amount.
 */
export const communityGrants: Fund = {
  programmeId: grantsProgramme,
  name: 'Community grants',
  paysGroups: true,
  windows: [
    { windowId: 'winter-help-2025', opensOn: '2025-10-06', closesOn: '2026-03-31' },
    { windowId: 'closer-to-home-2026', opensOn: '2026-04-01', closesOn: '2027-12-31' },
    { windowId: 'summer-together-2027', opensOn: '2027-03-01', closesOn: '2027-09-30' },
  ],
  payoutMethods: ['bank-transfer'],
  approvalTiers: [{ upToPence: 50_000_00, approvals: 2 }],
  ringFences: [{ ringFence: 'groups', share: 1 }],
  cityPoolShare: 1,
  localityFloorShare: 0,
  vintage: 2025,
};
