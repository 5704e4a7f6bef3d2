import { type Instant } from '#shared/kernel/index.ts';
import {
  scopeName,
  stopInForce,
  type MoneyStop,
  type RailBreaker,
  type StopScope,
} from '#shared/payments/index.ts';
import type { RailName } from '#shared/programmes/index.ts';
import { railInWords, scopeInWords } from '#shared/staff-web/index.ts';
import { formatDay, formatTime } from '#shared/web/index.ts';

/** One thing that may be done: stop what moves, let go what is stopped. */
export interface StopChoice {
  readonly to: 'stopped' | 'running';
  readonly scope: StopScope;
  readonly value: string;
  readonly text: string;
}

/** Everything that can be done now, what is stopped first: to let it go is what one comes for. */
export function stopChoices(
  scopes: readonly StopScope[],
  stops: readonly MoneyStop[],
): readonly StopChoice[] {
  const stopped = new Set(
    stops.filter((stop) => stopInForce(stop) !== undefined).map(({ scope }) => scopeName(scope)),
  );
  const made = scopes.map((scope): StopChoice => {
    const to = stopped.has(scopeName(scope)) ? 'running' : 'stopped';
    const name = scopeInWords(scope);
    const text = to === 'running' ? `Let ${name} go again` : `Stop ${name}`;
    return { to, scope, value: `${to} ${scopeName(scope)}`, text };
  });
  return [
    ...made.filter(({ to }) => to === 'running'),
    ...made.filter(({ to }) => to !== 'running'),
  ];
}

/** A programme or a rail that was ever stopped: what holds now, and every change with its reason. */
export function stopRow(stop: MoneyStop, viewerId: string) {
  const who = (by: string) => (by === viewerId ? 'you' : by);
  return {
    name: scopeInWords(stop.scope),
    state:
      stopInForce(stop) === undefined
        ? { text: 'Running', tone: 'green' }
        : { text: 'Stopped', tone: 'red' },
    history: [...stop.changes].reverse().map(({ to, by, at, reason }) => ({
      at,
      by: who(by),
      sentence: `${to === 'stopped' ? 'Stopped' : 'Let go'}: “${reason}”`,
    })),
  };
}

/** Whether the provider of a rail answers, in a word and a sentence. */
export function railRow(rail: RailName, breakers: readonly RailBreaker[], now: Instant) {
  const breaker = breakers.find((each) => each.rail === rail);
  return {
    rail,
    name: railInWords(rail),
    ...railState(breaker, now),
    mayClose: breaker !== undefined && breaker.state !== 'closed',
  };
}

function railState(breaker: RailBreaker | undefined, now: Instant) {
  switch (breaker?.state) {
    case undefined:
    case 'closed':
      return breaker === undefined || breaker.failures === 0
        ? { state: { text: 'Answers', tone: 'green' }, why: '' }
        : {
            state: { text: 'Unsteady', tone: 'yellow' },
            why: `It did not answer the last ${breaker.failures === 1 ? 'time' : `${breaker.failures} times`}.`,
          };
    case 'open': {
      const due = breaker.tryAt <= now;
      const when = due ? 'with the next run' : `from ${formatTime(breaker.tryAt)} on`;
      return {
        state: { text: 'Does not answer', tone: 'red' },
        why: `It did not answer ${breaker.failures} times in a row, since ${formatDay(breaker.openedAt)}, ${formatTime(breaker.openedAt)}. Runs wait; one is tried ${when}.`,
      };
    }
    case 'trying':
      return {
        state: { text: 'Being tried', tone: 'yellow' },
        why: `Run ${breaker.runId} is sent to see whether it answers again. The others wait.`,
      };
  }
}
