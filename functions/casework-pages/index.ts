import { assets } from 'virtual:assets';
import { templates } from 'virtual:templates';

import {
  createBringBack,
  createFindCases,
  createGiveBackCase,
  createTakeCase,
  createBeginCaseExport,
  createForgetFilter,
  createSaveFilter,
} from '#shared/applications/index.ts';
import {
  createAnswerChallenge,
  createApproveAwards,
  createDeclineApplications,
  createLookAtMatch,
  createResolvePair,
} from '#shared/approvals/index.ts';
import { createFindGroups } from '#shared/community-grants/index.ts';
import { loadConfig, readPlatformKeys } from '#shared/config/index.ts';
import { openEvidenceStore } from '#shared/evidence/evidence-store.s3.ts';
import { createOpenEvidence } from '#shared/evidence/index.ts';
import {
  createConfirmProposal,
  createKeepGoing,
  createProposeAward,
  createProposeRefusal,
  createProposeStop,
  createWithdrawAward,
} from '#shared/grant-awards/index.ts';
import { createAgreeToChange, createRefuseChange } from '#shared/grant-changes/index.ts';
import {
  createApproveInstalment,
  createRefuseOtherAccount,
  createStopGrant,
  createTakeOtherAccount,
} from '#shared/grant-payments/index.ts';
import {
  createAskForMoneyBack,
  createDecideRepayment,
  createLetMoneyGo,
} from '#shared/grant-repayments/index.ts';
import { createSignGrants, createTakeOutGrant, publisherOf } from '#shared/open-data/index.ts';
import { createAcceptReport, createAskForMore } from '#shared/grant-reports/index.ts';
import {
  createCommentOnGrant,
  createDecideInPanel,
  createModerateScores,
  createRankInPanel,
  createSaveScores,
} from '#shared/grant-scoring/index.ts';
import { createDeclareInterest, createLiftInterest } from '#shared/interests/index.ts';
import { systemClock, systemIds, systemWaiting } from '#shared/kernel/index.ts';
import { createLog, pageLog } from '#shared/log/index.ts';
import { createFinishTask } from '#shared/messages/index.ts';
import {
  createCancelVoucher,
  createMakeRepairLink,
  createResendCode,
  plannedPayment,
  type PieceRail,
  type PieceRailName,
} from '#shared/payments/index.ts';
import { createPieceRail } from '#shared/payments/rails/pieces/provider.http.ts';
import { createDynamoCountQueue } from '#shared/records/count-queue.dynamo.ts';
import {
  configuredPartners,
  createIssueKey,
  createRevokeKey,
  createStopPartner,
} from '#shared/partners/index.ts';
import { openRecords } from '#shared/records/open-records.dynamo.ts';
import { createStaffSite } from '#shared/staff-web/index.ts';
import { createTemplates } from '#shared/web/index.ts';
import { openSessionStore } from '#shared/web/session-store.dynamo.ts';
import { createPutBack } from '#shared/worker/index.ts';
import { openQueues } from '#shared/worker/send-messages.sqs.ts';

import { configSchema } from './config.ts';
import { createCaseworkRoutes } from './handler.ts';

const config = loadConfig(configSchema, process.env);
const { client, records, commit } = openRecords(config.RECORDS_TABLE);
const { sessionKey, matchingKey } = await readPlatformKeys(config.SECRET_ARN);
const ports = { records, commit, clock: systemClock };
const publisher = publisherOf({
  prefix: config.OPEN_DATA_PREFIX,
  organisationId: config.OPEN_DATA_ORGANISATION,
  serviceOrigin: config.SERVICE_ORIGIN,
});
const partnerPorts = { ...ports, partners: configuredPartners };
const pieceRail = (name: PieceRailName, endpoint: string) =>
  createPieceRail({ name, endpoint, timeoutMs: 8_000 });
const pieceRails: Readonly<Record<PieceRailName, PieceRail>> = {
  'cash-out': pieceRail('cash-out', config.CASH_OUT_ENDPOINT),
  'supermarket-voucher': pieceRail('supermarket-voucher', config.SUPERMARKET_VOUCHER_ENDPOINT),
  'fuel-voucher': pieceRail('fuel-voucher', config.FUEL_VOUCHER_ENDPOINT),
};

export const handler = createStaffSite({
  records,
  routes: createCaseworkRoutes({
    records,
    countQueue: createDynamoCountQueue(client, config.RECORDS_TABLE),
    approveAwards: createApproveAwards({
      ...ports,
      waiting: systemWaiting,
      plannedPayment,
    }),
    answerChallenge: createAnswerChallenge({ ...ports, matchingKey }),
    findCases: createFindCases({ ...ports, ids: systemIds, matchingKey }),
    findGroups: createFindGroups({ records, matchingKey }),
    takeCase: createTakeCase(ports),
    beginCaseExport: createBeginCaseExport({ ...ports, ids: systemIds }),
    saveFilter: createSaveFilter(ports),
    forgetFilter: createForgetFilter(ports),
    giveBackCase: createGiveBackCase(ports),
    bringBack: createBringBack({ ...ports, matchingKey }),
    declineApplications: createDeclineApplications(ports),
    resolvePair: createResolvePair(ports),
    lookAtMatch: createLookAtMatch(ports),
    putBack: createPutBack({
      ...ports,
      sendTo: openQueues().sendToOneOf([
        config.APPLICATIONS_QUEUE_URL,
        config.PAYEE_CHECKS_QUEUE_URL,
        config.PAYMENT_RUNS_QUEUE_URL,
        config.RAIL_OUTCOMES_QUEUE_URL,
        config.MESSAGES_QUEUE_URL,
        config.EVIDENCE_SCANS_QUEUE_URL,
        config.CASE_SYSTEM_QUEUE_URL,
      ]),
    }),
    makeRepairLink: createMakeRepairLink({ ...ports, ids: systemIds, matchingKey }),
    resendCode: createResendCode(ports),
    cancelVoucher: createCancelVoucher({ ...ports, pieceRail: (name) => pieceRails[name] }),
    openEvidence: createOpenEvidence({
      ...ports,
      store: openEvidenceStore(config.EVIDENCE_BUCKET),
    }),
    finishTask: createFinishTask(ports),
    serviceOrigin: config.SERVICE_ORIGIN,
    issuePartnerKey: createIssueKey({ ...partnerPorts, ids: systemIds, secret: matchingKey }),
    revokePartnerKey: createRevokeKey(partnerPorts),
    stopPartner: createStopPartner(partnerPorts),
    proposeAward: createProposeAward(ports),
    proposeGrantRefusal: createProposeRefusal(ports),
    confirmGrantProposal: createConfirmProposal(ports),
    withdrawGrantAward: createWithdrawAward(ports),
    proposeStop: createProposeStop(ports),
    keepGoing: createKeepGoing(ports),
    stopGrant: createStopGrant(ports),
    approveInstalment: createApproveInstalment(ports),
    publisher,
    signGrants: createSignGrants({ ...ports, publisher }),
    takeOutGrant: createTakeOutGrant(ports),
    askForMoneyBack: createAskForMoneyBack(ports),
    letMoneyGo: createLetMoneyGo(ports),
    decideRepayment: createDecideRepayment(ports),
    acceptReport: createAcceptReport(ports),
    askForMore: createAskForMore(ports),
    takeOtherAccount: createTakeOtherAccount(ports),
    refuseOtherAccount: createRefuseOtherAccount(ports),
    agreeToGrantChange: createAgreeToChange(ports),
    refuseGrantChange: createRefuseChange(ports),
    saveScores: createSaveScores(ports),
    moderateScores: createModerateScores(ports),
    commentOnGrant: createCommentOnGrant(ports),
    decideInPanel: createDecideInPanel(ports),
    rankInPanel: createRankInPanel(ports),
    declareInterest: createDeclareInterest(ports),
    liftInterest: createLiftInterest(ports),
    matchingKey,
    ids: systemIds,
  }),
  sessionStore: openSessionStore(config.SESSIONS_TABLE),
  sessionKey,
  serviceOrigin: config.SERVICE_ORIGIN,
  templates: createTemplates(templates),
  assets,
  clock: systemClock,
  ids: systemIds,
  log: pageLog(createLog('casework-pages', config.LOG_LEVEL)),
});
