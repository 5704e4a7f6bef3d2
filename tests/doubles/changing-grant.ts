import { grantChanges, type AskedChanges, type GrantChange } from '#shared/grant-awards/index.ts';
import { keys } from '#shared/records/index.ts';

import { createSubmittedGrant } from './submitted-grant.ts';

/** A group that accepted its grant, and everything it and staff may do about a change. */
export async function createChangingGrant() {
  const grant = await createSubmittedGrant();
  const { platform, own, grantApplicationId } = grant;
  await grant.propose();
  await grant.confirm();
  await grant.giveAccount();
  await grant.send();
  await grant.accept(1);
  await grant.accept(2);
  await platform.deliver();
  return {
    ...grant,
    change: async (): Promise<GrantChange | undefined> =>
      (await grantChanges.read(platform.records, keys.grantChange(grantApplicationId)))?.document,
    ask: (changes: AskedChanges, why = 'The hall has no heating.') =>
      platform.askForChange({ ...own, changes, why }),
    takeBack: (request = 1) => platform.takeChangeBack({ ...own, request }),
    agree: (request = 1, staffId = 'ben-okafor', words = 'Yes, do.') =>
      platform.agreeToChange({ grantApplicationId, request, staffId, words }),
    refuse: (request = 1, staffId = 'ben-okafor', words = 'It is too late in the year.') =>
      platform.refuseChange({ grantApplicationId, request, staffId, words }),
  };
}
