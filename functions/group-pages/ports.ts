import type {
  createAskContactAgain,
  createBeginApplication,
  createConfirmApplication,
  createInvitePerson,
  createMendContact,
  createRemovePerson,
  createSaveSection,
  createSendForConfirmation,
  createWithdrawGrantApplication,
} from '#shared/community-grants/index.ts';
import type { GroupSignIn } from '#shared/group-sign-in/index.ts';
import type { Ids } from '#shared/kernel/index.ts';
import type { Limiter } from '#shared/limits/index.ts';
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
  readonly withdrawApplication: ReturnType<typeof createWithdrawGrantApplication>;
  /** What people are told from one another by, and links to confirm are made with. */
  readonly matchingKey: string;
  readonly ids: Ids;
}
