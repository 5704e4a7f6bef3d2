import { outputNames, outputWords } from '#shared/community-grants/index.ts';
import { readCurrentTerms, type GrantAward } from '#shared/grant-awards/index.ts';
import { photosOf } from '#shared/grant-papers/index.ts';
import { grantReports, spentOf, unspentOf, type GrantReport } from '#shared/grant-reports/index.ts';
import { localDate, type Instant, type Pence } from '#shared/kernel/index.ts';
import { keys, type RecordReader } from '#shared/records/index.ts';
import { evidenceRows } from './evidence-view.ts';
import { may, type StaffMember } from '#shared/staff-identity/index.ts';

/** The report of an accepted grant, what of its money was not spent, and what whoever looks may do with it. */
export async function reportView(
  records: RecordReader,
  award: GrantAward | undefined,
  {
    staff,
    at,
    paidPence,
  }: { readonly staff: StaffMember; readonly at: Instant; readonly paidPence: Pence },
) {
  if (award?.state !== 'accepted') return undefined;
  const { grantApplicationId } = award;
  const { reportDueOn } = await readCurrentTerms(records, award);
  const found = await grantReports.read(records, keys.grantReport(grantApplicationId));
  const report = found?.document;
  const isLate = reportDueOn < localDate(at);
  const about = { dueOn: reportDueOn, tag: tagOf(report, isLate) };
  if (report === undefined || report.state === 'draft') {
    return { ...about, asked: report?.asked, savedAt: report?.savedAt };
  }
  const { answers, revision, state } = report;
  return {
    ...{ ...about, answers, revision, sentAt: report.sentAt },
    photos: evidenceRows(
      await photosOf(records, grantApplicationId),
      `/staff/grants/${grantApplicationId}/files`,
    ),
    outputs: outputNames.map((name) => ({ name: outputWords[name], count: answers.outputs[name] })),
    ...{ paidPence, spentPence: spentOf(answers), unspentPence: unspentOf(answers, paidPence) },
    mayRead: state === 'sent' && may(staff, 'propose-grants'),
  };
}

export function tagOf(report: GrantReport | undefined, isLate: boolean) {
  switch (report?.state) {
    case 'sent':
      return { text: 'To read', tone: 'blue' };
    case 'accepted':
      return { text: 'Accepted', tone: 'green' };
    case 'draft':
    case undefined:
      return isLate ? { text: 'Late', tone: 'red' } : { text: 'Not here yet', tone: 'grey' };
  }
}
