import { answersOf, contactOf, type GrantApplication } from '#shared/community-grants/index.ts';
import {
  grantAccountChanges,
  isOpenChange,
  type AccountChange,
} from '#shared/grant-awards/index.ts';
import { keys, type RecordReader } from '#shared/records/index.ts';

/** What the pages of a grant say of another account; undefined when none was ever given. */
export async function accountChangeView(records: RecordReader, application: GrantApplication) {
  const key = keys.grantAccountChange(application.grantApplicationId);
  const found = await grantAccountChanges.read(records, key);
  return found && changeView(found.document, application);
}

export type AccountChangeView = Awaited<ReturnType<typeof accountChangeView>>;

/** How another account stands, and who of the two contacts has confirmed it. */
export function changeView(change: AccountChange, application: GrantApplication) {
  const { state, account } = change;
  const { contacts } = answersOf(application);
  const confirmations = 'confirmations' in change ? change.confirmations : [];
  return {
    ...{ state, revision: account.revision, ending: account.ending, givenAt: account.givenAt },
    givenBy: application.people.find(({ personId }) => personId === account.givenBy)?.name,
    isOpen: isOpenChange(change),
    reason: change.state === 'not-used' ? change.reason : undefined,
    endedAt: change.state === 'not-used' ? change.endedAt : undefined,
    contacts: ([1, 2] as const).map((number) => {
      const { name, email } = contactOf(contacts, number);
      const confirmed = confirmations.find(({ contact }) => contact === number);
      return { number, name, email, confirmedAt: confirmed?.acceptedAt };
    }),
  };
}
