import type { World } from '../world.ts';

/**
 * Somebody or something that does one thing in one step. All its choices come from the dice of the
 * step, so that a step does what it did before however many steps before it are left out.
 */
export interface Actor {
  readonly name: string;
  /** How often it gets a step, against the others. */
  readonly weight: number;
  /** Answers false, and leaves the step to somebody else, when there is nothing to do. */
  act(world: World): boolean | Promise<boolean>;
}

export const approvers = ['ben-okafor', 'chloe-evans'] as const;
/** Who makes payment runs; the first may approve too, and then must not pay what she approved. */
export const payers = ['chloe-evans', 'dev-patel', 'erin-walsh'] as const;

/** Up to so many of the applications that were sent in, late ones rather than early ones. */
export function someApplications({ dice, sent }: World, most: number): readonly string[] {
  if (sent.length === 0) return [];
  const recent = Math.min(sent.length, 40);
  return Array.from({ length: dice.whole(1, most) }, () => {
    const from = dice.chance(0.8) ? sent.length - recent : 0;
    return sent[dice.whole(from, sent.length - 1)]?.applicationId ?? '';
  });
}
