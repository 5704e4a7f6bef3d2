import * as z from 'zod';

import { grantApplications, type NoSuchApplication } from '#shared/community-grants/index.ts';
import {
  aboutGrant,
  grantAwards,
  grantChanges,
  sendEach,
  toEverybodyOf,
  type GrantChange,
  type TellPorts,
} from '#shared/grant-awards/index.ts';
import { done, refused, type Result } from '#shared/kernel/index.ts';
import { keys } from '#shared/records/index.ts';

/** What a whole group is told, by the event, in the states in which it is so. */
const news = {
  'grant-change-asked': {
    states: ['asked', 'agreed-by-one'],
    what: 'Somebody of your group asked us to change something of it. Nothing changes before you have our answer.',
  },
  'grant-change-taken-back': {
    states: ['taken-back'],
    what: 'Your group took back what it had asked us to change. Everything stays as it was.',
  },
  'grant-change-agreed': {
    states: ['agreed'],
    what: 'We agree to the change that your group asked for. From now on it holds.',
  },
  'grant-change-refused': {
    states: ['refused'],
    what: 'We cannot agree to the change that your group asked for. Everything stays as it was.',
  },
} as const satisfies Record<
  string,
  { readonly states: readonly GrantChange['state'][]; readonly what: string }
>;

export const changeMessageSchema = z.strictObject({
  kind: z.literal('group-change-news'),
  told: z.enum([
    ...(['grant-change-asked', 'grant-change-taken-back'] as const),
    ...(['grant-change-agreed', 'grant-change-refused'] as const),
  ]),
  grantApplicationId: z.string().min(1),
  request: z.int().min(1),
  causeId: z.string().min(1),
});
export type ChangeMessage = z.infer<typeof changeMessageSchema>;

/**
 * Writes to everybody of a group and both contacts about a change that it asked for; to each once however
 * often it is asked, and nothing that is no longer so. The words of staff are on the page, not in an email.
 */
export function createTellGroupOfChange(ports: TellPorts) {
  return async function tellGroupOfChange({
    told,
    grantApplicationId,
    request,
    causeId,
  }: ChangeMessage): Promise<Result<{ readonly sent: number }, NoSuchApplication>> {
    const { records, serviceOrigin } = ports;
    const [application, award, change] = await Promise.all([
      grantApplications.read(records, keys.grantApplication(grantApplicationId)),
      grantAwards.read(records, keys.grantAward(grantApplicationId)),
      grantChanges.read(records, keys.grantChange(grantApplicationId)),
    ]);
    if (application === undefined || award === undefined || change === undefined) {
      return refused({ kind: 'no-such-application' });
    }
    const { what, states } = news[told];
    const isSo = states.some((state) => state === change.document.state);
    // Another one was asked since, or this one answered: its own message says so.
    if (change.document.request !== request || !isSo) return done({ sent: 0 });
    const outgoing = toEverybodyOf(application.document, 'group-change-news', causeId, {
      ...{ ...aboutGrant(application.document, award.document), what },
      link: `${serviceOrigin}/grants/sign-in`,
    });
    return done({ sent: await sendEach(ports, outgoing) });
  };
}
