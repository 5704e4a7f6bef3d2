import { grantAwards, grantChanges } from '#shared/grant-awards/index.ts';
import { showReference } from '#shared/kernel/index.ts';
import { keys, queues, type RecordReader } from '#shared/records/index.ts';

/** More than wait at a time; what is not shown comes up when others are answered. */
const mostShown = 50;

/** What groups ask to change of their grants and nobody answered yet, the first first. */
export async function openGrantChanges(records: RecordReader) {
  const { items } = await records.queue({ queue: queues.grantChanges(), limit: mostShown });
  const open = items.map((item) => grantChanges.parse(item).document);
  const awards = await records.getMany(
    open.map(({ grantApplicationId }) => keys.grantAward(grantApplicationId)),
  );
  const groups = new Map(
    awards.map((item) => {
      const { grantApplicationId, groupName } = grantAwards.parse(item).document;
      return [grantApplicationId, groupName];
    }),
  );
  return open.map(({ grantApplicationId, askedAt, state }) => ({
    href: `/staff/grants/${grantApplicationId}#change`,
    reference: showReference(grantApplicationId),
    group: groups.get(grantApplicationId),
    askedAt,
    tag:
      state === 'agreed-by-one'
        ? { text: 'Second person', tone: 'yellow' }
        : { text: 'To answer', tone: 'blue' },
  }));
}
