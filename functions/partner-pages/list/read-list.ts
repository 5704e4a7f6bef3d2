import {
  agreementWays,
  applicationFormSchemaAt,
  type ApplicationForm,
  type OnBehalf,
} from '#shared/applications/index.ts';
import type { Instant, Result } from '#shared/kernel/index.ts';
import { isPossibleAccount } from '#shared/payments/account-check.ts';

import { columns } from './columns.ts';
import { formOfRow } from './form-of-row.ts';
import type { UnreadableList } from './list-table.ts';
import {
  complaintOf,
  oncePerColumn,
  readLines,
  referenceComplaints,
  type Complaint,
  type LineToMend,
  type LineToRead,
} from './read-lines.ts';

/** One list is taken within the time a page has; a longer one is sent in parts. */
export const mostFamilies = 100;

/** A line of the list: a family to apply for, or what has to be mended first. */
export type ReadLine =
  | {
      readonly kind: 'good';
      readonly line: number;
      readonly yourReference: string;
      readonly name: string;
      readonly form: ApplicationForm;
      readonly how: OnBehalf['agreement']['how'];
    }
  | LineToMend;

/** Reads a list of applications: every line is looked at by the same schema as the form and the interface. */
export async function readList(
  content: Uint8Array,
  at: Instant,
): Promise<Result<readonly ReadLine[], UnreadableList>> {
  return readLines(content, { columns, mostFamilies, readLine: (line) => readLine(line, at) });
}

function readLine({ row, line, seen, found }: LineToRead, at: Instant): ReadLine {
  const yourReference = row('your reference');
  const how = agreementWays.find((way) => way === row('agreed').toLowerCase());
  const parsed = applicationFormSchemaAt(at).safeParse(formOfRow(row));
  const complaints = [
    ...found,
    ...referenceComplaints(yourReference, seen),
    ...(how === undefined
      ? [{ column: 'agreed', text: `Write how the family agreed: ${agreementWays.join(', ')}` }]
      : []),
    ...(parsed.success
      ? accountComplaints(parsed.data)
      : parsed.error.issues.map((issue) => complaintOf(issue, columns))),
  ];
  const about = { line, yourReference, name: row('full name') };
  return complaints.length > 0 || !parsed.success || how === undefined
    ? { kind: 'to-mend', ...about, complaints: oncePerColumn(complaints) }
    : { kind: 'good', ...about, form: parsed.data, how };
}

/** The modulus check, made while the worker still has the family at hand. */
function accountComplaints({ payment }: ApplicationForm): Complaint[] {
  if (payment.method !== 'bank-transfer' || isPossibleAccount(payment)) return [];
  const text = 'Check the sort code and account number. No bank has an account with these numbers';
  return [{ column: 'sort code', text }];
}
