import {
  discloseCount,
  discloseReport,
  reachOf,
  wholePeriodOf,
  type ConnectionsByArea,
  type Figure,
  type Reach,
  type ReportReader,
  type SpendAgainstNeed,
} from '#shared/reporting/index.ts';
import { may, type StaffMember } from '#shared/staff-identity/index.ts';
import type { StaffRequest } from '#shared/staff-web/index.ts';

import { cityCode, type Place } from './place.ts';
import type { LocalityPorts } from './ports.ts';
import type { ReportChoice } from './views/report-choice.ts';

type Asked = Pick<ReportChoice, 'programme' | 'period' | 'basis'>;

/** The report as this reader may see it; the exact one never leaves this function. */
export async function readReport(
  { spendAgainstNeed }: LocalityPorts,
  { staff, at }: StaffRequest,
  { programme, period, basis }: Asked,
): Promise<SpendAgainstNeed<Figure>> {
  const whole = wholePeriodOf(programme, at);
  const isWhole = period.firstMonth === whole.firstMonth && period.lastMonth === whole.lastMonth;
  const reader = readerOf(staff);
  const report = await spendAgainstNeed(programme, period, basis);
  return discloseReport(
    report,
    reader,
    isWhole || reader.mayKnowCity ? report : await spendAgainstNeed(programme, whole, basis),
  );
}

function readerOf(staff: StaffMember): ReportReader {
  return {
    mayKnow: (localityCode) => mayKnow(staff, localityCode),
    mayKnowCity: may(staff, 'view-cases'),
  };
}

/** Exact figures are for whoever may see the cases behind them, and for a lead of the own locality. */
export function mayKnow(staff: StaffMember, localityCode: string): boolean {
  return may(staff, 'view-cases') || staff.localityCode === localityCode;
}

/** What a lead reads of a month and of all months is drawn from one reading of the counters. */
export async function readReportAndReach(
  { spendAgainstNeed, connectionsByArea }: LocalityPorts,
  { staff, at }: StaffRequest,
  place: Place,
  { programme, basis }: Omit<Asked, 'period'>,
): Promise<{ readonly report: SpendAgainstNeed<Figure>; readonly reach: Reach }> {
  const whole = wholePeriodOf(programme, at);
  const [exact, connections] = await Promise.all([
    spendAgainstNeed(programme, whole, basis),
    connectionsByArea(programme.vintage, whole),
  ]);
  return {
    report: discloseReport(exact, readerOf(staff)),
    reach: reachFor(staff, place, exact, connections),
  };
}

export async function readReach(
  { spendAgainstNeed, connectionsByArea }: LocalityPorts,
  { staff }: StaffRequest,
  place: Place,
  { programme, period, basis }: Asked,
): Promise<Reach> {
  const [report, connections] = await Promise.all([
    spendAgainstNeed(programme, period, basis),
    connectionsByArea(programme.vintage, period),
  ]);
  return reachFor(staff, place, report, connections);
}

/**
 * Whoever may open a place sees its own small areas exactly. What is expected of them comes from the
 * whole city's applications, which a lead may know only rounded.
 */
function reachFor(
  staff: StaffMember,
  place: Place,
  report: SpendAgainstNeed,
  connections: ConnectionsByArea,
): Reach {
  const exact = may(staff, 'view-cases');
  return reachOf(report, connections, {
    isOfPlace: (code) => place.code === cityCode || code === place.code,
    discloseCity: (count) => {
      const disclosed = exact ? count : discloseCount(count);
      return disclosed === 'withheld' ? 0 : disclosed;
    },
  });
}
