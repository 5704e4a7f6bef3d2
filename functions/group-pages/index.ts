import { assets } from 'virtual:assets';
import { templates } from 'virtual:templates';

import {
  createAskContactAgain,
  createBeginApplication,
  createConfirmApplication,
  createInvitePerson,
  createMendContact,
  createRemovePerson,
  createSaveSection,
  createSendForConfirmation,
} from '#shared/community-grants/index.ts';
import { loadConfig, readPlatformKeys } from '#shared/config/index.ts';
import {
  createAcceptOffer,
  createAskAboutAccountAgain,
  createAskToAcceptAgain,
  createConfirmOtherAccount,
  createDeclineOffer,
  createGiveGrantAccount,
  createGiveOtherAccount,
  createKeepPresentAccount,
  createSendForAcceptance,
  createTakeApplicationBack,
} from '#shared/grant-awards/index.ts';
import { createSendPaper, createTakePaperBack } from '#shared/grant-papers/index.ts';
import { publisherOf } from '#shared/open-data/index.ts';
import { createSaveReport } from '#shared/grant-reports/index.ts';
import { createAskForChange, createTakeChangeBack } from '#shared/grant-changes/index.ts';
import { createGroupSignIn } from '#shared/group-sign-in/index.ts';
import { openEvidenceStore } from '#shared/evidence/evidence-store.s3.ts';
import { keyedHash, systemClock, systemIds } from '#shared/kernel/index.ts';
import { openCounterStore } from '#shared/limits/counter-store.dynamo.ts';
import { createLimiter } from '#shared/limits/index.ts';
import { createLog, pageLog } from '#shared/log/index.ts';
import { isPossibleAccount } from '#shared/payments/account-check.ts';
import { openRecords } from '#shared/records/open-records.dynamo.ts';
import { createTemplates } from '#shared/web/index.ts';
import { openSessionStore } from '#shared/web/session-store.dynamo.ts';
import { openQueues } from '#shared/worker/send-messages.sqs.ts';

import { configSchema } from './config.ts';
import { createGroupPages } from './handler.ts';

const config = loadConfig(configSchema, process.env);
const { records, commit } = openRecords(config.RECORDS_TABLE);
const { sessionKey, matchingKey, edgeKey } = await readPlatformKeys(config.SECRET_ARN);
const queues = openQueues();
const log = createLog('group-pages', config.LOG_LEVEL);
const ports = { records, commit, clock: systemClock };
const publisher = publisherOf({
  prefix: config.OPEN_DATA_PREFIX,
  organisationId: config.OPEN_DATA_ORGANISATION,
  serviceOrigin: config.SERVICE_ORIGIN,
});

export const handler = createGroupPages({
  ports: {
    records,
    signIn: createGroupSignIn({
      ...{ clock: systemClock, matchingKey },
      store: openSessionStore(config.SESSIONS_TABLE, 'GROUP-SIGN-IN'),
      tell: (message) => queues.sendAll(config.MESSAGES_QUEUE_URL, [JSON.stringify(message)]),
    }),
    limiter: createLimiter({
      counters: openCounterStore(config.SESSIONS_TABLE, log),
      key: sessionKey,
    }),
    beginApplication: createBeginApplication({ ...ports, matchingKey }),
    saveSection: createSaveSection(ports),
    invitePerson: createInvitePerson({ ...ports, matchingKey }),
    removePerson: createRemovePerson(ports),
    mendContact: createMendContact({ ...ports, matchingKey }),
    sendForConfirmation: createSendForConfirmation({ ...ports, matchingKey }),
    askContactAgain: createAskContactAgain(ports),
    confirmApplication: createConfirmApplication({ ...ports, matchingKey }),
    takeApplicationBack: createTakeApplicationBack(ports),
    giveAccount: createGiveGrantAccount({ ...ports, payeeSecret: matchingKey }),
    sendForAcceptance: createSendForAcceptance(ports),
    askToAcceptAgain: createAskToAcceptAgain(ports),
    acceptOffer: createAcceptOffer({ ...ports, matchingKey }),
    giveOtherAccount: createGiveOtherAccount({ ...ports, payeeSecret: matchingKey }),
    keepPresentAccount: createKeepPresentAccount(ports),
    askAboutAccountAgain: createAskAboutAccountAgain(ports),
    confirmOtherAccount: createConfirmOtherAccount({ ...ports, matchingKey }),
    askForChange: createAskForChange(ports),
    takeChangeBack: createTakeChangeBack(ports),
    declineOffer: createDeclineOffer(ports),
    saveReport: createSaveReport(ports),
    sendPaper: createSendPaper({
      ...{ ...ports, ids: systemIds },
      store: openEvidenceStore(config.EVIDENCE_BUCKET),
    }),
    takePaperBack: createTakePaperBack(ports),
    isPossibleAccount,
    publisher,
    ourAccount: {
      name: config.OUR_ACCOUNT_NAME,
      sortCode: config.OUR_SORT_CODE,
      accountNumber: config.OUR_ACCOUNT_NUMBER,
    },
    matchingKey,
    ids: systemIds,
  },
  store: openSessionStore(config.SESSIONS_TABLE, 'GROUP-SESSION'),
  // Families, staff and groups have cookies under keys of their own: none is ever taken for another.
  signingKey: keyedHash(sessionKey, 'group-site'),
  secure: config.SERVICE_ORIGIN.startsWith('https:'),
  templates: createTemplates(templates),
  assets,
  clock: systemClock,
  ids: systemIds,
  edgeKey,
  log: pageLog(log),
});
