import type { CountedWinter } from '#infra/local/replay/count-winter.ts';
import type { EventType } from '#shared/events/index.ts';
import type { BankWitness } from '#shared/verification/index.ts';

/** What a play left behind, in parts; each part says of many things how they ended. */
export type EndState = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * Everything that has to be equal whatever happened on the way. Left out is only what depends on the
 * clock or on a platform's own keys: the moments at which things happened, how long somebody waited,
 * how many commits a piece of work was cut into, and what claims are called.
 */
export function endStateOf(
  { figures, gathered, counters }: CountedWinter,
  bank: BankWitness | undefined,
): EndState {
  const { applications, payments, connections, envelopes } = gathered;
  return new Map([
    ['figures', told(Object.entries(figures))],
    ['bank', told(Object.entries(bank ?? {}))],
    [
      'applications',
      told(
        [...applications.values()].map((each) => [
          each.applicationId,
          [each.state, each.outcome, each.awardPence, each.claimIds.length],
        ]),
      ),
    ],
    [
      'payments',
      told(
        [...payments.values()].map(({ payment }) => [
          payment.paymentId,
          [payment.state, payment.amountPence, payment.attemptNumber, payment.envelopeId],
        ]),
      ),
    ],
    [
      'requests for further help',
      told(
        [...connections.values()].map(({ connectionRequestId, state, localityCode }) => [
          connectionRequestId,
          [state, localityCode],
        ]),
      ),
    ],
    [
      'envelopes',
      told([...envelopes.values()].map((each) => [each.envelopeId, each.balancesPence])),
    ],
    [
      'counters',
      told(
        counters.map(({ pk, sk, amounts: { waitedCentidays: _waited, ...rest } }) => [
          `${pk} ${sk}`,
          Object.entries(rest).sort(([one], [other]) => (one < other ? -1 : 1)),
        ]),
      ),
    ],
    ['events', told(countedEvents(gathered.events))],
    ...moneyAtRest(gathered),
  ]);
}

/**
 * What may still move and what is held up. A rail that never failed has no breaker, and one that
 * answered again a closed one: both stand alike.
 */
function moneyAtRest({
  silentRails,
  stopped,
  runs,
  monthBooks,
}: CountedWinter['gathered']): [string, ReadonlyMap<string, string>][] {
  const over = new Set(['acknowledged', 'refused', 'cancelled', 'empty']);
  const open = [...runs.values()].filter(({ run }) => !over.has(run.state));
  return [
    ['rails that do not answer', told([...silentRails])],
    ['stops', told([...stopped].map((scope) => [scope, 'stopped']))],
    ['runs under way', told(open.map(({ run }) => [run.runId, run.state]))],
    ['months', told([...monthBooks].map(([month, { book }]) => [month, book.state]))],
  ];
}

/**
 * How many statements told of a float depends on when somebody asked, and so does how often a rail that
 * was away was found to be; what they told, what went over the rail, and how it stands in the end do not.
 */
const dependOnWhenAsked: ReadonlySet<string> = new Set([
  ...(['statement-received', 'statement-taken', 'statement-quarantined'] satisfies EventType[]),
  ...(['rail-breaker-changed'] satisfies EventType[]),
]);

function countedEvents(events: CountedWinter['gathered']['events']) {
  const types = [...events.values()]
    .flat()
    .map(({ type }) => type)
    .filter((type) => !dependOnWhenAsked.has(type));
  return [...Map.groupBy(types, (type) => type)].map(([type, all]) => [type, all.length] as const);
}

function told(things: readonly (readonly [string, unknown])[]): ReadonlyMap<string, string> {
  return new Map(things.map(([name, how]) => [name, JSON.stringify(how)]));
}

/** What is not the same in both, in sentences; empty when they are equal. */
export function differencesBetween(undisturbed: EndState, killed: EndState): readonly string[] {
  return [...undisturbed].flatMap(([part, things]) => {
    const others = killed.get(part) ?? new Map<string, string>();
    return [...new Set([...things.keys(), ...others.keys()])].flatMap((name) => {
      const [one, other] = [things.get(name) ?? 'nothing', others.get(name) ?? 'nothing'];
      return one === other ? [] : [`${part}, ${name}: ${one} undisturbed, ${other} killed.`];
    });
  });
}
