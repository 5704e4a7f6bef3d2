import {
  aboutAward,
  grantAwards,
  publishedGrants,
  type PublishedGrant,
} from '#shared/grant-awards/index.ts';
import { done, refused, type Result, type Write } from '#shared/kernel/index.ts';
import { eventRecord, keys } from '#shared/records/index.ts';

import { changeReport, type ReportPorts, type ReportRefusal } from './change-report.ts';
import { aboutReport, type GrantReport, type GrantReportIn } from './grant-report.ts';

export interface ReadReport {
  readonly grantApplicationId: string;
  /** The report that was on the page: nobody accepts what they have not read. */
  readonly revision: number;
  readonly staffId: string;
}

export type ReadReportRefusal =
  | ReportRefusal
  /** It was accepted, asked about, or never sent. */
  | { readonly kind: 'not-to-read' };

/**
 * Accepts a report: what the grant reached is public from then on, and the grant is done. Accepted twice it
 * is accepted once.
 */
export function createAcceptReport(ports: ReportPorts) {
  return async function acceptReport(
    request: ReadReport,
  ): Promise<Result<'accepted', ReadReportRefusal>> {
    const { grantApplicationId, staffId, revision } = request;
    const actor = { kind: 'staff', id: staffId } as const;
    const award = await grantAwards.read(ports.records, keys.grantAward(grantApplicationId));
    const published =
      award === undefined
        ? undefined
        : await publishedGrants.read(
            ports.records,
            keys.publishedGrant(award.document.roundId, grantApplicationId),
          );
    return changeReport<'accepted', ReadReportRefusal>(
      ports,
      { grantApplicationId, actor },
      (found, at) => {
        const { report } = found;
        if (report.revision !== revision) return refused({ kind: 'not-to-read' });
        if (report.state === 'accepted') return done({ answer: 'accepted' });
        if (report.state === 'draft') return refused({ kind: 'not-to-read' });
        const next: GrantReportIn<'accepted'> = {
          ...report,
          ...{ state: 'accepted', acceptedBy: staffId, acceptedAt: at },
        };
        const reported = { ...found.award.document, reportedAt: at };
        const { version } = found.award;
        return done({
          answer: 'accepted',
          next,
          body: { type: 'grant-report-accepted', ...aboutReport(next) },
          also: [
            grantAwards.replace(reported, version),
            eventRecord(
              keys.grantAward(grantApplicationId),
              version + 1,
              { type: 'grant-reported', ...aboutAward(reported) },
              { at, actor, correlationId: grantApplicationId },
            ),
            ...madePublic(published, next),
          ],
        });
      },
    );
  };
}

function madePublic(
  published: { readonly document: PublishedGrant; readonly version: number } | undefined,
  { answers }: GrantReportIn<'accepted'>,
): readonly Write[] {
  if (published === undefined) return [];
  const { document, version } = published;
  return [publishedGrants.replace({ ...document, outputs: answers.outputs }, version)];
}

/** Asks for more, for a reason that the group reads: the report is theirs to write again. */
export function createAskForMore(ports: ReportPorts) {
  return function askForMore(
    request: ReadReport & { readonly words: string },
  ): Promise<Result<'asked', ReadReportRefusal>> {
    const { grantApplicationId, staffId, revision, words } = request;
    const actor = { kind: 'staff', id: staffId } as const;
    return changeReport<'asked', ReadReportRefusal>(
      ports,
      { grantApplicationId, actor },
      ({ report }, at) => {
        if (report.revision !== revision) return refused({ kind: 'not-to-read' });
        if (report.state === 'draft' && report.asked !== undefined) {
          return done({ answer: 'asked' });
        }
        if (report.state !== 'sent') return refused({ kind: 'not-to-read' });
        const { answers: _answers, sentBy: _by, sentAt: _at, ...rest } = report;
        const next: GrantReport = {
          ...rest,
          ...{ state: 'draft', asked: { by: staffId, at, words } },
        };
        return done({
          ...{ answer: 'asked', next },
          body: { type: 'grant-report-more-asked', ...aboutReport(next) },
        });
      },
    );
  };
}
