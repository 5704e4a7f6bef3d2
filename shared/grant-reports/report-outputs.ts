import { grantRounds, type OutputName } from '#shared/community-grants/index.ts';
import { sumPence, type Pence } from '#shared/kernel/index.ts';
import { queues, type RecordReader } from '#shared/records/index.ts';

import { grantReports, spentOf } from './grant-report.ts';

/** What the accepted reports of a round add up to, as the city counts it. */
export interface RoundOutputs {
  readonly roundId: string;
  readonly name: string;
  readonly reports: number;
  readonly outputs: Readonly<Record<OutputName, number>>;
  readonly people: number;
  readonly spentPence: Pence;
}

const reportsAPage = 100;

/** By round, the newest first; a round without a report counts nothing. */
export async function outputsOfRounds(records: RecordReader): Promise<readonly RoundOutputs[]> {
  return Promise.all(
    grantRounds.map(async ({ roundId, name }) => {
      const answers = (await acceptedReports(records, roundId)).map((report) => report.answers);
      const sum = (each: (one: (typeof answers)[number]) => number) =>
        answers.reduce((total, one) => total + each(one), 0);
      return {
        ...{ roundId, name, reports: answers.length },
        outputs: {
          'activity-packs': sum(({ outputs }) => outputs['activity-packs']),
          'advice-sessions': sum(({ outputs }) => outputs['advice-sessions']),
          activities: sum(({ outputs }) => outputs.activities),
          'families-reached': sum(({ outputs }) => outputs['families-reached']),
        },
        people: sum(({ people }) => people),
        spentPence: sumPence(answers.map(spentOf)),
      };
    }),
  );
}

async function acceptedReports(records: RecordReader, roundId: string) {
  const found = [];
  let after: string | undefined;
  do {
    const page = await records.queue({
      ...{ queue: queues.grantReports(roundId, 'accepted'), limit: reportsAPage },
      ...(after === undefined ? {} : { after }),
    });
    for (const item of page.items) {
      const { document } = grantReports.parse(item);
      if (document.state === 'accepted') found.push(document);
    }
    after = page.next;
  } while (after !== undefined);
  return found;
}
