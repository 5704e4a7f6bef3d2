import type { EventType } from '#shared/events/index.ts';
import {
  grantReports,
  grantReportSchema,
  spentOf,
  type GrantReport,
} from '#shared/grant-reports/index.ts';
import { keys } from '#shared/records/index.ts';

import type { Change } from './change.ts';
import { faultAt, type Check } from './check.ts';
import type { GatheredAwards } from './check-grant-awards.ts';
import { readerOf, type ReadItem } from './read-item.ts';

/** A report as far as its promises go: no words. */
export interface GatheredReport {
  readonly grantApplicationId: string;
  readonly version: number;
  readonly state: GrantReport['state'];
  /** Absent before it was sent. */
  readonly spentPence: number | undefined;
}

export interface GatheredReports {
  readonly reports: ReadonlyMap<string, GatheredReport>;
}

export function emptyReports() {
  return { reports: new Map<string, GatheredReport>() };
}

export function reportReadersInto(kept: ReturnType<typeof emptyReports>): Record<string, ReadItem> {
  return {
    [grantReports.kind]: readerOf(grantReports, grantReportSchema, (report, version) => {
      const { grantApplicationId, state } = report;
      const spentPence = report.state === 'draft' ? undefined : spentOf(report.answers);
      kept.reports.set(grantApplicationId, { grantApplicationId, version, state, spentPence });
    }),
  };
}

/** What is reported is of a grant, spends no more than it, and counts once staff accepted it. */
export function checkGrantReports({ awards, reports }: GatheredAwards & GatheredReports): Check {
  return {
    name: 'grant reports',
    promise: 'Each report is of a grant that was accepted, and each grant says whether it has one',
    looked: reports.size,
    faults: [
      ...[...reports.values()].flatMap(({ grantApplicationId, state, spentPence = 0 }) => {
        const award = awards.get(grantApplicationId);
        return [
          award?.state !== 'accepted' && 'It is of a grant that nobody accepted.',
          spentPence > (award?.acceptedPence ?? 0) && 'It spends more than the grant.',
          (state === 'accepted') !== (award?.isReported === true) &&
            'Its grant says otherwise whether it was accepted.',
        ].flatMap((sentence) =>
          typeof sentence === 'string'
            ? [faultAt(keys.grantReport(grantApplicationId), sentence)]
            : [],
        );
      }),
      ...[...awards.values()].flatMap(({ grantApplicationId, isReported }) =>
        isReported && !reports.has(grantApplicationId)
          ? [faultAt(keys.grantAward(grantApplicationId), 'It is reported, without a report.')]
          : [],
      ),
    ],
  };
}

const leadingTo = {
  draft: ['grant-report-saved', 'grant-report-reminded', 'grant-report-more-asked'],
  sent: ['grant-report-sent'],
  accepted: ['grant-report-accepted'],
} as const satisfies Record<GrantReport['state'], readonly EventType[]>;

const any: readonly EventType[] = Object.values(leadingTo).flat();

/** Every version has its event, and the last led to where it stands. */
export function* changesOfReport(report: GatheredReport): Generator<Change> {
  const { grantApplicationId, version, state } = report;
  const subject = keys.grantReport(grantApplicationId);
  for (let each = 1; each < version; each += 1) yield { subject, version: each, types: any };
  yield { subject, version, types: leadingTo[state] };
}
