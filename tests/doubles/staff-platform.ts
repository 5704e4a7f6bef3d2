import {
  createBringBack,
  createFindCases,
  createGiveBackCase,
  createSubmitApplication,
  createTakeCase,
  createBeginCaseExport,
  createForgetFilter,
  createSaveFilter,
  type ApplicationForm,
  type Signal,
} from '#shared/applications/index.ts';
import {
  createApproveAwards,
  createAssessApplication,
  createConsiderProgrammes,
  createAnswerChallenge,
  createDeclineApplications,
  createLookAtMatch,
  createResolvePair,
} from '#shared/approvals/index.ts';
import { createFindGroups } from '#shared/community-grants/index.ts';
import {
  createConfirmBudgetChange,
  createProposeAllocation,
  createProposeMove,
  createWithdrawBudgetChange,
  planEnvelopes,
} from '#shared/budget/index.ts';
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
import { createSignGrants, createTakeOutGrant } from '#shared/open-data/index.ts';
import {
  createAskForMoneyBack,
  createDecideRepayment,
  createLetMoneyGo,
  createTakeMoneyBack,
} from '#shared/grant-repayments/index.ts';
import { createAcceptReport, createAskForMore } from '#shared/grant-reports/index.ts';
import {
  createCommentOnGrant,
  createDecideInPanel,
  createModerateScores,
  createRankInPanel,
  createSaveScores,
} from '#shared/grant-scoring/index.ts';
import {
  createProposeReturn,
  createSignReturn,
  createWithdrawReturn,
} from '#shared/official-returns/index.ts';
import { createDeclareInterest, createLiftInterest } from '#shared/interests/index.ts';
import { derivedReference, type Actor, type Ids } from '#shared/kernel/index.ts';
import { createFinishTask } from '#shared/messages/index.ts';
import {
  createConfirmClose,
  createCountMonth,
  createProposeClose,
  createWithdrawClose,
} from '#shared/month-close/index.ts';
import {
  configuredPartners,
  createIssueKey,
  createRevokeKey,
  createStopPartner,
} from '#shared/partners/index.ts';
import {
  closeRail,
  createAskAboutRun,
  createDecideFinding,
  createProposeFinding,
  createCancelVoucher,
  createMakeRepairLink,
  createResendCode,
  isPieceRail,
  type PieceRailName,
  createLiftHold,
  createPlaceHold,
  createRecordRailOutcomes,
  createStartPaymentRun,
  createStopMoney,
  createSubmitPaymentRun,
  plannedPayment,
} from '#shared/payments/index.ts';
import {
  createChangeWindow,
  createReadWindows,
  programmeById,
  windowAt,
  type ProgrammeId,
  type RailName,
} from '#shared/programmes/index.ts';
import {
  createDecideSettlement,
  createDecideTopUp,
  createFetchFloat,
  createProposeSettlement,
  createProposeTopUp,
  createProvePayment,
  createReceiveStatement,
  createTakeStatement,
} from '#shared/reconciliation/index.ts';
import { parseEvent, type QueueIndex } from '#shared/records/index.ts';
import { needShare } from '#shared/reference/index.ts';
import {
  countEvent,
  createDrawnByEnvelope,
  createOfficialReturn,
} from '#shared/reporting/index.ts';
import { createPark, createPutBack } from '#shared/worker/index.ts';
import { examplePublisher } from '#tests/builders/example-publisher.ts';
import { contactProved } from '#tests/builders/contact-proved.ts';
import { originator } from '#tests/builders/originator.ts';
import { createBankRail } from '#tests/doubles/bank-rail.ts';
import { createFundEnvelopes } from '#tests/builders/funded-envelopes.ts';
import { familyForm } from '#tests/builders/families.ts';

import { createMovableClock } from './fixed-clock.ts';
import { createMemoryEvidenceStore } from './memory-evidence-store.ts';
import { createMemoryRecords } from './memory-records.ts';
import { createMemoryReportStore } from './memory-report-store.ts';
import { createPieceProvider, type PieceProvider } from './piece-provider.ts';
import { noWaiting } from './no-waiting.ts';

type Memory = Pick<
  ReturnType<typeof createMemoryRecords>,
  'records' | 'commit' | 'all' | 'ofKind'
> & {
  /** Where files lie that were sent by somebody else's pages. */
  readonly evidence?: ReturnType<typeof createMemoryEvidenceStore>;
};

/**
 * Everything behind the staff pages over the records double: real use cases, a bank that takes every
 * file, a queue that keeps what is sent to it. Records and clock can be those of somebody else's pages.
 */
export function createStaffPlatform(
  start = '2026-05-06T09:00:00.000Z',
  memory: Memory = createMemoryRecords(),
  clock = createMovableClock(start),
) {
  const reports = createMemoryReportStore();
  const evidence = memory.evidence ?? createMemoryEvidenceStore();
  const { records, commit } = memory;
  const ports = { records, commit, clock };
  const partnerPorts = { ...ports, partners: configuredPartners };
  let counter = 0;
  const ids: Ids = {
    opaque: () => `opaque-${(counter += 1)}`,
    reference: () => derivedReference('test', String((counter += 1))),
  };
  const submitApplication = createSubmitApplication({
    ...ports,
    matchingKey: 'matching-key',
    considerProgrammes: createConsiderProgrammes(),
  });
  const assessApplication = createAssessApplication(ports);
  const fundEnvelopes = createFundEnvelopes(ports);
  const providers = new Map<PieceRailName, PieceProvider>();
  /** The provider of codes or vouchers that this platform orders from. */
  function pieceRail(name: PieceRailName): PieceProvider {
    const provider = providers.get(name) ?? createPieceProvider(name, () => clock.now());
    providers.set(name, provider);
    return provider;
  }
  /** As the counters stand once the stream was followed to its end. */
  const officialReturn: ReturnType<typeof createOfficialReturn> = async (programme, period) => {
    const events = memory.ofKind('event').map(parseEvent);
    await reports.apply(events.flatMap((event) => countEvent(event) ?? []));
    return createOfficialReturn({ reports })(programme, period);
  };
  const sent: { queueName: string; body: string }[] = [];
  const bank = createBankRail();

  return {
    bank,
    ...ports,
    all: () => memory.all(),
    ofKind: (kind: string) => memory.ofKind(kind),
    ids,
    sent,
    submitApplication,
    assessApplication,
    readWindows: createReadWindows(ports),
    changeWindow: createChangeWindow(ports),
    /** What the counters say, as if the stream had just been followed to its end. */
    officialReturn,
    proposeReturn: createProposeReturn({ ...ports, officialReturn }),
    signReturn: createSignReturn({ ...ports, officialReturn }),
    withdrawReturn: createWithdrawReturn(ports),
    drawnByEnvelope: async (window: { programmeId: string; windowId: string }, at: string) => {
      const events = memory.ofKind('event').map(parseEvent);
      await reports.apply(events.flatMap((event) => countEvent(event) ?? []));
      return createDrawnByEnvelope({ reports })(window, at);
    },
    proposeAllocation: createProposeAllocation(ports),
    proposeMove: createProposeMove(ports),
    confirmBudgetChange: createConfirmBudgetChange({ ...ports, waiting: noWaiting }),
    withdrawBudgetChange: createWithdrawBudgetChange(ports),
    approveAwards: createApproveAwards({
      ...ports,
      waiting: noWaiting,
      plannedPayment,
    }),
    findCases: createFindCases({ ...ports, ids, matchingKey: 'matching-key' }),
    findGroups: createFindGroups({ ...ports, matchingKey: 'matching-key' }),
    takeCase: createTakeCase(ports),
    beginCaseExport: createBeginCaseExport({ ...ports, ids }),
    saveFilter: createSaveFilter(ports),
    forgetFilter: createForgetFilter(ports),
    giveBackCase: createGiveBackCase(ports),
    bringBack: createBringBack({ ...ports, matchingKey: 'matching-key' }),
    declineApplications: createDeclineApplications(ports),
    answerChallenge: createAnswerChallenge({ ...ports, matchingKey: 'matching-key' }),
    placeHold: createPlaceHold({ ...ports, ids }),
    liftHold: createLiftHold(ports),
    resolvePair: createResolvePair(ports),
    lookAtMatch: createLookAtMatch(ports),
    stopMoney: createStopMoney(ports),
    closeRail: (rail: RailName, actor: Actor) => closeRail(ports, rail, actor),
    askAboutRun: createAskAboutRun(ports),
    proposeFinding: createProposeFinding(ports),
    decideFinding: createDecideFinding(ports),
    startPaymentRun: createStartPaymentRun(ports),
    submitPaymentRun: createSubmitPaymentRun({
      ...ports,
      payeeSecret: 'matching-key',
      originator,
      railNamed: (rail) => (isPieceRail(rail) ? pieceRail(rail) : bank),
    }),
    recordRailOutcomes: createRecordRailOutcomes(ports),
    makeRepairLink: createMakeRepairLink({ ...ports, ids, matchingKey: 'matching-key' }),
    resendCode: createResendCode(ports),
    pieceRail,
    cancelVoucher: createCancelVoucher({ ...ports, pieceRail }),
    finishTask: createFinishTask(ports),
    serviceOrigin: 'https://open-door.example',
    issuePartnerKey: createIssueKey({ ...partnerPorts, ids, secret: 'matching-key' }),
    revokePartnerKey: createRevokeKey(partnerPorts),
    stopPartner: createStopPartner(partnerPorts),
    matchingKey: 'matching-key',
    receiveStatement: createReceiveStatement(ports),
    takeStatement: createTakeStatement(ports),
    proposeSettlement: createProposeSettlement(ports),
    decideSettlement: createDecideSettlement(ports),
    fetchFloat: createFetchFloat({ ...ports, floatNamed: pieceRail }),
    proposeTopUp: createProposeTopUp(ports),
    decideTopUp: createDecideTopUp(ports),
    saveScores: createSaveScores(ports),
    moderateScores: createModerateScores(ports),
    commentOnGrant: createCommentOnGrant(ports),
    decideInPanel: createDecideInPanel(ports),
    rankInPanel: createRankInPanel(ports),
    declareInterest: createDeclareInterest(ports),
    liftInterest: createLiftInterest(ports),
    proposeAward: createProposeAward(ports),
    proposeGrantRefusal: createProposeRefusal(ports),
    confirmGrantProposal: createConfirmProposal(ports),
    withdrawGrantAward: createWithdrawAward(ports),
    proposeStop: createProposeStop(ports),
    keepGoing: createKeepGoing(ports),
    stopGrant: createStopGrant(ports),
    approveInstalment: createApproveInstalment(ports),
    publisher: examplePublisher,
    signGrants: createSignGrants({ ...ports, publisher: examplePublisher }),
    takeOutGrant: createTakeOutGrant(ports),
    askForMoneyBack: createAskForMoneyBack(ports),
    letMoneyGo: createLetMoneyGo(ports),
    decideRepayment: createDecideRepayment(ports),
    takeMoneyBack: createTakeMoneyBack(ports),
    acceptReport: createAcceptReport(ports),
    askForMore: createAskForMore(ports),
    takeOtherAccount: createTakeOtherAccount(ports),
    refuseOtherAccount: createRefuseOtherAccount(ports),
    agreeToGrantChange: createAgreeToChange(ports),
    refuseGrantChange: createRefuseChange(ports),
    provePayment: createProvePayment(ports),
    proposeClose: createProposeClose(ports),
    countMonth: createCountMonth(ports),
    confirmClose: createConfirmClose(ports),
    withdrawClose: createWithdrawClose(ports),
    park: createPark(ports),
    openEvidence: createOpenEvidence({ ...ports, store: evidence.store }),
    putBack: createPutBack({
      ...ports,
      sendTo: (queueName, body) => {
        if (!queueName.startsWith('applications')) return Promise.resolve(false);
        sent.push({ queueName, body });
        return Promise.resolve(true);
      },
    }),
    countQueue: async (queue: string, atMost: number, index: QueueIndex = 'byQueue') =>
      (await records.queue({ queue, limit: atMost, index })).items.length,
    /** Families apply one after the other, some minutes apart; answers their application ids. */
    async families(
      count: number,
      programmeId: ProgrammeId = 'crisis-and-resilience-fund',
      minutesApart = 50,
    ): Promise<string[]> {
      const applicationIds: string[] = [];
      for (let number = 0; number < count; number += 1) {
        const applicationId = ids.reference();
        clock.moveOnSeconds(minutesApart * 60);
        const form = familyForm(number, programmeId);
        const actor = { kind: 'family' as const, id: applicationId };
        await submitApplication({ applicationId, form, channel: 'online', actor });
        await contactProved(ports, applicationId);
        await assessApplication(applicationId);
        applicationIds.push(applicationId);
      }
      return applicationIds;
    },
    /** Somebody applies with what they say themselves, and is assessed; answers the application's id. */
    async applies(form: ApplicationForm, signals: readonly Signal[] = []): Promise<string> {
      const applicationId = ids.reference();
      clock.moveOnSeconds(60);
      const actor = { kind: 'family' as const, id: applicationId };
      await submitApplication({ applicationId, form, channel: 'online', actor, signals });
      await contactProved(ports, applicationId);
      await assessApplication(applicationId);
      return applicationId;
    },
    /** Puts money into every envelope of the window that is open. */
    async fund(totalPence: number, programmeId: ProgrammeId = 'crisis-and-resilience-fund') {
      const programme = programmeById(programmeId);
      const needShares = needShare(programme.vintage);
      const { ringFences, cityPoolShare, localityFloorShare } = programme;
      const planned = planEnvelopes({
        ...{ totalPence, ringFences, needShares, cityPoolShare, localityFloorShare },
      });
      const windowId = windowAt(programme, clock.now())!.windowId;
      await fundEnvelopes({ programmeId, windowId, planned });
    },
  };
}

export type StaffPlatform = ReturnType<typeof createStaffPlatform>;
