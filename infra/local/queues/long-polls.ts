/** Looks for messages once more; the answer to a poll is the first that is not empty. */
type Attempt<Message> = () => Message[];

interface Poll<Message> {
  readonly attempt: Attempt<Message>;
  readonly answer: (messages: Message[]) => void;
  readonly fail: (failure: unknown) => void;
}

interface Line<Message> {
  readonly polls: Set<Poll<Message>>;
  dueTimer: NodeJS.Timeout | undefined;
}

/** Shortest and longest pause before looking at hidden messages again, whatever the clock says. */
const leastPauseMs = 5;
const mostPauseMs = 60_000;

/**
 * The receivers that wait, in the order they came. They wait in real time, as their sockets do, and
 * are woken by whatever makes a message visible: a send, a release, the passing of the platform's
 * clock or its being wound on.
 */
export class LongPolls<Message> {
  readonly #now: () => number;
  readonly #nextDue: (queue: string) => number | undefined;
  readonly #lines = new Map<string, Line<Message>>();
  readonly #woken = new Set<string>();

  constructor(now: () => number, nextDue: (queue: string) => number | undefined) {
    this.#now = now;
    this.#nextDue = nextDue;
  }

  /** Resolves with the first messages found, or with none after that time or when aborted. */
  async wait(
    queue: string,
    waitMs: number,
    attempt: Attempt<Message>,
    signal?: AbortSignal,
  ): Promise<Message[]> {
    if (signal?.aborted === true) return [];
    const { promise, resolve, reject } = Promise.withResolvers<Message[]>();
    const poll = { attempt, answer: resolve, fail: reject };
    const line = this.#join(queue, poll);
    const giveUp = () => {
      line.polls.delete(poll);
      resolve([]);
    };
    const timer = setTimeout(giveUp, waitMs);
    signal?.addEventListener('abort', giveUp);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
      this.#leave(queue, line);
    }
  }

  /** Lets the receivers of a queue look again: one pass for many sends, which makes full batches. */
  wake(queue: string): void {
    if (!this.#lines.has(queue) || this.#woken.has(queue)) return;
    if (this.#woken.size === 0) setImmediate(this.#serveWoken);
    this.#woken.add(queue);
  }

  wakeAll(): void {
    for (const queue of this.#lines.keys()) this.wake(queue);
  }

  /** Sends every waiting receiver away with nothing. */
  close(): void {
    for (const line of this.#lines.values()) {
      clearTimeout(line.dueTimer);
      for (const poll of line.polls) poll.answer([]);
      line.polls.clear();
    }
    this.#lines.clear();
  }

  readonly #serveWoken = (): void => {
    const queues = [...this.#woken];
    this.#woken.clear();
    for (const queue of queues) this.#serve(queue);
  };

  #serve(queue: string): void {
    const line = this.#lines.get(queue);
    if (line === undefined) return;
    for (const poll of line.polls) {
      // Where there is nothing for one there is nothing for those behind.
      if (!this.#answered(poll)) break;
      line.polls.delete(poll);
    }
    this.#armDueTimer(queue, line);
  }

  #answered(poll: Poll<Message>): boolean {
    try {
      const messages = poll.attempt();
      if (messages.length === 0) return false;
      poll.answer(messages);
    } catch (failure) {
      poll.fail(failure);
    }
    return true;
  }

  #join(queue: string, poll: Poll<Message>): Line<Message> {
    const line = this.#lines.get(queue) ?? { polls: new Set(), dueTimer: undefined };
    this.#lines.set(queue, line);
    line.polls.add(poll);
    this.#armDueTimer(queue, line);
    return line;
  }

  #leave(queue: string, line: Line<Message>): void {
    if (line.polls.size > 0) return;
    clearTimeout(line.dueTimer);
    if (this.#lines.get(queue) === line) this.#lines.delete(queue);
  }

  #armDueTimer(queue: string, line: Line<Message>): void {
    clearTimeout(line.dueTimer);
    line.dueTimer = undefined;
    const dueAt = line.polls.size === 0 ? undefined : this.#nextDue(queue);
    if (dueAt === undefined) return;
    const pauseMs = Math.min(Math.max(dueAt - this.#now(), leastPauseMs), mostPauseMs);
    line.dueTimer = setTimeout(() => {
      this.#serve(queue);
    }, pauseMs);
  }
}
