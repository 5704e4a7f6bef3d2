/**
 * Does a piece of work for each item, a few at the same time, in the order of the items. When one
 * fails nothing new is begun, and it is thrown only once what is under way has ended: nothing goes on
 * behind the back of a caller that believes it failed.
 */
export async function sideBySide<Item>(
  items: Iterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items[Symbol.iterator]();
  const failures: unknown[] = [];

  async function workOn(): Promise<void> {
    while (failures.length === 0) {
      const next = waiting.next();
      if (next.done === true) return;
      await work(next.value).catch((failure: unknown) => {
        failures.push(failure);
      });
    }
  }

  await Promise.all(Array.from({ length: atOnce }, workOn));
  if (failures.length > 0) throw failures[0];
}
