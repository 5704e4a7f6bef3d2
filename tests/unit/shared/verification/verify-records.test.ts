import { beforeAll, describe, expect, it } from 'vitest';

import type { Match } from '#shared/approvals/index.ts';
import type { StoredItem } from '#shared/kernel/index.ts';
import type { Envelope } from '#shared/budget/index.ts';
import { hashOf, type LedgerEntry } from '#shared/ledger/index.ts';
import {
  gatherRecords,
  overspentEnvelopes,
  verifyRecords,
  type BankWitness,
  type Check,
} from '#shared/verification/index.ts';
import type { RunPart } from '#shared/payments/index.ts';
import { checkBank } from '#shared/verification/check-bank.ts';
import { keepWinter, type KeptWinter } from '#tests/builders/kept-winter.ts';

interface Item extends StoredItem {
  document: Record<string, unknown>;
}
type Mutable<Value> = { -readonly [Key in keyof Value]: Mutable<Value[Key]> };
type Ids = KeptWinter['ids'];

let kept: KeptWinter;

beforeAll(async () => {
  kept = await keepWinter();
});

function gathered(items: readonly StoredItem[]) {
  const records = gatherRecords();
  for (const item of items) records.add(item);
  return records.gathered;
}

function verify(items: readonly StoredItem[], bank: BankWitness = kept.bank): readonly Check[] {
  return verifyRecords(gathered(items), { now: kept.now, bank });
}

function faultsIn(checks: readonly Check[]) {
  return checks.flatMap(({ name, faults }) =>
    faults.map(({ pk, sk, sentence }) => ({ check: name, at: `${pk} ${sk}`, sentence })),
  );
}

function copies(): Item[] {
  return structuredClone(kept.items) as Item[];
}

function find(items: readonly Item[], pk: string, sk: string): Item {
  const found = items.find((item) => item.pk === pk && item.sk.startsWith(sk));
  if (found === undefined) throw new Error(`Nothing at ${pk} ${sk}`);
  return found;
}

const caseOf = (items: readonly Item[], id: string) =>
  find(items, `APPLICATION#${id}`, 'APPLICATION');
const paymentOf = (items: readonly Item[], id: string) =>
  find(items, `APPLICATION#${id}`, 'PAYMENT#01');
const ofKind = (items: readonly Item[], kind: string) => items.filter((item) => item.kind === kind);
const firstOf = (items: readonly Item[], kind: string) => ofKind(items, kind)[0]!;
const envelopeIn = (items: readonly Item[]) =>
  firstOf(items, 'envelope').document as unknown as Mutable<Envelope>;
const partsIn = (items: readonly Item[]) =>
  ofKind(items, 'payment-run-part').map((item) => item.document as unknown as Mutable<RunPart>);
const entryItem = (items: readonly Item[], sequence: number) =>
  ofKind(items, 'ledger-entry').find((item) => item.document['sequence'] === sequence)!;
const entry = (items: readonly Item[], sequence: number) =>
  entryItem(items, sequence).document as unknown as Mutable<LedgerEntry>;
const without = (items: readonly Item[], gone: Item) => items.filter((item) => item !== gone);
interface EventIn {
  eventId: string;
  at: unknown;
  readonly body: { readonly type: string; readonly applicationId?: string };
}
const eventIn = (item: Item) => item['event'] as EventIn | undefined;
const eventOf = (items: readonly Item[], id: string, type: string) =>
  items.find((item) => {
    const body = eventIn(item)?.body;
    return body?.type === type && body.applicationId === id;
  })!;

describe('records in which everything has happened as it should', () => {
  it('keep every promise', () => {
    expect(faultsIn(verify(kept.items))).toEqual([]);
  });

  it('are looked at, each by every promise that concerns it', () => {
    const looked = Object.fromEntries(
      verify(kept.items).map((check) => [check.name, check.looked]),
    );
    expect(looked).toMatchObject({
      items: kept.items.length,
      balances: 2,
      'budget-changes': 4,
      payments: 6,
      'paid-once': 6,
      assessed: 8,
      connections: 5,
      'payee-checks': 2,
      runs: 2,
      bank: 5,
    });
    expect(looked['ledger']).toBeGreaterThan(8);
    expect(looked['events']).toBeGreaterThan(20);
    expect(looked['claims']).toBeGreaterThan(8);
  });

  it('overspent no envelope', () => {
    expect(overspentEnvelopes(gathered(kept.items))).toEqual([]);
  });
});

interface Corruption {
  readonly name: string;
  readonly corrupt: (items: Item[], ids: Ids) => readonly StoredItem[];
  readonly check: string;
  readonly at: (ids: Ids) => string;
  readonly says: RegExp;
}

const corruptions: readonly Corruption[] = [
  {
    name: 'a budget change confirmed by whoever proposed it',
    corrupt: (items) => {
      find(items, 'BUDGET-CHANGE#MOVE000001', 'BUDGET').document['confirmedBy'] = 'erin-walsh';
      return items;
    },
    check: 'budget-changes',
    at: () => 'BUDGET-CHANGE#MOVE000001',
    says: /erin-walsh confirmed what they had proposed themselves/,
  },
  {
    name: 'a move that says another amount than its entries',
    corrupt: (items) => {
      find(items, 'BUDGET-CHANGE#MOVE000001', 'BUDGET').document['amountPence'] = 60_00;
      return items;
    },
    check: 'budget-changes',
    at: () => 'BUDGET-CHANGE#MOVE000001',
    says: /should carry 6000 pence of this move and carries 5000/,
  },
  {
    name: 'money moved that nobody proposed to move',
    corrupt: (items) => without(items, find(items, 'BUDGET-CHANGE#MOVE000001', 'BUDGET')),
    check: 'budget-changes',
    at: () => 'ENVELOPE#household-support-fund:winter-2021:children:hodge-hill ENTRY#000000002',
    says: /moves money that nobody proposed to move/,
  },
  {
    name: 'an envelope that was given what another did not give',
    corrupt: (items) => {
      const gone = find(
        items,
        'ENVELOPE#household-support-fund:winter-2021:children:city',
        'ENTRY#000000002',
      );
      return without(items, gone);
    },
    check: 'budget-changes',
    at: () => 'BUDGET-CHANGES#household-support-fund#winter-2021',
    says: /Moves between its envelopes leave -5000 pence over/,
  },
  {
    name: 'an allocation that says less than was funded',
    corrupt: (items) => {
      const change = ofKind(items, 'budget-change').find(
        ({ document }) => document['amountPence'] === 1_500_00,
      )!;
      const { parts } = change.document['change'] as { parts: { amountPence: number }[] };
      parts[0]!.amountPence = 1_000_00;
      return items;
    },
    check: 'budget-changes',
    at: () => 'BUDGET-CHANGES#household-support-fund#winter-2021',
    says: /were given 170000 pence, allocations say 120000/,
  },
  {
    name: 'an item that does not parse',
    corrupt: (items, { settled }) => {
      caseOf(items, settled).document['state'] = 'forgotten';
      return items;
    },
    check: 'items',
    at: ({ settled }) => `APPLICATION#${settled} APPLICATION`,
    says: /does not parse/,
  },
  {
    name: 'an event that does not parse',
    corrupt: (items, { settled }) => {
      eventIn(eventOf(items, settled, 'award-approved'))!.at = 7;
      return items;
    },
    check: 'items',
    at: ({ settled }) => `APPLICATION#${settled} EVENT#`,
    says: /does not parse/,
  },
  {
    name: 'a kind that nobody knows',
    corrupt: (items, { settled }) => {
      (caseOf(items, settled) as { kind: string }).kind = 'applicatoin';
      return items;
    },
    check: 'items',
    at: ({ settled }) => `APPLICATION#${settled}`,
    says: /no kind applicatoin/,
  },
  {
    name: 'a case in the wrong work queue',
    corrupt: (items, { 'to decide': id }) => {
      (caseOf(items, id) as { queue?: string }).queue = 'CASES#household-support-fund#declined';
      return items;
    },
    check: 'items',
    at: ({ 'to decide': id }) => `APPLICATION#${id} APPLICATION`,
    says: /queue is CASES#household-support-fund#declined and should be CASES#.*to-decide-eligible/,
  },
  {
    name: 'a ledger entry changed after it was written',
    corrupt: (items) => {
      for (const line of entry(items, 3).lines) line.amountPence *= 2;
      return items;
    },
    check: 'ledger',
    at: () => 'ENTRY#000000003',
    says: /changed after it was written/,
  },
  {
    name: 'a ledger entry that does not balance, however well it is sealed',
    corrupt: (items) => {
      const changed = entry(items, 3);
      changed.lines[0]!.amountPence -= 1;
      changed.hash = hashOf(changed);
      return items;
    },
    check: 'ledger',
    at: () => 'ENTRY#000000003',
    says: /do not sum to nothing/,
  },
  {
    name: 'a ledger entry that is gone',
    corrupt: (items) => without(items, entryItem(items, 4)),
    check: 'ledger',
    at: () => 'ENTRY#000000005',
    says: /where entry 4 should be/,
  },
  {
    name: 'a ledger whose last entry is gone',
    corrupt: (items) => {
      return without(items, entryItem(items, envelopeIn(items).head.sequence));
    },
    check: 'ledger',
    at: () => 'ENVELOPE',
    says: /not the last entry/,
  },
  {
    name: 'ledger entries without an envelope',
    corrupt: (items) => without(items, firstOf(items, 'envelope')),
    check: 'ledger',
    at: () => 'ENTRY#000000001',
    says: /envelope that does not exist/,
  },
  {
    name: 'an envelope that holds more than its entries gave it',
    corrupt: (items) => {
      envelopeIn(items).balancesPence.available += 100;
      return items;
    },
    check: 'balances',
    at: () => 'ENVELOPE',
    says: /available, its entries add up to/,
  },
  {
    name: 'an envelope that accounts for more than it was given',
    corrupt: (items) => {
      envelopeIn(items).balancesPence.paid += 100;
      return items;
    },
    check: 'balances',
    at: () => 'ENVELOPE',
    says: /was given 155000 pence and accounts for 155100/,
  },
  {
    name: 'an entry that spent what was not there',
    corrupt: (items) => {
      for (const line of entry(items, 1).lines) line.amountPence /= 15;
      return items;
    },
    check: 'balances',
    at: () => 'ENTRY#',
    says: /available stood at -\d+ pence/,
  },
  {
    name: 'a payment that says it is settled while its money is reserved',
    corrupt: (items, { ready, settled }) => {
      const { settledAt, submittedAt, runId } = paymentOf(items, settled).document;
      Object.assign(paymentOf(items, ready).document, {
        ...{ state: 'settled', settledAt, submittedAt, runId },
      });
      return items;
    },
    check: 'payments',
    at: ({ ready }) => `APPLICATION#${ready} PAYMENT#01`,
    says: /is settled with 15000 pence, but the ledger holds 15000 pence of it as reserved/,
  },
  {
    name: 'a payment whose case does not know that the money came back',
    corrupt: (items, { returned }) => {
      const { returnedAt, returnReasonCode, ...rest } = caseOf(items, returned).document;
      caseOf(items, returned).document = { ...rest, state: 'approved', approvedAt: returnedAt };
      expect(returnReasonCode).toBe('B');
      return items;
    },
    check: 'payments',
    at: ({ returned }) => `APPLICATION#${returned} PAYMENT#01`,
    says: /It is returned, but its application is approved/,
  },
  {
    name: 'a payment of another amount than the award',
    corrupt: (items, { settled }) => {
      caseOf(items, settled).document['awardPence'] = 140_00;
      return items;
    },
    check: 'payments',
    at: ({ settled }) => `APPLICATION#${settled} PAYMENT#01`,
    says: /pays 15000 pence, the award is 14000/,
  },
  {
    name: 'a payment without an application',
    corrupt: (items, { settled }) => without(items, caseOf(items, settled)),
    check: 'payments',
    at: ({ settled }) => `APPLICATION#${settled} PAYMENT#01`,
    says: /application \w+ does not exist/,
  },
  {
    name: 'an award whose payment was lost',
    corrupt: (items, { ready }) => without(items, paymentOf(items, ready)),
    check: 'payments',
    at: ({ ready }) => `APPLICATION#${ready} APPLICATION`,
    says: /its payment \w+-01 does not exist/,
  },
  {
    name: 'money that moved for a payment nobody made',
    corrupt: (items, { ready }) => without(items, paymentOf(items, ready)),
    check: 'payments',
    at: () => 'ENTRY#',
    says: /Money moved for payment \w+-01, which does not exist/,
  },
  {
    name: 'a payment that nothing says where to send',
    corrupt: (items, { ready }) => without(items, find(items, `PAYEE#${ready}`, 'PAYEE')),
    check: 'payments',
    at: ({ ready }) => `APPLICATION#${ready} PAYMENT#01`,
    says: /Nothing says where to pay it/,
  },
  {
    name: 'a payment that the ledger paid twice',
    corrupt: (items, { settled }) => {
      const paymentId = `${settled}-01`;
      const paying = ofKind(items, 'ledger-entry')
        .map((item) => item.document as unknown as Mutable<LedgerEntry>)
        .find(({ lines }) =>
          lines.some((line) => line.account === 'paid' && line.paymentId === paymentId),
        )!;
      const own = paying.lines.filter((line) => line.paymentId === paymentId);
      paying.lines.push(...structuredClone(own));
      return items;
    },
    check: 'paid-once',
    at: ({ settled }) => `APPLICATION#${settled} PAYMENT#01`,
    says: /paid 30000 pence for an award of 15000/,
  },
  {
    name: 'a reference that stands in two files',
    corrupt: (items) => {
      const [first, second] = partsIn(items);
      second!.lines.push(structuredClone(first!.lines[0]!));
      return items;
    },
    check: 'paid-once',
    at: () => 'PART#00001',
    says: /OD\w+ is in .* part 1 too/,
  },
  {
    name: 'a household paid twice with no reason written down',
    corrupt: (items, { 'second tenant': id }) => {
      const [approval] = caseOf(items, id).document['approvals'] as Record<string, unknown>[];
      delete approval!['exceptionReason'];
      return items;
    },
    check: 'paid-once',
    at: ({ 'second tenant': id }) => `APPLICATION#${id} APPLICATION`,
    says: /awarded to the household of \w+, and nobody wrote down why/,
  },
  {
    name: 'an application that nobody assessed',
    corrupt: (items, { 'to decide': id }) => {
      const item = caseOf(items, id);
      const { assessment, claimIds, openPairs, ...rest } = item.document;
      expect([assessment, claimIds, openPairs]).not.toContain(undefined);
      item.document = { ...rest, state: 'submitted', submittedAt: '2021-12-07T08:00:00.000Z' };
      return items;
    },
    check: 'assessed',
    at: ({ 'to decide': id }) => `APPLICATION#${id} APPLICATION`,
    says: /came in at 2021-12-07T08:00:00.000Z and was never assessed/,
  },
  {
    name: 'a claim whose application gave it up',
    corrupt: (items, { settled }) => {
      (caseOf(items, settled).document['claimIds'] as string[]).pop();
      return items;
    },
    check: 'claims',
    at: () => 'CLAIM',
    says: /points to application \w+, which does not hold it/,
  },
  {
    name: 'a claim of an application that does not exist',
    corrupt: (items, { ready }) => without(items, caseOf(items, ready)),
    check: 'claims',
    at: () => 'CLAIM',
    says: /which does not exist/,
  },
  {
    name: 'an application whose claim is gone',
    corrupt: (items, { ready }) =>
      without(
        items,
        items.find((item) => item.kind === 'claim' && item.document['applicationId'] === ready)!,
      ),
    check: 'claims',
    at: ({ ready }) => `APPLICATION#${ready} APPLICATION`,
    says: /says it holds .*, which does not exist/,
  },
  {
    name: 'a second award of a household that no claim knows of',
    corrupt: (items) => {
      for (const { document } of ofKind(items, 'claim')) document['alsoAwarded'] = [];
      return items;
    },
    check: 'claims',
    at: ({ 'second tenant': later }) => `APPLICATION#${later} APPLICATION`,
    says: /It is awarded, and \w+ holds /,
  },
  {
    name: 'an award whose claim nobody holds',
    corrupt: (items, { 'in transit': id }) =>
      items.filter(({ kind, document }) => kind !== 'claim' || document['applicationId'] !== id),
    check: 'claims',
    at: ({ 'in transit': id }) => `APPLICATION#${id} APPLICATION`,
    says: /It is awarded, and nobody holds household-support-fund#/,
  },
  {
    name: 'an application approved with no claim at all',
    corrupt: (items, { ready }) => {
      caseOf(items, ready).document['claimIds'] = [];
      return items;
    },
    check: 'claims',
    at: ({ ready }) => `APPLICATION#${ready} APPLICATION`,
    says: /is approved and holds no claim/,
  },
  {
    name: 'a likely duplicate of nothing',
    corrupt: (items, { 'second tenant': id }) => {
      caseOf(items, id).document['duplicateOf'] = 'NOBODY';
      return items;
    },
    check: 'claims',
    at: ({ 'second tenant': id }) => `APPLICATION#${id} APPLICATION`,
    says: /duplicate of NOBODY, which does not exist/,
  },
  {
    name: 'a request for further help that was lost',
    corrupt: (items, { 'to decide': id }) => {
      const { connectionRequestId } = caseOf(items, id).document;
      return without(items, find(items, `CONNECTION#${String(connectionRequestId)}`, 'CONNECTION'));
    },
    check: 'connections',
    at: ({ 'to decide': id }) => `APPLICATION#${id} APPLICATION`,
    says: /asked for further help, but \w+ does not exist/,
  },
  {
    name: 'a request in an area that no team serves',
    corrupt: (items) => {
      (
        firstOf(items, 'connection-request').document['area'] as { localityCode: string }
      ).localityCode = 'atlantis';
      return items;
    },
    check: 'connections',
    at: () => 'CONNECTION',
    says: /No team serves the area atlantis/,
  },
  {
    name: 'a request that went to another locality than the family lives in',
    corrupt: (items) => {
      (
        firstOf(items, 'connection-request').document['area'] as { localityCode: string }
      ).localityCode = 'yardley';
      return items;
    },
    check: 'connections',
    at: () => 'APPLICATION',
    says: /from hodge-hill, its request for further help went to yardley/,
  },
  {
    name: 'a request that was allocated before it came',
    corrupt: (items) => {
      const request = items.find(
        (item) => item.kind === 'connection-request' && item.document['state'] === 'allocated',
      )!;
      request.document['allocatedAt'] = '2021-12-01T09:00:00.000Z';
      return items;
    },
    check: 'connections',
    at: () => 'CONNECTION',
    says: /allocated at 2021-12-01.*before it came/,
  },
  {
    name: 'a request that was withdrawn and of which nothing tells',
    corrupt: (items) => {
      const told = items.find(
        (item) => item.kind === 'event' && eventIn(item)?.body.type === 'connection-withdrawn',
      )!;
      return without(items, told);
    },
    check: 'events',
    at: () => 'CONNECTION',
    says: /came about without its event connection-withdrawn/,
  },
  {
    name: 'an award whose event is missing',
    corrupt: (items, { settled }) => without(items, eventOf(items, settled, 'award-approved')),
    check: 'events',
    at: ({ settled }) => `APPLICATION#${settled} APPLICATION`,
    says: /Version 3 came about without its event award-approved/,
  },
  {
    name: 'an event that nothing explains',
    corrupt: (items, { settled }) => {
      const told = structuredClone(eventOf(items, settled, 'payment-settled'));
      (told['event'] as { eventId: string }).eventId = 'INVENTED01';
      return [...items, { ...told, sk: `${told.sk}X` }];
    },
    check: 'events',
    at: ({ settled }) => `APPLICATION#${settled} EVENT#`,
    says: /No change explains this payment-settled/,
  },
  {
    name: 'a case approved without ever having been put before anybody',
    corrupt: (items, { settled }) => {
      (caseOf(items, settled) as { version: number }).version = 2;
      return items;
    },
    check: 'events',
    at: ({ settled }) => `APPLICATION#${settled} APPLICATION`,
    says: /Version 2 came about without its event award-approved/,
  },
  {
    name: 'an answer of a bank that was never told',
    corrupt: (items, { returned }) => without(items, eventOf(items, returned, 'payee-checked')),
    check: 'events',
    at: ({ returned }) => `APPLICATION#${returned} PAYEE-CHECK`,
    says: /Version [12] came about without its event payee-checked/,
  },
  {
    name: 'an answer of a bank about details that nobody gave',
    corrupt: (items, { settled }) => without(items, find(items, `PAYEE#${settled}`, 'PAYEE')),
    check: 'payee-checks',
    at: ({ settled }) => `APPLICATION#${settled} PAYEE-CHECK`,
    says: /has no bank details/,
  },
  {
    name: 'an account that no bank was asked about',
    corrupt: (items, { returned }) => {
      const item = caseOf(items, returned);
      item.document = { ...item.document, submittedAt: '2021-12-07T07:00:00.000Z' };
      return without(items, find(items, `APPLICATION#${returned}`, 'PAYEE-CHECK'));
    },
    check: 'payee-checks',
    at: ({ returned }) => `APPLICATION#${returned} APPLICATION`,
    says: /No bank was asked about its account/,
  },
  {
    name: 'a budget that nobody allocated',
    corrupt: (items) =>
      items.filter(
        (item) =>
          (item['event'] as { body?: { type: string } } | undefined)?.body?.type !==
          'budget-allocated',
      ),
    check: 'events',
    at: () => 'ENVELOPE',
    says: /without its event budget-allocated/,
  },
  {
    name: 'a run that lost a part of its file',
    corrupt: (items) => without(items, firstOf(items, 'payment-run-part')),
    check: 'runs',
    at: () => 'RUN',
    says: /says parts is 1, its parts add up to 0/,
  },
  {
    name: 'a run that counts more money than its parts hold',
    corrupt: (items) => {
      (firstOf(items, 'payment-run').document as { totalPence: number }).totalPence += 1;
      return items;
    },
    check: 'runs',
    at: () => 'RUN',
    says: /says totalPence is \d+, its parts add up to/,
  },
  {
    name: 'a pair that nobody can find from the earlier application',
    corrupt: (items) => without(items, firstOf(items, 'pair-link')),
    check: 'pairs',
    at: ({ 'second tenant': later, settled: earlier }) => `APPLICATION#${later} PAIR#${earlier}`,
    says: /Nothing leads to it/,
  },
  {
    name: 'an application that shares its address and was compared with nobody',
    corrupt: (items) => without(items, firstOf(items, 'duplicate-pair')),
    check: 'pairs',
    at: () => 'MATCH',
    says: /shares it with \w+, and they are no pair/,
  },
  {
    name: 'an application that is missing among those who share its hash',
    corrupt: (items, { 'second tenant': later }) => {
      for (const { document } of ofKind(items, 'match')) {
        const match = document as unknown as Mutable<Match>;
        match.applications = match.applications.filter((each) => each.applicationId !== later);
      }
      return items;
    },
    check: 'pairs',
    at: ({ 'second tenant': later }) => `APPLICATION#${later} APPLICATION`,
    says: /Nobody could see that it shares household-support-fund#/,
  },
  {
    name: 'an application whose hash nobody keeps',
    corrupt: (items) => items.filter(({ kind }) => kind !== 'match'),
    check: 'pairs',
    at: ({ settled }) => `APPLICATION#${settled} APPLICATION`,
    says: /Nobody could see that it shares household-support-fund#/,
  },
  {
    name: 'a payment that went out while a pair was open',
    corrupt: (items, { 'second tenant': later, settled: earlier }) => {
      const pair = find(items, `APPLICATION#${later}`, 'PAIR#');
      const { resolvedBy, resolvedAt, reason, ...rest } = pair.document;
      expect([resolvedBy, resolvedAt, reason]).not.toContain(undefined);
      pair.document = { ...rest, state: 'open' };
      caseOf(items, later).document['openPairs'] = [earlier];
      return items;
    },
    check: 'pairs',
    at: ({ 'second tenant': later }) => `APPLICATION#${later} PAIR#`,
    says: /is open, and \w+ is approved all the same/,
  },
  {
    name: 'an application that waits for a pair that was resolved',
    corrupt: (items, { 'second tenant': later, settled: earlier }) => {
      caseOf(items, later).document['openPairs'] = [earlier];
      return items;
    },
    check: 'pairs',
    at: ({ 'second tenant': later }) => `APPLICATION#${later} APPLICATION`,
    says: /waits to be compared with \w+, and no open pair says so/,
  },
  {
    name: 'a line of a file that is nobody’s payment',
    corrupt: (items, { settled }) => {
      const [part] = partsIn(items);
      part!.lines.find((line) => line.applicationId === settled)!.reference = 'ODAAAAAAAAAA0101';
      return items;
    },
    check: 'runs',
    at: () => 'PART#00001',
    says: /ODAAAAAAAAAA0101 is nobody’s payment/,
  },
  {
    name: 'a line of another amount than its payment',
    corrupt: (items) => {
      partsIn(items)[0]!.lines[0]!.amountPence = 1;
      return items;
    },
    check: 'runs',
    at: () => 'PART#00001',
    says: /is in this run with 1 pence, but its payment is .* with 15000/,
  },
  {
    name: 'a payment that names a run it is not in',
    corrupt: (items, { 'in transit': id, settled }) => {
      paymentOf(items, id).document['runId'] = paymentOf(items, settled).document['runId'];
      return items;
    },
    check: 'runs',
    at: ({ 'in transit': id }) => `APPLICATION#${id} PAYMENT#01`,
    says: /is submitted in run .*, whose file does not hold OD/,
  },
  {
    name: 'a family that its partner does not find',
    corrupt: (items) => without(items, firstOf(items, 'partner-family')),
    check: 'partners',
    at: () => 'APPLICATION#',
    says: /school brought it and does not find it among its families/,
  },
  {
    name: 'a family in the list of another partner',
    corrupt: (items) => {
      firstOf(items, 'partner-family').document['partnerId'] = 'charity';
      return items;
    },
    check: 'partners',
    at: () => 'PARTNER#charity FAMILY#',
    says: /leads to an application that another brought/,
  },
  {
    name: 'parts of a run that does not exist',
    corrupt: (items) => without(items, firstOf(items, 'payment-run')),
    check: 'runs',
    at: () => 'PART#00001',
    says: /run .* does not exist/,
  },
];

describe('records that were tampered with', () => {
  it.each(corruptions)('betray $name', ({ corrupt, check, at, says }) => {
    const items = copies();
    const corrupted = corrupt(items, kept.ids);
    const found = faultsIn(verify(corrupted)).filter((fault) => fault.check === check);
    expect(found.map(({ sentence }) => sentence).join('\n')).toMatch(says);
    const telling = found.filter(({ sentence }) => says.test(sentence));
    expect(telling.some((fault) => fault.at.includes(at(kept.ids)))).toBe(true);
  });

  it('betray an envelope that was overspent, by the ledger alone', () => {
    const items = copies();
    for (const line of entry(items, 1).lines) line.amountPence /= 15;
    expect(overspentEnvelopes(gathered(items))).toHaveLength(1);
  });
});

describe('a bank that says something else', () => {
  const disagreements: readonly (readonly [string, Partial<BankWitness>, string, RegExp])[] = [
    ['paid a reference twice', { referencesPaidTwice: 1 }, 'paid-once', /paid 1 references/],
    ['took a credit fewer', { credits: 4 }, 'bank', /took 4 credits, we handed in 5/],
    ['took more money', { submittedPence: 9_000_00 }, 'bank', /took 900000 pence/],
    ['settled less than we say', { settledPence: 0 }, 'bank', /45000 pence were settled/],
    ['returned nothing', { returnedPence: 0 }, 'bank', /15000 pence were returned/],
    ['rejected nothing', { rejectedPence: 0 }, 'bank', /15000 pence were rejected/],
  ];

  it.each(disagreements)('is heard when it %s', (_, said, check, says) => {
    const found = faultsIn(verify(kept.items, { ...kept.bank, ...said }));
    expect(found.filter((fault) => fault.check === check).map(({ sentence }) => sentence)).toEqual([
      expect.stringMatching(says),
    ]);
  });

  it('may know of outcomes whose reports are still on their way', () => {
    const ahead = { ...kept.bank, settledPence: 4 * 150_00 };
    expect(faultsIn(verify(kept.items, ahead))).toEqual([]);
  });

  it.each([
    ['refusing', []],
    ['refused', [expect.stringMatching(/took 5 credits, we handed in 0/) as string]],
  ])('may hold the file of a run that is %s when another delivery was taken', (state, says) => {
    const records = gathered(kept.items);
    const refused = { refusedAt: kept.now, refusedVersion: 3, releasedVersion: 4, reasons: [] };
    const runs = new Map(
      [...records.runs].map(([runId, found]) => [
        runId,
        { ...found, run: { ...found.run, ...refused, state } as (typeof found)['run'] },
      ]),
    );
    const { faults } = checkBank({ ...records, runs }, kept.bank);
    const about = faults.map(({ sentence }) => sentence).filter((said) => said.includes('credits'));
    expect(about).toEqual(says);
  });
});
