import {
  createDecideInPanel,
  createSaveScores,
  type ScoringPorts,
} from '#shared/grant-scoring/index.ts';
import { invariant } from '#shared/kernel/index.ts';

const criteria = ['need', 'difference', 'reach', 'delivery', 'value'] as const;

/** The same points for everything, with a reason. */
export function allPoints(points: number) {
  return {
    points: Object.fromEntries(criteria.map((id) => [id, points])),
    why: Object.fromEntries(criteria.map((id) => [id, 'The plan shows it.'])),
  };
}

/** Two from outside score an application, and the panel of its round funds it. */
export async function scoreAndFund(
  ports: ScoringPorts,
  grantApplicationId: string,
  amountPence: number,
): Promise<void> {
  const saveScores = createSaveScores(ports);
  for (const staffId of ['grace-osei', 'harold-pike']) {
    const given = await saveScores({
      ...{ grantApplicationId, staffId, noInterest: true, give: true },
      ...allPoints(4),
    });
    invariant(given.ok, `${staffId} gave no scores`);
  }
  const decided = await createDecideInPanel(ports)({
    ...{ grantApplicationId, staffId: 'jean-baptiste', outcome: 'fund', amountPence },
    why: 'Close to families.',
  });
  invariant(decided.ok, 'The panel said nothing');
}
