import type { SQSEvent } from 'aws-lambda';

import {
  applicationSubmittedSchema,
  createHandler as assessHandler,
} from '#functions/assess-application/handler.ts';
import {
  createHandler as payeeHandler,
  payeeToCheckSchema,
} from '#functions/check-payee/handler.ts';
import { createHandler as parkHandler } from '#functions/park-dead-letters/handler.ts';
import {
  createHandler as outcomesHandler,
  reportSchema,
} from '#functions/record-rail-outcomes/handler.ts';
import { createHandler as relayHandler } from '#functions/relay-events/handler.ts';
import {
  createHandler as runHandler,
  paymentRunSchema,
} from '#functions/submit-payments/handler.ts';
import {
  createHandler as messageHandler,
  messageWorkSchema,
} from '#functions/send-messages/handler.ts';
import {
  createHandler as caseSystemHandler,
  newsSchema,
} from '#functions/tell-case-system/handler.ts';
import { createHandler as watchHandler } from '#functions/watch-deadlines/handler.ts';
import { createRemoveUnsent, createTellGroup } from '#shared/community-grants/index.ts';
import { createTellContact } from '#shared/contact-codes/index.ts';
import {
  createEndOffers,
  createTellGroupOfAccount,
  createTellGroupOfAward,
} from '#shared/grant-awards/index.ts';
import { createTellGroupOfChange } from '#shared/grant-changes/index.ts';
import {
  createRemoveGrantAccounts,
  createTellGroupOfReturn,
} from '#shared/grant-payments/index.ts';
import {
  createRemindOfMoneyBack,
  createTellGroupOfRepayment,
} from '#shared/grant-repayments/index.ts';
import { createHasPapers } from '#shared/grant-papers/index.ts';
import { createRemoveConnections, createTellCaseSystem } from '#shared/family-connect/index.ts';
import { createRemoveFeedback } from '#shared/feedback/index.ts';
import { createRemindOfReports, createTellGroupOfReport } from '#shared/grant-reports/index.ts';
import { createTellWhoeverSignsIn } from '#shared/group-sign-in/index.ts';
import { createAssessApplication } from '#shared/approvals/index.ts';
import { createRemindContacts } from '#shared/contact-codes/index.ts';
import { createRecordReceipt, createSendMessage } from '#shared/messages/index.ts';
import { createCheckGrantPayee } from '#shared/grant-payments/index.ts';
import { createCheckPayee } from '#shared/payee-checks/index.ts';
import {
  createRecordPieceOutcomes,
  createLiftDueHolds,
  createRemoveFamilyAccounts,
  createRecordRailOutcomes,
  createSubmitPaymentRun,
  isPieceRail,
} from '#shared/payments/index.ts';
import { createTellWhoeverSaved } from '#shared/saved-applications/index.ts';
import { createQueueWorker } from '#shared/worker/index.ts';
import { originator } from '#tests/builders/originator.ts';
import type { ReceivedMessage } from '#tests/doubles/memory-queue.ts';
import { createMemorySessionStore } from '#tests/doubles/memory-session-store.ts';

import { queueNames, type Ports, type QueueName } from '../ports.ts';
import type { World } from '../world.ts';
import type { Actor } from './actor.ts';

/** The stream hands events on, the queues hand messages out; now and then a second time. */
export const functions: Actor = {
  name: 'functions',
  weight: 40,
  act(world) {
    const { dice, queues } = world;
    const waiting = queueNames.filter((name) => queues[name].size() > 0);
    if (dice.chance(0.3) || waiting.length === 0) return relay(world);
    const name = dice.pick(waiting);
    if (dice.chance(0.1)) queues[name].repeat(dice.whole(0, queues[name].size() - 1));
    return deliver(world, name, dice.whole(1, 10));
  },
};

/** The deadline watcher’s schedule comes round. */
export const deadlines: Actor = {
  name: 'deadlines',
  weight: 1,
  act: (world) => {
    watchDeadlines(world);
    return true;
  },
};

/** Passes the next events on; the stream goes on only when all of a batch was passed on. */
export function relay(world: World): boolean {
  const { dice, stream } = world;
  const again = dice.chance(0.1) ? dice.whole(0, Math.min(20, world.relayed)) : 0;
  const from = world.relayed - again;
  const batch = stream.slice(from, from + dice.whole(1, 40));
  if (batch.length === 0) return false;
  world.start(`the stream hands on ${batch.length} events from ${from}`, async (ports) => {
    const answered = await relayHandler({
      eventsOf: () => batch.map((event, at) => ({ sequenceNumber: String(from + at), event })),
      sendAll: (url, bodies) => ports.sendAll(queueNamed(url), bodies),
      queueUrls: {
        applications: 'applications',
        'payee-checks': 'payee-checks',
        'payment-runs': 'payment-runs',
        messages: 'messages',
        'case-system': 'case-system',
      },
      log: ports.log,
    })({});
    // Only the batch that comes next may move the checkpoint on.
    const whole = answered.batchItemFailures.length === 0;
    if (whole && from <= world.relayed)
      world.relayed = Math.max(world.relayed, from + batch.length);
  });
  return true;
}

function queueNamed(url: string): QueueName {
  const name = queueNames.find((each) => each === url);
  if (name === undefined) throw new Error(`No queue is called ${url}`);
  return name;
}

const workers: Readonly<
  Record<
    QueueName,
    (
      ports: Ports,
    ) => (event: SQSEvent) => Promise<{ batchItemFailures: { itemIdentifier: string }[] }>
  >
> = {
  applications: (ports) =>
    createQueueWorker({
      ...{ message: applicationSubmittedSchema, park: ports.park, log: ports.log },
      handle: assessHandler({ assessApplication: createAssessApplication(ports) }),
    }),
  'payee-checks': (ports) =>
    createQueueWorker({
      ...{ message: payeeToCheckSchema, park: ports.park, log: ports.log },
      handle: payeeHandler({
        checkPayee: createCheckPayee({ ...ports, payeeSecret: ports.matchingKey }),
        checkGrantPayee: createCheckGrantPayee({ ...ports, payeeSecret: ports.matchingKey }),
      }),
    }),
  'payment-runs': (ports) =>
    createQueueWorker({
      ...{ message: paymentRunSchema, park: ports.park, log: ports.log },
      handle: runHandler({
        submitPaymentRun: createSubmitPaymentRun({
          ...ports,
          railNamed: (name) => (isPieceRail(name) ? ports.pieceRail : ports.rail),
          payeeSecret: ports.matchingKey,
          originator,
        }),
        log: ports.log,
      }),
    }),
  'rail-outcomes': (ports) =>
    createQueueWorker({
      ...{ message: reportSchema, park: ports.park, log: ports.log },
      handle: outcomesHandler({
        recordRailOutcomes: createRecordRailOutcomes(ports),
        recordPieceOutcomes: createRecordPieceOutcomes(ports),
      }),
    }),
  messages: (ports) =>
    createQueueWorker({
      ...{ message: messageWorkSchema, park: ports.park, log: ports.log },
      handle: messageHandler({
        sendMessage: createSendMessage({ ...ports, serviceOrigin: 'https://open-door.example' }),
        recordReceipt: createRecordReceipt(ports),
        // Nobody saves here before sending: that moves no money.
        tellWhoeverSaved: createTellWhoeverSaved({
          ...{ ...ports, serviceOrigin: 'https://open-door.example' },
          store: createMemorySessionStore(),
        }),
        tellContact: createTellContact({ ...ports, store: createMemorySessionStore() }),
        tellGroup: createTellGroup({ ...ports, serviceOrigin: 'https://open-door.example' }),
        tellGroupOfAward: createTellGroupOfAward({
          ...ports,
          serviceOrigin: 'https://open-door.example',
        }),
        tellGroupOfAccount: createTellGroupOfAccount({
          ...ports,
          serviceOrigin: 'https://open-door.example',
        }),
        tellGroupOfReport: createTellGroupOfReport({
          ...ports,
          serviceOrigin: 'https://open-door.example',
        }),
        tellGroupOfRepayment: createTellGroupOfRepayment({
          ...ports,
          serviceOrigin: 'https://open-door.example',
        }),
        tellGroupOfChange: createTellGroupOfChange({
          ...ports,
          serviceOrigin: 'https://open-door.example',
        }),
        tellGroupOfReturn: createTellGroupOfReturn({
          ...ports,
          serviceOrigin: 'https://open-door.example',
        }),
        tellWhoeverSignsIn: createTellWhoeverSignsIn({
          ...ports,
          store: createMemorySessionStore(),
        }),
      }),
    }),
  'case-system': (ports) =>
    createQueueWorker({
      ...{ message: newsSchema, park: ports.park, log: ports.log },
      handle: caseSystemHandler({
        // Whom it has is of no money: it takes what it is told.
        tellCaseSystem: createTellCaseSystem({
          ...ports,
          tell: () => Promise.resolve({ kind: 'taken' }),
        }),
        log: ports.log,
      }),
    }),
  'dead-letters': (ports) => parkHandler({ park: ports.park, log: ports.log }),
};

/** Payment runs are handed out one at a time, as the stack says. */
const batchLimits: Partial<Record<QueueName, number>> = { 'payment-runs': 1 };

/** Hands a batch to the function that works on a queue; what it does not finish comes again. */
export function deliver(world: World, name: QueueName, most: number): boolean {
  const received = world.queues[name].receive(Math.min(most, batchLimits[name] ?? 10));
  if (received.length === 0) return false;
  world.start(`${name} hands out ${received.length}`, async (ports) => {
    const { batchItemFailures } = await workers[name](ports)({
      Records: received.map((message) => sqsRecord(name, message)),
    });
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    const finished = received.filter(({ messageId }) => !failed.has(messageId));
    await ports.forget(
      name,
      finished.map(({ receipt }) => receipt),
    );
  });
  return true;
}

export function watchDeadlines(world: World): void {
  world.start('the deadlines are watched', (ports) =>
    watchHandler({
      ...ports,
      checkPayeesAgain: (bodies) => ports.sendAll('payee-checks', bodies),
      assessAgain: (bodies) => ports.sendAll('applications', bodies),
      tellCaseSystemAgain: (bodies) => ports.sendAll('case-system', bodies),
      carryOn: (bodies) => ports.sendAll('payment-runs', bodies),
      liftDueHolds: createLiftDueHolds(ports),
      remindContacts: createRemindContacts(ports),
      endOffers: createEndOffers(ports),
      remindOfReports: createRemindOfReports(ports),
      remindOfMoneyBack: createRemindOfMoneyBack(ports),
      removals: [
        createRemoveFeedback(ports),
        createRemoveConnections(ports),
        createRemoveUnsent({ ...ports, hasFiles: createHasPapers(ports.records) }),
        createRemoveGrantAccounts(ports),
        createRemoveFamilyAccounts(ports),
      ],
    })(),
  );
}

function sqsRecord(name: QueueName, message: ReceivedMessage): SQSEvent['Records'][number] {
  const arn = (queue: string) => `arn:aws:sqs:eu-west-2:123456789012:${queue}`;
  return {
    messageId: message.messageId,
    receiptHandle: message.receipt,
    body: message.body,
    attributes: {
      ApproximateReceiveCount: String(message.receiveCount),
      SentTimestamp: '0',
      SenderId: 'simulation',
      ApproximateFirstReceiveTimestamp: '0',
      ...(message.failedIn === undefined
        ? {}
        : { DeadLetterQueueSourceArn: arn(message.failedIn) }),
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: arn(name),
    awsRegion: 'eu-west-2',
  };
}
