import type { PublishedGrant } from '#shared/grant-awards/index.ts';

/** A grant that anybody may read of, in a ward of Hodge Hill, from May to 20 June 2026. */
export function publishedGrant(
  groupName: string,
  more: Partial<PublishedGrant> = {},
): PublishedGrant {
  return {
    ...{ grantApplicationId: groupName, roundId: 'winter-help-2025', groupName },
    ...{ purpose: `What ${groupName} does`, amountPence: 1_000_00 },
    where: { kind: 'wards', wardCodes: ['E05011129'], localityCodes: ['hodge-hill'] },
    ...{ projectFrom: '2026-05-01', projectUntil: '2026-06-20' },
    acceptedAt: '2026-04-01T09:00:00.000Z',
    ...more,
  };
}
