import type {
  createCommentOnGrant,
  createDecideInPanel,
  createModerateScores,
  createRankInPanel,
  createSaveScores,
} from '#shared/grant-scoring/index.ts';
import type { createDeclareInterest, createLiftInterest } from '#shared/interests/index.ts';
import type {
  createAnswerChallenge,
  createApproveAwards,
  createDeclineApplications,
  createLookAtMatch,
  createResolvePair,
} from '#shared/approvals/index.ts';
import type {
  createBringBack,
  createFindCases,
  createGiveBackCase,
  createBeginCaseExport,
  createForgetFilter,
  createSaveFilter,
  createTakeCase,
} from '#shared/applications/index.ts';
import type { createFindGroups } from '#shared/community-grants/index.ts';
import type { createOpenEvidence } from '#shared/evidence/index.ts';
import type {
  createConfirmProposal,
  createKeepGoing,
  createProposeAward,
  createProposeRefusal,
  createProposeStop,
  createWithdrawAward,
} from '#shared/grant-awards/index.ts';
import type { createAgreeToChange, createRefuseChange } from '#shared/grant-changes/index.ts';
import type {
  createApproveInstalment,
  createRefuseOtherAccount,
  createStopGrant,
  createTakeOtherAccount,
} from '#shared/grant-payments/index.ts';
import type {
  createAskForMoneyBack,
  createDecideRepayment,
  createLetMoneyGo,
} from '#shared/grant-repayments/index.ts';
import type { createSignGrants, createTakeOutGrant, Publisher } from '#shared/open-data/index.ts';
import type { createAcceptReport, createAskForMore } from '#shared/grant-reports/index.ts';
import type { Ids } from '#shared/kernel/index.ts';
import type { createFinishTask } from '#shared/messages/index.ts';
import type {
  createCancelVoucher,
  createMakeRepairLink,
  createResendCode,
} from '#shared/payments/index.ts';
import type { createIssueKey, createRevokeKey, createStopPartner } from '#shared/partners/index.ts';
import type { RecordReader } from '#shared/records/index.ts';
import type { CountQueue } from '#shared/records/queue-counter.ts';
import type { createPutBack } from '#shared/worker/index.ts';

/** What the caseworkers' pages ask of the rest of the platform. */
export interface CaseworkPorts {
  readonly records: RecordReader;
  readonly countQueue: CountQueue;
  readonly findCases: ReturnType<typeof createFindCases>;
  readonly findGroups: ReturnType<typeof createFindGroups>;
  readonly takeCase: ReturnType<typeof createTakeCase>;
  readonly beginCaseExport: ReturnType<typeof createBeginCaseExport>;
  readonly saveFilter: ReturnType<typeof createSaveFilter>;
  readonly forgetFilter: ReturnType<typeof createForgetFilter>;
  readonly giveBackCase: ReturnType<typeof createGiveBackCase>;
  readonly approveAwards: ReturnType<typeof createApproveAwards>;
  readonly answerChallenge: ReturnType<typeof createAnswerChallenge>;
  /** Puts applications with the others that were set aside and look real. */
  readonly bringBack: ReturnType<typeof createBringBack>;
  readonly declineApplications: ReturnType<typeof createDeclineApplications>;
  readonly makeRepairLink: ReturnType<typeof createMakeRepairLink>;
  readonly resendCode: ReturnType<typeof createResendCode>;
  readonly cancelVoucher: ReturnType<typeof createCancelVoucher>;
  readonly finishTask: ReturnType<typeof createFinishTask>;
  /** Where families reach the service, for links that are passed on to them. */
  readonly serviceOrigin: string;
  readonly resolvePair: ReturnType<typeof createResolvePair>;
  readonly lookAtMatch: ReturnType<typeof createLookAtMatch>;
  readonly openEvidence: ReturnType<typeof createOpenEvidence>;
  readonly issuePartnerKey: ReturnType<typeof createIssueKey>;
  readonly revokePartnerKey: ReturnType<typeof createRevokeKey>;
  readonly stopPartner: ReturnType<typeof createStopPartner>;
  readonly putBack: ReturnType<typeof createPutBack>;
  readonly proposeAward: ReturnType<typeof createProposeAward>;
  readonly proposeGrantRefusal: ReturnType<typeof createProposeRefusal>;
  readonly confirmGrantProposal: ReturnType<typeof createConfirmProposal>;
  readonly withdrawGrantAward: ReturnType<typeof createWithdrawAward>;
  readonly agreeToGrantChange: ReturnType<typeof createAgreeToChange>;
  readonly refuseGrantChange: ReturnType<typeof createRefuseChange>;
  readonly proposeStop: ReturnType<typeof createProposeStop>;
  readonly keepGoing: ReturnType<typeof createKeepGoing>;
  readonly stopGrant: ReturnType<typeof createStopGrant>;
  readonly approveInstalment: ReturnType<typeof createApproveInstalment>;
  /** Who publishes grants as open data. */
  readonly publisher: Publisher;
  readonly signGrants: ReturnType<typeof createSignGrants>;
  readonly takeOutGrant: ReturnType<typeof createTakeOutGrant>;
  readonly askForMoneyBack: ReturnType<typeof createAskForMoneyBack>;
  readonly letMoneyGo: ReturnType<typeof createLetMoneyGo>;
  readonly decideRepayment: ReturnType<typeof createDecideRepayment>;
  readonly acceptReport: ReturnType<typeof createAcceptReport>;
  readonly askForMore: ReturnType<typeof createAskForMore>;
  readonly takeOtherAccount: ReturnType<typeof createTakeOtherAccount>;
  readonly refuseOtherAccount: ReturnType<typeof createRefuseOtherAccount>;
  /** Seals what whoever takes an application by telephone brings to the family's form. */
  readonly matchingKey: string;
  readonly saveScores: ReturnType<typeof createSaveScores>;
  readonly moderateScores: ReturnType<typeof createModerateScores>;
  readonly commentOnGrant: ReturnType<typeof createCommentOnGrant>;
  readonly decideInPanel: ReturnType<typeof createDecideInPanel>;
  readonly rankInPanel: ReturnType<typeof createRankInPanel>;
  readonly declareInterest: ReturnType<typeof createDeclareInterest>;
  readonly liftInterest: ReturnType<typeof createLiftInterest>;
  readonly ids: Ids;
}
