import { assets } from 'virtual:assets';
import { templates } from 'virtual:templates';

import {
  createStopHeldHelp,
  createSubmitApplication,
  openHandOver,
} from '#shared/applications/index.ts';
import { createChallengeDecision, createConsiderProgrammes } from '#shared/approvals/index.ts';
import { loadConfig, readPlatformKeys } from '#shared/config/index.ts';
import { openEqualityStore } from '#shared/equality/equality-store.dynamo.ts';
import { createContactCodes } from '#shared/contact-codes/index.ts';
import { createKeepEqualityAnswers } from '#shared/equality/index.ts';
import { openEvidenceStore } from '#shared/evidence/evidence-store.s3.ts';
import { createAddEvidence, createWithdrawEvidence, evidenceOf } from '#shared/evidence/index.ts';
import { createOpenConnection, createWithdrawConnection } from '#shared/family-connect/index.ts';
import { createGiveFeedback } from '#shared/feedback/index.ts';
import { systemClock, systemIds } from '#shared/kernel/index.ts';
import { openCounterStore } from '#shared/limits/counter-store.dynamo.ts';
import { createLimiter } from '#shared/limits/index.ts';
import { createLog, pageLog } from '#shared/log/index.ts';
import { isPossibleAccount } from '#shared/payments/account-check.ts';
import { createAnswerReceipt, isReceiptLink } from '#shared/messages/index.ts';
import { configuredPartners, createFindPartner } from '#shared/partners/index.ts';
import { configuredProgrammes, createReadOpenWindows } from '#shared/programmes/index.ts';
import {
  createChangePayee,
  createFindRepairLink,
  createFindWaysToPay,
  createResendCodes,
  createFollowRepairLink,
  createWithdrawApplication,
} from '#shared/payments/index.ts';
import { keys } from '#shared/records/index.ts';
import { openRecords } from '#shared/records/open-records.dynamo.ts';
import { createDecisionOutlook } from '#shared/reporting/index.ts';
import { openReports } from '#shared/reporting/open-reports.dynamo.ts';
import { createSavedApplications } from '#shared/saved-applications/index.ts';
import { openQueues } from '#shared/worker/send-messages.sqs.ts';
import { createTemplates } from '#shared/web/index.ts';
import { openSessionStore } from '#shared/web/session-store.dynamo.ts';

import { configSchema } from './config.ts';
import { createFindConnection } from './connect/find-connection.ts';
import { createFindCodeTo } from './find-code-to.ts';
import { createFindStatus } from './find-status.ts';
import { createApplyPages } from './handler.ts';
import { createMayApplyFor } from './on-behalf-pages.ts';

const config = loadConfig(configSchema, process.env);
const { records, commit } = openRecords(config.RECORDS_TABLE);
const { sessionKey, matchingKey, edgeKey } = await readPlatformKeys(config.SECRET_ARN);
const readOpenWindows = createReadOpenWindows({ records });
const queues = openQueues();
const log = createLog('apply-pages', config.LOG_LEVEL);
const limiter = createLimiter({
  counters: openCounterStore(config.SESSIONS_TABLE, log),
  key: sessionKey,
});
const payeePorts = { records, commit, clock: systemClock, matchingKey };

export const handler = createApplyPages({
  ports: {
    submitApplication: createSubmitApplication({
      records,
      commit,
      clock: systemClock,
      matchingKey,
      considerProgrammes: createConsiderProgrammes(),
    }),
    savedApplications: createSavedApplications({
      store: openSessionStore(config.SESSIONS_TABLE, 'SAVED'),
      clock: systemClock,
      matchingKey,
      limiter,
      tell: (message) => queues.sendAll(config.MESSAGES_QUEUE_URL, [JSON.stringify(message)]),
    }),
    limiter,
    readOpenWindows,
    openHandOver: (token, at) => openHandOver(token, matchingKey, at),
    mayApplyFor: createMayApplyFor(createFindPartner({ records, partners: configuredPartners })),
    wasSent: async (id) => (await records.get(keys.application(id))) !== undefined,
    findStatus: createFindStatus({
      records,
      clock: systemClock,
      readOutlook: createDecisionOutlook({ reports: openReports(config.REPORTS_TABLE) }),
    }),
    openConnection: createOpenConnection({ records, commit, clock: systemClock }),
    findConnection: createFindConnection(records),
    withdrawConnection: createWithdrawConnection({ records, commit, clock: systemClock }),
    contactCodes: createContactCodes({
      ...{ records, commit, clock: systemClock, matchingKey, limiter },
      store: openSessionStore(config.SESSIONS_TABLE, 'CONTACT-CODE'),
      tell: (message) => queues.sendAll(config.MESSAGES_QUEUE_URL, [JSON.stringify(message)]),
    }),
    findCodeTo: createFindCodeTo(records),
    stopHeldHelp: createStopHeldHelp({ records, commit, clock: systemClock }),
    keepEqualityAnswers: createKeepEqualityAnswers({
      ...{ clock: systemClock, matchingKey },
      store: openEqualityStore(config.EQUALITY_TABLE),
    }),
    giveFeedback: createGiveFeedback({ commit, clock: systemClock }),
    answerReceipt: createAnswerReceipt({ records, commit, clock: systemClock }),
    isReceiptLink: (applicationId, token) => isReceiptLink(applicationId, token, matchingKey),
    findEvidence: (applicationId) => evidenceOf(records, applicationId),
    addEvidence: createAddEvidence({
      ...{ records, commit, clock: systemClock, ids: systemIds },
      store: openEvidenceStore(config.EVIDENCE_BUCKET),
    }),
    withdrawEvidence: createWithdrawEvidence({ records, commit, clock: systemClock }),
    resendCodes: createResendCodes({ records, commit, clock: systemClock }),
    challengeDecision: createChallengeDecision({ records, commit, clock: systemClock }),
    withdrawApplication: createWithdrawApplication({
      ...{ records, commit, clock: systemClock, matchingKey },
    }),
    findWaysToPay: createFindWaysToPay(records),
    isOpenLink: createFindRepairLink(payeePorts),
    followRepairLink: createFollowRepairLink(payeePorts),
    changePayee: createChangePayee(payeePorts),
    isPossibleAccount: (account) => Promise.resolve(isPossibleAccount(account)),
  },
  programmes: configuredProgrammes,
  store: openSessionStore(config.SESSIONS_TABLE),
  signingKey: sessionKey,
  edgeKey,
  secure: config.SERVICE_ORIGIN.startsWith('https:'),
  templates: createTemplates(templates),
  assets,
  clock: systemClock,
  ids: systemIds,
  log: pageLog(log),
});
