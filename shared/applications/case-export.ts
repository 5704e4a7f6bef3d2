import * as z from 'zod';

import type { Clock, Commit, Ids } from '#shared/kernel/index.ts';
import {
  documentKind,
  eventRecord,
  keys,
  queues,
  type RecordReader,
} from '#shared/records/index.ts';

import { caseQueues, type CaseQueue } from './application.ts';

/** That somebody of staff took the cases of a programme away as a file: who, when, and never what stood in it. */
export const caseExportSchema = z.strictObject({
  exportId: z.string(),
  staffId: z.string(),
  programmeId: z.string(),
  begunAt: z.string(),
});
export type CaseExport = z.infer<typeof caseExportSchema>;

export const caseExports = documentKind({
  kind: 'case-export',
  schema: caseExportSchema,
  key: ({ exportId }) => keys.caseExport(exportId),
  place: ({ exportId, begunAt }) => ({
    queue: queues.caseExports(),
    queueOrder: `${begunAt}#${exportId}`,
  }),
});

/** Notes that somebody takes cases away, before the first of them leaves. Answers the id of it. */
export function createBeginCaseExport(ports: {
  readonly commit: Commit;
  readonly clock: Clock;
  readonly ids: Ids;
}) {
  return async function beginCaseExport(asked: {
    readonly staffId: string;
    readonly programmeId: string;
  }): Promise<string> {
    const exportId = ports.ids.reference();
    const begunAt = ports.clock.now();
    const { staffId, programmeId } = asked;
    const committed = await ports.commit([
      caseExports.create({ exportId, staffId, programmeId, begunAt }),
      eventRecord(
        keys.caseExport(exportId),
        1,
        { type: 'cases-exported', exportId, programmeId },
        { at: begunAt, actor: { kind: 'staff', id: staffId }, correlationId: exportId },
      ),
    ]);
    if (!committed.ok) throw new Error(`The export ${exportId} is there already`);
    return exportId;
  };
}

/**
 * What leaves the table of a case: nothing that says who a family is, or where it lives within its locality. The
 * place of a small area within the city names it, so neither that nor the priority it is part of is among them.
 */
const exportedParts = [
  ...['applicationId', 'state', 'submittedAt', 'channel', 'ringFence', 'askedPence', 'windowId'],
  ...['area.localityCode', 'form.household.adults', 'form.household.children'],
  ...['assessment.outcome', 'assessment.policyVersion', 'assessment.awardPence'],
  ...['assessment.priority.need', 'awardPence', 'approvedAt', 'decidedAt', 'withdrawnAt'],
];

const exportedSchema = z.object({
  applicationId: z.string(),
  state: z.string(),
  submittedAt: z.string(),
  channel: z.string(),
  ringFence: z.string(),
  askedPence: z.int(),
  windowId: z.string(),
  area: z.object({ localityCode: z.string() }),
  form: z.object({
    household: z.object({ adults: z.int(), children: z.record(z.string(), z.int()) }),
  }),
  assessment: z
    .object({
      outcome: z.string(),
      policyVersion: z.string(),
      awardPence: z.int(),
      priority: z.object({ need: z.number() }),
    })
    .optional(),
  awardPence: z.int().optional(),
  approvedAt: z.string().optional(),
  decidedAt: z.string().optional(),
  withdrawnAt: z.string().optional(),
});
export type ExportedCase = z.infer<typeof exportedSchema> & { readonly queue: CaseQueue };

/** Where a part of an export ends: in which work queue, and after which case of it. */
export interface ExportCursor {
  readonly queue: CaseQueue;
  readonly after?: string;
}

/**
 * The next cases of a programme after a place in its queues, at most so many, read a page at a time: however many
 * there are, no more than these are held. A case that moves on meanwhile may stand in two parts or in none.
 */
export async function readExportPart(
  records: RecordReader,
  programmeId: string,
  from: ExportCursor | undefined,
  most: number,
): Promise<{ readonly cases: readonly ExportedCase[]; readonly next?: ExportCursor }> {
  const cases: ExportedCase[] = [];
  let cursor: ExportCursor | undefined = from ?? { queue: caseQueues[0] };
  while (cursor !== undefined && cases.length < most) {
    const { queue, after }: ExportCursor = cursor;
    const page = await records.queue({
      ...{ queue: queues.cases(programmeId, queue), limit: most - cases.length },
      parts: exportedParts,
      ...(after === undefined ? {} : { after }),
    });
    for (const item of page.items) {
      cases.push({ ...exportedSchema.parse(item['document']), queue });
    }
    cursor = page.next === undefined ? afterQueue(queue) : { queue, after: page.next };
  }
  return cursor === undefined ? { cases } : { cases, next: cursor };
}

function afterQueue(queue: CaseQueue): ExportCursor | undefined {
  const next = caseQueues[caseQueues.indexOf(queue) + 1];
  return next === undefined ? undefined : { queue: next };
}
