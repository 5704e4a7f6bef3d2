import { describe, expect, it } from 'vitest';

import { planEnvelopes } from '#shared/budget/index.ts';
import { grantRounds } from '#shared/community-grants/index.ts';
import { localDate } from '#shared/kernel/index.ts';
import {
  communityGrants,
  configuredFunds,
  configuredProgrammes,
  fundIdSchema,
  programmeIdSchema,
} from '#shared/programmes/index.ts';
import { needShare } from '#shared/reference/index.ts';

describe('the fund of community grants', () => {
  it('has a window for every round, from its first day to the last of what it pays for', () => {
    const ofRounds = grantRounds.map(({ roundId, opensAt, projectsUntil }) => ({
      windowId: roundId,
      opensOn: localDate(opensAt),
      closesOn: projectsUntil,
    }));
    const byId = (one: { windowId: string }, other: { windowId: string }) =>
      one.windowId < other.windowId ? -1 : 1;
    expect(communityGrants.windows.toSorted(byId)).toEqual(ofRounds.toSorted(byId));
  });

  it('is none of the programmes that a family can apply for', () => {
    expect(configuredProgrammes.find('community-grants')).toBeUndefined();
    expect(programmeIdSchema.safeParse('community-grants').success).toBe(false);
    expect(configuredProgrammes.all.some(({ paysGroups }) => paysGroups === true)).toBe(false);
  });

  it('has a budget and is paid like every programme', () => {
    expect(fundIdSchema.parse('community-grants')).toBe('community-grants');
    expect(configuredFunds.all).toHaveLength(configuredProgrammes.all.length + 1);
  });

  it('takes two people for every payment that a round can lead to', () => {
    const most = Math.max(...grantRounds.map(({ maximumPence }) => maximumPence));
    const [tier] = communityGrants.approvalTiers;
    expect(tier?.approvals).toBe(2);
    expect(tier?.upToPence).toBeGreaterThanOrEqual(most);
  });

  it('puts all the money of a round into one envelope', () => {
    const { ringFences, cityPoolShare, localityFloorShare, vintage } = communityGrants;
    const planned = planEnvelopes({
      ...{ totalPence: 100_000_01, ringFences, cityPoolShare, localityFloorShare },
      needShares: needShare(vintage),
    });
    expect(planned.filter(({ amountPence }) => amountPence > 0)).toEqual([
      { ringFence: 'groups', localityCode: 'city', amountPence: 100_000_01 },
    ]);
  });
});
