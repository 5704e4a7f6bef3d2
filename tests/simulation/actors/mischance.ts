import type { Actor } from './actor.ts';

/**
 * Whatever can go wrong at the call of a port: the worker dies before it or after it, the table
 * throttles or reports a conflict, the bank is down, the answer is lost.
 */
export const mischance: Actor = {
  name: 'mischance',
  weight: 14,
  async act({ dice, tasks, tell }) {
    if (tasks.parked.length === 0) return false;
    const call = dice.pick(tasks.parked);
    const kind = dice.pick([
      'dies before',
      'dies after',
      'is refused at',
      'hears no answer to',
    ] as const);
    tell(`  ${call.task.name} ${kind} ${call.what}`);
    if (kind === 'dies before' || kind === 'dies after') {
      await tasks.kill(call, kind === 'dies after');
    } else {
      await tasks.turn(call, kind === 'is refused at' ? 'refused' : 'reply-lost');
    }
    return true;
  },
};
