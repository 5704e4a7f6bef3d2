import {
  applications,
  asksForContactProof,
  provableContact,
  type Application,
} from '#shared/applications/index.ts';
import { configuredProgrammes } from '#shared/programmes/index.ts';
import { keys, type RecordReader } from '#shared/records/index.ts';

import type { CodeTo } from './ports.ts';

/** Where a code to prove the contact goes; undefined when nobody asks for one, or none can be sent safely. */
export function codeToOf(application: Application): CodeTo | undefined {
  const programme = configuredProgrammes.byId(application.programmeId);
  const contact = asksForContactProof(programme, application)
    ? provableContact(application)
    : undefined;
  if (contact === undefined) return undefined;
  return contact.channel === 'text'
    ? { channel: 'text', ending: contact.phone.slice(-3) }
    : { channel: 'email' };
}

/** The same by reference, for whoever sent it in this visit. */
export function createFindCodeTo(records: RecordReader) {
  return async function findCodeTo(reference: string): Promise<CodeTo | undefined> {
    const found = await applications.read(records, keys.application(reference));
    const codeTo = found && codeToOf(found.document);
    if (codeTo === undefined) return undefined;
    return (await records.get(keys.contactProof(reference))) === undefined ? codeTo : undefined;
  };
}
