import { done, refused, type Instant, type Result } from '#shared/kernel/index.ts';

import { changeOwnReport, type ReportPorts, type ReportRefusal } from './change-report.ts';
import {
  aboutReport,
  type GrantReport,
  type GrantReportIn,
  type ReportAnswers,
} from './grant-report.ts';

export interface SaveReport {
  readonly grantApplicationId: string;
  readonly personId: string;
  /** What was typed. */
  readonly entered: Readonly<Record<string, string>>;
  /** What it means, when the report is to be sent. */
  readonly answers?: ReportAnswers;
  /** The revision that whoever saves began from: 0 for a report that nobody had saved. */
  readonly revision: number;
}

export type SaveReportRefusal =
  | ReportRefusal
  /** It is with us already. */
  | { readonly kind: 'sent-already' }
  /** Somebody else saved it meanwhile: who, when, and what they typed, so that nothing is lost. */
  | {
      readonly kind: 'saved-meanwhile';
      readonly by: string | undefined;
      readonly at: Instant | undefined;
      readonly revision: number;
      readonly entered: Readonly<Record<string, string>>;
    };

/**
 * Keeps a report, or keeps and sends it. Another's changes are never overwritten unseen; a button pressed
 * twice counts once.
 */
export function createSaveReport(ports: ReportPorts) {
  return function saveReport(
    request: SaveReport,
  ): Promise<Result<'saved' | 'sent', SaveReportRefusal>> {
    return changeOwnReport<'saved' | 'sent', SaveReportRefusal>(
      ports,
      request,
      ({ report, application }, at) => {
        const { answers, entered, personId, revision } = request;
        if (isRepeated(report, request)) {
          return done({ answer: report.state === 'draft' ? 'saved' : 'sent' });
        }
        if (report.state !== 'draft') return refused({ kind: 'sent-already' });
        if (report.revision !== revision) {
          return refused({
            kind: 'saved-meanwhile',
            by: application.people.find((each) => each.personId === report.savedBy)?.name,
            ...{ at: report.savedAt, revision: report.revision, entered: report.entered },
          });
        }
        const saved: GrantReportIn<'draft'> = {
          ...report,
          ...{ revision: revision + 1, entered: { ...entered }, savedBy: personId, savedAt: at },
        };
        const about = aboutReport(report);
        if (answers === undefined) {
          return done({
            ...{ answer: 'saved', next: saved, body: { type: 'grant-report-saved', ...about } },
          });
        }
        const { asked: _asked, ...rest } = saved;
        const next: GrantReport = {
          ...rest,
          ...{ state: 'sent', answers, sentBy: personId, sentAt: at },
        };
        return done({ answer: 'sent', next, body: { type: 'grant-report-sent', ...about } });
      },
    );
  };
}

/** What is there is what is sent. */
function isRepeated(
  there: GrantReport,
  { entered, personId, revision, answers }: SaveReport,
): boolean {
  const isSame = there.revision === revision + 1 && there.savedBy === personId;
  const isSent = there.state !== 'draft';
  return isSame && isSent === (answers !== undefined) && sorted(there.entered) === sorted(entered);
}

function sorted(entered: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(entered).sort(([a], [b]) => a.localeCompare(b)));
}
