import DataLoader from 'dataloader';

import { commitLimit, type Commit, type Waiting, type Write } from '#shared/kernel/index.ts';

type Answer = Awaited<ReturnType<Commit>>;

/** Long enough for the messages of one batch to get here, too short for anybody to notice. */
const gatheredForMs = 5;

/**
 * Commits that are asked for side by side travel together, as a database's group commit does. Each
 * is still all or nothing and has its own answer: those that touch the same item stay apart, and
 * when a journey is refused because one of them lost, each goes again alone. A fault of a journey is
 * the fault of all on it, for nobody can say whether it arrived.
 */
export function createCommitTogether(commit: Commit, { pause }: Pick<Waiting, 'pause'>): Commit {
  const journeys = new DataLoader<readonly Write[], Answer>(
    async (asked) => {
      const answers: (Answer | Error)[] = [];
      await Promise.all(
        packed(asked).map(async (places) => {
          const travelling = await Promise.allSettled(travel(commit, places, asked));
          places.forEach((place, seat) => {
            const outcome = travelling[seat];
            answers[place] = outcome?.status === 'fulfilled' ? outcome.value : faultOf(outcome);
          });
        }),
      );
      return answers;
    },
    {
      cache: false,
      batchScheduleFn: (leave) => {
        void pause(gatheredForMs).then(leave);
      },
    },
  );
  return (writes) => journeys.load(writes);
}

/** The commits of one journey, each with the promise of its own answer. */
function travel(
  commit: Commit,
  places: readonly number[],
  asked: readonly (readonly Write[])[],
): Promise<Answer>[] {
  const travellers = places.map((place) => asked[place] ?? []);
  const [only] = travellers;
  if (only !== undefined && travellers.length === 1) return [commit(only)];
  const together = commit(travellers.flat());
  return travellers.map(async (writes) => {
    const answer = await together;
    return answer.ok ? answer : commit(writes);
  });
}

function faultOf(outcome: PromiseSettledResult<Answer> | undefined): Error {
  const reason: unknown = outcome?.status === 'rejected' ? outcome.reason : undefined;
  return reason instanceof Error ? reason : new Error('A commit had no answer', { cause: reason });
}

/** The places of those who can travel together: no item twice, and no more than a commit may carry. */
function packed(asked: readonly (readonly Write[])[]): readonly (readonly number[])[] {
  const journeys: { places: number[]; size: number; items: Set<string> }[] = [];
  asked.forEach((writes, place) => {
    const items = writes.map(nameOf);
    const journey = journeys.find(
      (one) =>
        one.size + writes.length <= commitLimit && !items.some((item) => one.items.has(item)),
    );
    if (journey === undefined) {
      journeys.push({ places: [place], size: writes.length, items: new Set(items) });
    } else {
      journey.places.push(place);
      journey.size += writes.length;
      for (const item of items) journey.items.add(item);
    }
  });
  return journeys.map(({ places }) => places);
}

function nameOf(write: Write): string {
  const { pk, sk } = 'item' in write ? write.item : write;
  return `${pk}\u0000${sk}`;
}
