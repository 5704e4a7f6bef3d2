/** What befalls one call of a port: nothing, it is refused before anything is done, or its answer is lost after. */
export type Trouble = 'none' | 'refused' | 'reply-lost';

/** A fault that the simulation dealt out; the code under test must bear it. */
export class DealtFault extends Error {}

/** One piece of work under way: somebody's request, or a function that handles its messages. */
export interface Task {
  readonly name: string;
  readonly state: 'under-way' | 'ended' | 'dead';
}

/** A call of a port that waits for its turn. */
export interface ParkedCall {
  readonly task: Task;
  readonly what: string;
  readonly answer: (trouble: Trouble) => void;
}

export interface Tasks {
  /** Begins a piece of work; it goes on until its first call of a port. */
  start(name: string, work: (task: Task) => Promise<void>): void;
  /** Makes a call wait for its turn. Whoever is dead by then waits for ever: nothing of it runs again. */
  park<Value>(task: Task, what: string, call: () => Promise<Value>): Promise<Value>;
  readonly parked: readonly ParkedCall[];
  /** Gives one call its turn and lets its task run on, to its next call or its end. */
  turn(call: ParkedCall, trouble: Trouble): Promise<void>;
  /** The worker dies where it stands; when `carriedOut`, its last call still reaches the other side. */
  kill(call: ParkedCall, carriedOut: boolean): Promise<void>;
  /** Lets everything run on that waits for no turn. */
  quiet(): Promise<void>;
  underWay(): number;
}

type Mutable = { -readonly [Field in keyof Task]: Task[Field] };

/**
 * Runs many pieces of work in one thread, one call at a time. Between its calls of ports a piece of
 * work runs undisturbed, as JavaScript does; at each call anybody else may come first.
 */
export function createTasks(onEnd: (task: Task, error: unknown) => void): Tasks {
  const parked: ParkedCall[] = [];
  const states = new Map<Task, Mutable>();
  let alive = 0;

  function end(task: Mutable, state: 'ended' | 'dead'): void {
    if (task.state !== 'under-way') return;
    task.state = state;
    alive -= 1;
    states.delete(task);
  }

  async function turn(call: ParkedCall, trouble: Trouble): Promise<void> {
    parked.splice(parked.indexOf(call), 1);
    call.answer(trouble);
    await quiet();
  }

  return {
    start(name, work) {
      const task: Mutable = { name, state: 'under-way' };
      states.set(task, task);
      alive += 1;
      work(task).then(
        () => {
          end(task, 'ended');
          onEnd(task, undefined);
        },
        (error: unknown) => {
          end(task, 'ended');
          onEnd(task, error);
        },
      );
    },
    park: (task, what, call) =>
      new Promise((resolve, reject) => {
        parked.push({
          task,
          what,
          answer(trouble) {
            if (trouble === 'refused') {
              reject(new DealtFault(`${what} was refused`));
              return;
            }
            const answered = begun(call);
            // Whoever is dead or hears no answer does not hear of a failure either.
            answered.catch(() => undefined);
            if (task.state === 'dead') return;
            if (trouble === 'reply-lost') reject(new DealtFault(`the answer to ${what} was lost`));
            else answered.then(resolve, reject);
          },
        });
      }),
    parked,
    turn,
    async kill(call, carriedOut) {
      const task = states.get(call.task);
      if (task !== undefined) end(task, 'dead');
      if (carriedOut) call.answer('none');
      for (let at = parked.length - 1; at >= 0; at -= 1) {
        if (parked[at]?.task === call.task) parked.splice(at, 1);
      }
      await quiet();
    },
    quiet,
    underWay: () => alive,
  };
}

/** Begins a call at once; what it throws before its first wait is its answer too. */
function begun<Value>(call: () => Promise<Value>): Promise<Value> {
  return (async () => call())();
}

/**
 * Resolves when everything that could run has run: a tick that is asked for between promises comes
 * after all of those that are ready. No double waits for anything else, and a turn of the event loop
 * for each call would cost a tenth of all time.
 */
async function quiet(): Promise<void> {
  await Promise.resolve();
  await new Promise<void>((resolve) => {
    process.nextTick(resolve);
  });
}
