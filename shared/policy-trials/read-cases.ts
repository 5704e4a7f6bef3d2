import { applications, caseQueues } from '#shared/applications/index.ts';
import { allocatedPence, envelopes } from '#shared/budget/index.ts';
import type { Programme } from '#shared/programmes/index.ts';
import { queues, type RecordReader } from '#shared/records/index.ts';

import type { TrialEnvelope } from './run-dry.ts';
import { trialCaseOf, trialCaseParts, type TrialCase } from './trial-case.ts';

export interface ReadCases {
  readonly cases: readonly TrialCase[];
  /** The envelopes of every window a case is in. */
  readonly envelopes: readonly TrialEnvelope[];
  readonly notAssessed: number;
  /** False when there are more than were read: what was read is then no fair sample of them all. */
  readonly complete: boolean;
}

/** With the parts of a case alone, a page of so many stays far below DynamoDB's megabyte. */
const pageSize = 500;

/**
 * Reads the cases of a programme by their work queues, at most so many: for a page that somebody
 * waits for. Only what a trial looks at is read; a case that moves on meanwhile is taken once.
 */
export async function readTrialCases(
  records: RecordReader,
  programme: Programme,
  atMost: number,
): Promise<ReadCases> {
  const cases = new Map<string, TrialCase>();
  let [read, notAssessed, complete] = [0, 0, true];
  for (const caseQueue of caseQueues) {
    const queue = queues.cases(programme.programmeId, caseQueue);
    let after: string | undefined;
    do {
      const limit = Math.min(pageSize, atMost - read);
      if (limit <= 0) {
        complete = complete && (await isEmpty(records, queue, after));
        break;
      }
      const page = await records.queue({
        ...{ queue, limit, order: 'last-to-first', parts: trialCaseParts },
        ...(after === undefined ? {} : { after }),
      });
      for (const item of page.items.filter(({ kind }) => kind === applications.kind)) {
        const tried = trialCaseOf(item['document']);
        if (tried === undefined) notAssessed += 1;
        else cases.set(tried.applicationId, tried);
      }
      read += page.items.length;
      after = page.next;
    } while (after !== undefined);
  }
  const found = [...cases.values()];
  const envelopesFound = await readEnvelopesOf(records, programme, found);
  return { cases: found, envelopes: envelopesFound, notAssessed, complete };
}

async function isEmpty(
  records: RecordReader,
  queue: string,
  after: string | undefined,
): Promise<boolean> {
  const rest = { queue, limit: 1, order: 'last-to-first', parts: ['state'] } as const;
  const page = await records.queue({ ...rest, ...(after === undefined ? {} : { after }) });
  return page.items.length === 0;
}

async function readEnvelopesOf(
  records: RecordReader,
  { programmeId }: Programme,
  cases: readonly TrialCase[],
): Promise<readonly TrialEnvelope[]> {
  const found: TrialEnvelope[] = [];
  for (const windowId of new Set(cases.map((tried) => tried.windowId))) {
    const page = await records.queue({
      queue: queues.envelopes(programmeId, windowId),
      limit: 500,
    });
    for (const item of page.items) {
      const { document } = envelopes.parse(item);
      const { envelopeId, ringFence, localityCode } = document;
      const place = { envelopeId, windowId, ringFence, localityCode };
      found.push({ ...place, allocatedPence: allocatedPence(document) });
    }
  }
  return found;
}
