import * as z from 'zod';

import { grantApplications, type NoSuchApplication } from '#shared/community-grants/index.ts';
import {
  aboutGrant,
  grantAwards,
  readCurrentTerms,
  sendEach,
  toEverybodyOf,
  type TellPorts,
} from '#shared/grant-awards/index.ts';
import { done, refused, type Result } from '#shared/kernel/index.ts';
import { dayInWords } from '#shared/messages/index.ts';
import { keys } from '#shared/records/index.ts';

import { grantReports, type GrantReport } from './grant-report.ts';

/** What a whole group is told of its report, by the event, in the states in which it is so. */
const news = {
  'grant-report-reminded': ['draft'],
  'grant-report-sent': ['sent', 'accepted'],
  'grant-report-more-asked': ['draft'],
  'grant-report-accepted': ['accepted'],
} as const satisfies Record<string, readonly GrantReport['state'][]>;

/** What a group is to be told of its report. */
export const reportMessageSchema = z.strictObject({
  kind: z.literal('group-report'),
  told: z.enum([
    ...(['grant-report-reminded', 'grant-report-sent'] as const),
    ...(['grant-report-more-asked', 'grant-report-accepted'] as const),
  ]),
  grantApplicationId: z.string().min(1),
  causeId: z.string().min(1),
});
export type ReportMessage = z.infer<typeof reportMessageSchema>;

/** Writes to everybody of a group about its report; to each once, and nothing that is no longer so. */
export function createTellGroupOfReport(ports: TellPorts) {
  return async function tellGroupOfReport({
    told,
    grantApplicationId,
    causeId,
  }: ReportMessage): Promise<Result<{ readonly sent: number }, NoSuchApplication>> {
    const { records, serviceOrigin } = ports;
    const [application, award, report] = await Promise.all([
      grantApplications.read(records, keys.grantApplication(grantApplicationId)),
      grantAwards.read(records, keys.grantAward(grantApplicationId)),
      grantReports.read(records, keys.grantReport(grantApplicationId)),
    ]);
    if (application === undefined || award?.document.state !== 'accepted') {
      return refused({ kind: 'no-such-application' });
    }
    const { document } = award;
    const { reportDueOn } = await readCurrentTerms(records, document);
    const isSo = news[told].some((state) => state === report?.document.state);
    if (!isSo) return done({ sent: 0 });
    const outgoing = toEverybodyOf(application.document, 'group-report', causeId, {
      ...aboutGrant(application.document, document),
      what: wordsOf(told, dayInWords(reportDueOn, 'en')),
      link: `${serviceOrigin}/grants/sign-in`,
    });
    return done({ sent: await sendEach(ports, outgoing) });
  };
}

function wordsOf(told: ReportMessage['told'], day: string): string {
  switch (told) {
    case 'grant-report-reminded':
      return `Your report is due on ${day}, and we do not have it. You can write it in several sittings, with others of your group.`;
    case 'grant-report-sent':
      return 'We have your report. We read it, and write to you.';
    case 'grant-report-more-asked':
      return 'We read your report and have a question. It is yours to change and to send again.';
    case 'grant-report-accepted':
      return 'We accept your report. Thank you for what you did for families in Birmingham.';
  }
}
