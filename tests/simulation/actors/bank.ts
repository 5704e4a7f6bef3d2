import type { RailReport } from '#shared/payments/index.ts';

import type { World } from '../world.ts';
import type { Actor } from './actor.ts';

/** The bank reports: what is due, late, twice, out of order, in parts, and now and then with a wrong line. */
export const bank: Actor = {
  name: 'bank',
  weight: 12,
  act(world) {
    const { dice } = world;
    const held = heldBack.get(world) ?? [];
    heldBack.set(world, held);
    held.push(...world.bank.takeDue());
    if (held.length === 0) {
      return false;
    }
    const [report] = held.splice(dice.whole(0, held.length - 1), 1);
    if (report === undefined) return false;
    if (dice.chance(0.2)) held.push(report);
    if (dice.chance(0.1)) send(world, withWrongLine(world, report), 'a wrong line in');
    if (dice.chance(0.2)) sendInParts(world, report);
    else send(world, report, 'the');
    return true;
  },
};

/** Now and then the bank refuses whole files for good, rejects parts, or cannot say, until somebody there puts it right. */
export const bankOffice: Actor = {
  name: 'bank office',
  weight: 1,
  act({ bank: { refuse, rejectPartly, beUnclear }, dice, tell }) {
    const moods = ['takes', 'takes', 'refuses', 'rejects parts of', 'is unclear about'] as const;
    const does = dice.pick(moods);
    refuse(does === 'refuses' ? ['the service user is suspended'] : []);
    rejectPartly(does === 'rejects parts of');
    beUnclear(does === 'is unclear about');
    tell(`  the bank ${does} files`);
    return true;
  },
};

/** Reports that fell due and were not sent, or will be sent once more. */
const heldBack = new WeakMap<World, RailReport[]>();

/** Whatever the bank still owes, at once and in order; it is well again. */
export function sendAllDue(world: World): void {
  world.bank.refuse([]);
  world.bank.rejectPartly(false);
  world.bank.beUnclear(false);
  reportAll(world);
}

/** Every report that fell due, late ones too. */
export function reportAll(world: World): void {
  const held = heldBack.get(world)?.splice(0) ?? [];
  for (const report of [...held, ...world.bank.takeDue()]) send(world, report, 'the');
}

export function bankOwesReports(world: World): boolean {
  return world.bank.expectsMore() || (heldBack.get(world)?.length ?? 0) > 0;
}

function sendInParts(world: World, report: RailReport): void {
  const cut = world.dice.whole(0, report.lines.length);
  for (const lines of [report.lines.slice(cut), report.lines.slice(0, cut)]) {
    if (lines.length > 0) send(world, { ...report, lines }, 'a part of the');
  }
}

/** A wrong total, or a reference that is nobody's: such lines change nothing and wait for a person. */
function withWrongLine({ dice }: World, report: RailReport): RailReport {
  const at = dice.whole(0, report.lines.length - 1);
  const strange = dice.chance(0.5);
  return {
    ...report,
    reportId: `${report.reportId}-wrong`,
    lines: report.lines.map((line, index) => {
      if (index !== at) return line;
      return strange
        ? { ...line, reference: `OD${'Z'.repeat(10)}0101` }
        : { ...line, amountPence: line.amountPence + 1 };
    }),
  };
}

function send({ queues, tell }: World, report: RailReport, what: string): void {
  tell(`  the bank sends ${what} ${report.kind} report of ${report.idempotencyKey}`);
  queues['rail-outcomes'].send(JSON.stringify(report));
}
