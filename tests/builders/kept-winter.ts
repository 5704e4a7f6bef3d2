import {
  createConfirmBudgetChange,
  createProposeMove,
  createWithdrawBudgetChange,
} from '#shared/budget/index.ts';
import {
  createAllocateConnections,
  createNoteWorkerTold,
  createWithdrawConnection,
} from '#shared/family-connect/index.ts';
import type { StoredItem } from '#shared/kernel/index.ts';
import type { RailReportLine } from '#shared/payments/index.ts';
import type { BankWitness } from '#shared/verification/index.ts';

import { keepConnections, receivedConnection } from './connection-requests.ts';
import { openWinter, type Winter } from './winter.ts';
import { payeeChecked } from './payee-checked.ts';

export interface KeptWinter {
  readonly items: readonly StoredItem[];
  /** The application of each family, by what became of it. */
  readonly ids: Readonly<Record<Fate, string>>;
  readonly now: string;
  /** What a bank that did what we recorded would say. */
  readonly bank: BankWitness;
}

type Fate =
  | 'settled'
  | 'second tenant'
  | 'returned'
  | 'rejected'
  | 'in transit'
  | 'ready'
  | 'declined'
  | 'to decide';

const helpWanted = {
  wanted: true,
  reasons: ['money'],
  ownWords: '',
  consent: { textVersion: '2021-12', language: 'en' },
} as const;

/** Money that goes from the city pool to a locality, and a proposal that was withdrawn. */
async function changeBudget({ fund, ports, programmeId, windowId }: Winter): Promise<void> {
  await fund(200_00, 'city');
  const propose = createProposeMove(ports);
  const move = {
    ...{ programmeId, windowId, staffId: 'erin-walsh', amountPence: 50_00, reason: 'Much need' },
    from: { ringFence: 'children', localityCode: 'city' },
    to: { ringFence: 'children', localityCode: 'hodge-hill' },
  };
  await propose({ ...move, changeId: 'MOVE000001' });
  await createConfirmBudgetChange(ports)({ changeId: 'MOVE000001', staffId: 'dev-patel' });
  await propose({ ...move, changeId: 'MOVE000002' });
  await createWithdrawBudgetChange(ports)({ changeId: 'MOVE000002', staffId: 'dev-patel' });
}

/** A small winter, played through the use cases, in which something of everything has happened. */
export async function keepWinter(): Promise<KeptWinter> {
  const winter = openWinter();
  await winter.fund(1_500_00);
  const { ports, clock } = winter;
  await changeBudget(winter);
  const door = { kind: 'address', line1: '1 Shared Road', postcode: 'B8 3BB' } as const;
  const settled = await winter.approvedAsItIs(
    await winter.assessed({
      home: door,
      moreHelp: { ...helpWanted, reasons: ['money'] },
    }),
  );
  const secondTenant = await winter.approvedAsItIs(await winter.assessed({ home: door }));
  const returned = await winter.approvedAsItIs(await winter.assessed());
  const rejected = await winter.approvedAsItIs(await winter.assessed());
  const declined = await winter.assessed({ residence: 'elsewhere' });
  await winter.declineApplications({
    applicationIds: [declined],
    staffId: 'ben',
    reason: 'not-in-birmingham',
  });
  await payeeChecked(ports, settled, 'MTCH');
  await payeeChecked(ports, returned, 'away');
  await payeeChecked(ports, returned, 'MBAM');
  const firstRun = await winter.paidOut();
  const outcomes: RailReportLine[] = [
    { reference: `OD${settled}0101`, amountPence: 150_00, outcome: 'settled' },
    { reference: `OD${secondTenant}0101`, amountPence: 150_00, outcome: 'settled' },
    { reference: `OD${returned}0101`, amountPence: 150_00, outcome: 'settled' },
    { reference: `OD${rejected}0101`, amountPence: 150_00, outcome: 'rejected', reasonCode: '0' },
  ];
  await report(winter, firstRun, outcomes);
  await report(winter, firstRun, [
    {
      reference: `OD${returned}0101`,
      amountPence: 150_00,
      outcome: 'returned',
      reasonCode: 'B',
    },
  ]);
  const inTransit = await winter.approvedAsItIs(await winter.assessed());
  await winter.paidOut();
  const ready = await winter.approvedAsItIs(await winter.assessed());
  const toDecide = await winter.assessed({ moreHelp: { ...helpWanted, reasons: ['money'] } });
  const request = await winter.application(settled);
  await createAllocateConnections(ports)({
    connectionRequestIds: [request.connectionRequestId ?? ''],
    allocatedTo: 'A worker',
    staffId: 'lead',
    localityCode: 'hodge-hill',
  });
  await withdrawRequests(winter);
  clock.moveOnSeconds(60);
  return {
    items: winter.memory.all(),
    now: clock.now(),
    ids: {
      settled,
      'second tenant': secondTenant,
      returned,
      rejected,
      'in transit': inTransit,
      ready,
      declined,
      'to decide': toDecide,
    },
    bank: {
      credits: 5,
      submittedPence: 5 * 150_00,
      rejectedPence: 150_00,
      settledPence: 3 * 150_00,
      returnedPence: 150_00,
      referencesPaidTwice: 0,
    },
  };
}

async function report(
  winter: ReturnType<typeof openWinter>,
  runId: string,
  lines: RailReportLine[],
): Promise<void> {
  await winter.recordRailOutcomes({
    reportId: `${runId}-${lines.length}`,
    submissionId: `S-${runId}`,
    idempotencyKey: runId,
    kind: 'settlement',
    processingDate: '2021-12-08',
    producedAt: '2021-12-09T07:00:00.000Z',
    lines,
  });
}

/** Families who changed their minds: before a worker had them, after, and after the worker knows. */
async function withdrawRequests({ ports }: Winter): Promise<void> {
  const family = { kind: 'family', id: 'family' } as const;
  const allocate = createAllocateConnections(ports);
  const withdraw = createWithdrawConnection(ports);
  const told = createNoteWorkerTold(ports);
  const requests = ['Early', 'Late', 'Told'].map((name) =>
    receivedConnection(name, { receivedAt: ports.clock.now() }),
  );
  await keepConnections(ports.commit, requests);
  for (const { fullName, connectionRequestId } of requests) {
    if (fullName !== 'Early') {
      await allocate({
        ...{ connectionRequestIds: [connectionRequestId], allocatedTo: 'A worker' },
        ...{ staffId: 'lead', localityCode: 'hodge-hill' },
      });
    }
    await withdraw({ connectionRequestId, actor: family });
    if (fullName === 'Told') await told({ connectionRequestId, actor: family });
  }
}
