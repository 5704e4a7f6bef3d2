import { epochSeconds, type Clock } from '#shared/kernel/index.ts';

/** A message in the hands of one receiver. */
export interface ReceivedMessage {
  readonly messageId: string;
  readonly receipt: string;
  readonly body: string;
  /** How often it was received, this time included. */
  readonly receiveCount: number;
  /** The queue whose worker gave up on it, where it came that way. */
  readonly failedIn: string | undefined;
}

/** A standard queue in memory: at least once, in no order, hidden while it is worked on. */
export interface MemoryQueue {
  readonly name: string;
  send(body: string): void;
  /** Up to so many of the messages that can be seen; hides them until the time-out or their deletion. */
  receive(most: number): readonly ReceivedMessage[];
  /** Forgets the message if this is its latest receipt; otherwise nothing happens. */
  delete(receipt: string): void;
  /** Messages that are not deleted, seen or hidden. */
  size(): number;
  /** Delivers one of the messages once more, whatever becomes of the first. */
  repeat(index: number): void;
  /** Takes over what the worker of another queue gave up on. */
  takeOver(failed: {
    readonly messageId: string;
    readonly body: string;
    readonly from: string;
  }): void;
}

interface Kept {
  readonly messageId: string;
  readonly body: string;
  readonly failedIn: string | undefined;
  receiveCount: number;
  visibleAt: number;
  receipt: string;
}

export function createMemoryQueue(options: {
  readonly name: string;
  readonly clock: Clock;
  readonly visibilitySeconds: number;
  readonly deadLetters?: { readonly queue: MemoryQueue; readonly maxReceiveCount: number };
  /** Which of so many messages comes next: a standard queue promises no order. */
  readonly next?: (count: number) => number;
}): MemoryQueue {
  const { name, clock, visibilitySeconds, deadLetters, next = () => 0 } = options;
  const kept: Kept[] = [];
  let made = 0;

  function keep(body: string, messageId: string, failedIn: string | undefined): void {
    kept.push({ messageId, body, failedIn, receiveCount: 0, visibleAt: 0, receipt: '' });
  }

  function forget(message: Kept): void {
    kept.splice(kept.indexOf(message), 1);
  }

  function hand(message: Kept, now: number): ReceivedMessage {
    made += 1;
    message.receipt = `${name}-receipt-${made}`;
    message.receiveCount += 1;
    message.visibleAt = now + visibilitySeconds;
    return { ...message };
  }

  return {
    name,
    send: (body) => {
      made += 1;
      keep(body, `${name}-${made}`, undefined);
    },
    receive(most) {
      const now = epochSeconds(clock.now());
      const visible = kept.filter((message) => message.visibleAt <= now);
      const received: ReceivedMessage[] = [];
      while (received.length < most && visible.length > 0) {
        const [message] = visible.splice(next(visible.length), 1);
        if (message === undefined) continue;
        if (deadLetters !== undefined && message.receiveCount >= deadLetters.maxReceiveCount) {
          forget(message);
          deadLetters.queue.takeOver({ ...message, from: name });
        } else received.push(hand(message, now));
      }
      return received;
    },
    delete(receipt) {
      const message = kept.find((each) => each.receipt === receipt);
      if (message !== undefined) forget(message);
    },
    size: () => kept.length,
    repeat(index) {
      const message = kept[index];
      if (message !== undefined) keep(message.body, message.messageId, message.failedIn);
    },
    takeOver: ({ messageId, body, from }) => {
      keep(body, messageId, from);
    },
  };
}
