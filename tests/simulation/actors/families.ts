import { createSubmitApplication, type ApplicationForm } from '#shared/applications/index.ts';
import { createConsiderProgrammes } from '#shared/approvals/index.ts';
import { derivedReference, type Actor as Doer } from '#shared/kernel/index.ts';

import { householdForm } from '../household.ts';
import type { Sent, World } from '../world.ts';
import type { Actor } from './actor.ts';

const channels = [
  ['online', 'family'],
  ['partner', 'partner'],
  ['telephone', 'staff'],
] as const;

/** Families apply, press the button twice, apply again, and send the same again with other answers. */
export const families: Actor = {
  name: 'families',
  weight: 8,
  act(world) {
    const { dice } = world;
    const [channel, kind] = dice.weighted(channels.map((each, at) => [each, [6, 3, 1][at] ?? 0]));
    const doer: Doer = { kind, id: kind === 'staff' ? 'ben-okafor' : kind };
    const earlier = world.sent.length === 0 ? undefined : dice.pick(world.sent);
    if (earlier !== undefined && dice.chance(0.2)) sendAgain(world, earlier, channel, doer);
    else sendNew(world, channel, doer);
    return true;
  },
};

type Channel = (typeof channels)[number][0];

function sendNew(world: World, channel: Channel, doer: Doer): void {
  const { dice, sent, plan } = world;
  const applicationId = derivedReference(plan.name, String(sent.length), String(dice.fraction()));
  const household = dice.whole(0, plan.households - 1);
  sent.push({ applicationId, household });
  const form = householdForm(household, plan.programmeId);
  const copies = dice.chance(0.15) ? 2 : 1;
  for (let copy = 0; copy < copies; copy += 1) {
    submit(world, `household ${household} applies`, { applicationId, form, channel, doer });
  }
}

function sendAgain(world: World, earlier: Sent, channel: Channel, doer: Doer): void {
  const { applicationId, household } = earlier;
  const form = householdForm(household, world.plan.programmeId);
  const altered = world.dice.chance(0.3);
  submit(world, `household ${household} sends ${altered ? 'other answers' : 'the same'} again`, {
    ...{ applicationId, channel, doer },
    form: altered ? { ...form, language: 'ur' } : form,
  });
}

function submit(
  world: World,
  what: string,
  request: {
    readonly applicationId: string;
    readonly form: ApplicationForm;
    readonly channel: Channel;
    readonly doer: Doer;
  },
): void {
  const { applicationId, form, channel, doer: actor } = request;
  world.start(`${what} as ${applicationId}`, async (ports) => {
    const submitApplication = createSubmitApplication({
      ...ports,
      considerProgrammes: createConsiderProgrammes(),
    });
    const submitted = await submitApplication({ applicationId, form, channel, actor });
    if (submitted.ok) world.promised.add(applicationId);
  });
}
