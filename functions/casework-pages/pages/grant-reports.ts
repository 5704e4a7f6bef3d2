import * as z from 'zod';

import { grantRounds, outputNames, outputWords } from '#shared/community-grants/index.ts';
import { grantAwards, readCurrentTerms } from '#shared/grant-awards/index.ts';
import {
  grantReports,
  outputsOfRounds,
  type ReadReportRefusal,
} from '#shared/grant-reports/index.ts';
import {
  localDate,
  plusCalendarDays,
  showReference,
  unreachable,
  type LocalDate,
} from '#shared/kernel/index.ts';
import { keys, queues, type RecordReader } from '#shared/records/index.ts';
import {
  staffAction,
  staffPage,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import { csvText, page, readForm, redirect, requiredText, type Route } from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import { tagOf } from '../views/report-view.ts';
import { grantPath, showGrant } from './grant-pages.ts';

const one = '/staff/grants/{application}/report';
/** What is due later is no work of this month. */
const soonDays = 30;
const mostShown = 200;

/** Reports of grants: those to read, those that are due, what they add up to, and accepting one. */
export function grantReportRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return [
    staffPage('/staff/grants/reports', ['view-cases'], (request) => showReports(ports, request)),
    staffPage('/staff/grants/reports.csv', ['view-cases'], () => outputsFile(ports)),
    staffAction(`${one}/accept`, ['propose-grants'], (request) => accept(ports, request)),
    staffAction(`${one}/ask`, ['propose-grants'], (request) => askForMore(ports, request)),
  ];
}

async function showReports({ records }: CaseworkPorts, { at }: StaffRequest): Promise<StaffAnswer> {
  const today = localDate(at);
  const rounds = grantRounds.filter(({ opensAt }) => opensAt <= at);
  const [toRead, due, outputs] = await Promise.all([
    Promise.all(rounds.map(({ roundId }) => sentIn(records, roundId))),
    Promise.all(rounds.map(({ roundId }) => dueIn(records, roundId, today))),
    outputsOfRounds(records),
  ]);
  return page('grant-reports.njk', {
    toRead: toRead.flat().sort((a, b) => a.sentAt.localeCompare(b.sentAt)),
    due: due.flat().sort((a, b) => a.dueOn.localeCompare(b.dueOn)),
    columns: outputNames.map((name) => outputWords[name]),
    rounds: outputs
      .filter(({ reports }) => reports > 0)
      .map((round) => ({ ...round, counts: outputNames.map((name) => round.outputs[name]) })),
  });
}

async function sentIn(records: RecordReader, roundId: string) {
  const { items } = await records.queue({
    ...{ queue: queues.grantReports(roundId, 'sent'), limit: mostShown },
  });
  const sent = items
    .map((item) => grantReports.parse(item).document)
    .flatMap((report) => (report.state === 'sent' ? [report] : []));
  const names = await groupNames(
    records,
    sent.map(({ grantApplicationId }) => grantApplicationId),
  );
  return sent.map(({ grantApplicationId, sentAt }) => ({
    ...rowOf(grantApplicationId),
    ...{ group: names.get(grantApplicationId), sentAt },
  }));
}

/** Accepted grants lie in the order in which their reports were due first; what was agreed since holds. */
async function dueIn(records: RecordReader, roundId: string, today: LocalDate) {
  const { items } = await records.queue({
    ...{ queue: queues.grantAwards(roundId, 'accepted'), limit: mostShown },
  });
  const until = plusCalendarDays(today, soonDays);
  const accepted = items
    .map((item) => grantAwards.parse(item).document)
    .flatMap((award) => (award.state === 'accepted' && award.reportDueOn <= until ? [award] : []));
  const rows = await Promise.all(
    accepted.map(async (award) => {
      const { grantApplicationId, groupName: group } = award;
      const [{ reportDueOn: dueOn }, found] = await Promise.all([
        readCurrentTerms(records, award),
        grantReports.read(records, keys.grantReport(grantApplicationId)),
      ]);
      const report = found?.document;
      const tag = tagOf(report, dueOn < today);
      return { ...rowOf(grantApplicationId), ...{ group, dueOn, tag }, state: report?.state };
    }),
  );
  return rows.filter(({ dueOn, state }) => state !== 'sent' && dueOn <= until);
}

function rowOf(grantApplicationId: string) {
  return {
    href: `${grantPath(grantApplicationId)}#report`,
    reference: showReference(grantApplicationId),
  };
}

async function groupNames(
  records: RecordReader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const items = await records.getMany(ids.map((id) => keys.grantAward(id)));
  return new Map(
    items
      .map((item) => grantAwards.parse(item).document)
      .map(({ grantApplicationId, groupName }) => [grantApplicationId, groupName]),
  );
}

/** What the accepted reports add up to, for the city. */
async function outputsFile({ records }: CaseworkPorts): Promise<StaffAnswer> {
  const rounds = await outputsOfRounds(records);
  const head = ['Round', 'Reports', ...outputNames.map((name) => outputWords[name])];
  const rows = rounds.map(({ name, reports, outputs, people, spentPence }) => [
    ...[name, reports, ...outputNames.map((each) => outputs[each])],
    ...[people, (spentPence / 100).toFixed(2)],
  ]);
  return {
    kind: 'file',
    contentType: 'text/csv; charset=utf-8',
    body: csvText([[...head, 'People who took part', 'Spent (£)'], ...rows]),
    downloadName: 'community-grants-outputs.csv',
  };
}

const revisionSchema = z.object({
  revision: z.coerce.number({ error: 'Look at the report again.' }).int().min(1),
});
const longestWords = 1_000;
const askSchema = revisionSchema.extend({
  more: requiredText(
    {
      missing: 'Write what you ask for. The group reads it',
      tooLong: `Write at most ${longestWords} characters`,
    },
    longestWords,
  ),
});

async function accept(ports: CaseworkPorts, request: StaffRequest): Promise<StaffAnswer> {
  const { params, staff, form } = request;
  const grantApplicationId = params['application'] ?? '';
  const read = readForm(revisionSchema, form);
  if (!read.ok) return showGrant(ports, request, read.failure.errors.summary[0]?.text);
  const accepted = await ports.acceptReport({
    ...{ grantApplicationId, revision: read.value.revision, staffId: staff.staffId },
  });
  return accepted.ok
    ? redirect(`${grantPath(grantApplicationId)}?done=report-accepted`)
    : showGrant(ports, request, refusalWords(accepted.failure));
}

async function askForMore(ports: CaseworkPorts, request: StaffRequest): Promise<StaffAnswer> {
  const { params, staff, form } = request;
  const grantApplicationId = params['application'] ?? '';
  const read = readForm(askSchema, form);
  if (!read.ok) return showGrant(ports, request, undefined, read.failure);
  const { revision, more: words } = read.value;
  const asked = await ports.askForMore({
    ...{ grantApplicationId, revision, words, staffId: staff.staffId },
  });
  return asked.ok
    ? redirect(`${grantPath(grantApplicationId)}?done=report-asked`)
    : showGrant(ports, request, refusalWords(asked.failure));
}

function refusalWords(refusal: ReadReportRefusal): string {
  switch (refusal.kind) {
    case 'not-to-read':
      return 'Somebody was faster, or the group has it again. Nothing was done: read it again below.';
    case 'not-accepted':
    case 'no-such-application':
      return 'There is no such grant any more. Nothing was done.';
    default:
      return unreachable(refusal);
  }
}
