import type {
  createAskContactAgain,
  createBeginApplication,
  createConfirmApplication,
  createInvitePerson,
  createMendContact,
  createRemovePerson,
  createSaveSection,
  createSendForConfirmation,
} from '#shared/community-grants/index.ts';
import type {
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
import type { createSendPaper, createTakePaperBack } from '#shared/grant-papers/index.ts';
import type { Publisher } from '#shared/open-data/index.ts';
import type { createSaveReport } from '#shared/grant-reports/index.ts';
import type { createAskForChange, createTakeChangeBack } from '#shared/grant-changes/index.ts';
import type { GroupSignIn } from '#shared/group-sign-in/index.ts';
import type { Ids } from '#shared/kernel/index.ts';
import type { Limiter } from '#shared/limits/index.ts';
import type { WrittenAccount } from '#shared/payments/account-check.ts';
import type { RecordReader } from '#shared/records/index.ts';

/** What the pages of community groups ask of the rest of the platform. */
export interface GroupPorts {
  readonly records: RecordReader;
  readonly signIn: GroupSignIn;
  readonly limiter: Limiter;
  readonly beginApplication: ReturnType<typeof createBeginApplication>;
  readonly saveSection: ReturnType<typeof createSaveSection>;
  readonly invitePerson: ReturnType<typeof createInvitePerson>;
  readonly removePerson: ReturnType<typeof createRemovePerson>;
  readonly mendContact: ReturnType<typeof createMendContact>;
  readonly sendForConfirmation: ReturnType<typeof createSendForConfirmation>;
  readonly askContactAgain: ReturnType<typeof createAskContactAgain>;
  readonly confirmApplication: ReturnType<typeof createConfirmApplication>;
  readonly takeApplicationBack: ReturnType<typeof createTakeApplicationBack>;
  readonly giveAccount: ReturnType<typeof createGiveGrantAccount>;
  readonly sendForAcceptance: ReturnType<typeof createSendForAcceptance>;
  readonly askToAcceptAgain: ReturnType<typeof createAskToAcceptAgain>;
  readonly acceptOffer: ReturnType<typeof createAcceptOffer>;
  readonly giveOtherAccount: ReturnType<typeof createGiveOtherAccount>;
  readonly keepPresentAccount: ReturnType<typeof createKeepPresentAccount>;
  readonly askAboutAccountAgain: ReturnType<typeof createAskAboutAccountAgain>;
  readonly confirmOtherAccount: ReturnType<typeof createConfirmOtherAccount>;
  readonly askForChange: ReturnType<typeof createAskForChange>;
  readonly takeChangeBack: ReturnType<typeof createTakeChangeBack>;
  readonly declineOffer: ReturnType<typeof createDeclineOffer>;
  readonly saveReport: ReturnType<typeof createSaveReport>;
  readonly sendPaper: ReturnType<typeof createSendPaper>;
  readonly takePaperBack: ReturnType<typeof createTakePaperBack>;
  /** Whether the bank could have such an account, without asking anybody. */
  readonly isPossibleAccount: (account: WrittenAccount) => boolean;
  /** Who publishes grants as open data. */
  readonly publisher: Publisher;
  /** Where groups pay what they give back: the account that grants come from. */
  readonly ourAccount: {
    readonly name: string;
    readonly sortCode: string;
    readonly accountNumber: string;
  };
  /** What people are told from one another by, and links to confirm are made with. */
  readonly matchingKey: string;
  readonly ids: Ids;
}
