import { derivedReference, invariant, type Commit, type Write } from '#shared/kernel/index.ts';
import { isEventItem, parseEvent } from '#shared/records/index.ts';

/**
 * A commit that remembers what went through it and can be told to die, or to let others in first. It
 * takes no event of a version that the same commit does not write: such a one could be told twice.
 */
export interface CountingCommit {
  readonly commit: Commit;
  /** The writes of every commit that went through, in order. */
  readonly committed: readonly (readonly Write[])[];
  /** The worker dies at its n-th commit from now, before it reached the table or after. */
  dieAt(number: number, when: 'before' | 'after'): void;
  /** Runs once, just before the next commit: somebody else is faster. */
  beforeNext(work: () => Promise<unknown>): void;
}

export class WorkerDied extends Error {}

export function createCountingCommit(inner: Commit): CountingCommit {
  const committed: (readonly Write[])[] = [];
  let deadline: { left: number; when: 'before' | 'after' } | undefined;
  let faster: (() => Promise<unknown>) | undefined;

  /** Whether the worker dies now. */
  function struck(when: 'before' | 'after'): boolean {
    if (deadline?.left !== 0 || deadline.when !== when) return false;
    deadline = undefined;
    return true;
  }

  return {
    committed,
    dieAt: (number, when) => {
      deadline = { left: number, when };
    },
    beforeNext: (work) => {
      faster = work;
    },
    commit: async (writes) => {
      const first = faster;
      faster = undefined;
      await first?.();
      if (deadline !== undefined) deadline.left -= 1;
      if (struck('before')) throw new WorkerDied('died before the commit');
      const answer = await inner(writes);
      if (answer.ok) committed.push(writes);
      if (answer.ok) tellsOfItsVersions(writes);
      if (struck('after')) throw new WorkerDied('died after the commit');
      return answer;
    },
  };
}

/** An event's id says which version of which document it tells of (shared/records/event-record.ts). */
function tellsOfItsVersions(writes: readonly Write[]): void {
  const items = writes.flatMap((write) => ('item' in write ? [write.item] : []));
  for (const item of items.filter(isEventItem)) {
    const { eventId, body } = parseEvent(item);
    const about = items.filter((other) => other.pk === item.pk && !isEventItem(other));
    const ids = about.map(({ pk, sk, version }) =>
      derivedReference(pk, sk, String(version), body.type),
    );
    invariant(about.length === 0 || ids.includes(eventId), `${body.type} tells of another version`);
  }
}
