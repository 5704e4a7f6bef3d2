import {
  createAnswerChallenge,
  createChallengeDecision,
  decisionReviews,
} from '#shared/approvals/index.ts';

import type { World } from '../world.ts';
import { approvers, someApplications, type Actor } from './actor.ts';

/**
 * Families challenge decisions, or what is no decision against them; and somebody answers, sometimes
 * two at once and each in another way.
 */
export const challengers: Actor = {
  name: 'challengers',
  weight: 2,
  act(world) {
    const { dice } = world;
    if (dice.chance(0.5)) return answerSome(world);
    const ids = someApplications(world, 6);
    for (const applicationId of ids) {
      world.start(`${applicationId} challenges its decision`, (ports) =>
        createChallengeDecision(ports)({
          ...{ applicationId, words: 'My rent is higher' },
          actor: { kind: 'family', id: applicationId },
        }),
      );
    }
    return ids.length > 0;
  },
};

function answerSome(world: World): boolean {
  const { dice } = world;
  const open = world.memory
    .ofKind(decisionReviews.kind)
    .map((item) => decisionReviews.parse(item).document)
    .filter(({ state }) => state === 'open')
    .slice(0, 3);
  for (const { applicationId } of open) {
    for (const staffId of dice.chance(0.3) ? approvers : [dice.pick(approvers)]) {
      const answer = dice.chance(0.7)
        ? ({ kind: 'reopened' } as const)
        : ({ kind: 'stands', letter: 'We looked again.' } as const);
      world.start(`${staffId} answers ${applicationId}`, (ports) =>
        createAnswerChallenge(ports)({ applicationId, staffId, answer }),
      );
    }
  }
  return open.length > 0;
}
