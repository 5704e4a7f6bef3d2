import { expect } from 'vitest';
import { allPages } from './queries.contract.ts';
import type { Promises } from './record-engine.contract.ts';
import type { Answer, RecordTable } from './record-table.ts';
import { createTable, n, refusal, s } from './record-table.ts';

const names = Array.from({ length: 40 }, (_, place) => `item-${place}`);

async function filled(engine: Parameters<typeof createTable>[0]): Promise<RecordTable> {
  const table = await createTable(engine);
  for (let start = 0; start < names.length; start += 20) {
    const puts = names.slice(start, start + 20).map((pk, place) => ({
      PutRequest: {
        Item: {
          pk: s(pk),
          sk: s('x'),
          v: n(start + place),
          ...(place % 2 === 0 ? { stage: s('even'), due: s('x') } : {}),
        },
      },
    }));
    await engine.call('BatchWriteItem', { RequestItems: { [table.name]: puts } });
  }
  return table;
}

function partitions(answers: readonly Answer[]): string[] {
  return answers
    .flatMap(({ Items }) => Items!.map((item) => (item['pk'] as { S: string }).S))
    .sort();
}

export const scanPromises: Promises = (promise, engine) => {
  promise('reads every item once, page by page', async () => {
    const table = await filled(engine());
    const pages = await allPages((more) => table.call('Scan', { Limit: 7, ...more }));
    expect(partitions(pages)).toEqual([...names].sort());
    expect(pages.every(({ ScannedCount }) => ScannedCount! <= 7)).toBe(true);
  });

  promise('parts a table into segments that together are the whole', async () => {
    const table = await filled(engine());
    const TotalSegments = 4;
    const segments = await Promise.all(
      [0, 1, 2, 3].map((Segment) =>
        allPages((more) => table.call('Scan', { Segment, TotalSegments, Limit: 3, ...more })),
      ),
    );
    expect(partitions(segments.flat())).toEqual([...names].sort());
    expect(segments.filter((pages) => partitions(pages).length > 0).length).toBeGreaterThan(1);
  });

  promise('filters, and counts both ways', async () => {
    const table = await filled(engine());
    const found = await table.call('Scan', {
      FilterExpression: 'v < :v',
      ExpressionAttributeValues: { ':v': n(5) },
      Select: 'COUNT',
    });
    expect(found).toMatchObject({ Count: 5, ScannedCount: 40 });
  });

  promise('reads an index, which holds only what has its key', async () => {
    const table = await filled(engine());
    const pages = await allPages((more) =>
      table.call('Scan', { IndexName: 'by-stage', Limit: 6, ...more }),
    );
    expect(partitions(pages)).toHaveLength(20);
    expect(new Set(partitions(pages)).size).toBe(20);
  });

  promise('refuses segments that do not add up', async () => {
    const table = await createTable(engine());
    for (const segments of [
      { Segment: 0 },
      { TotalSegments: 2 },
      { Segment: 2, TotalSegments: 2 },
    ]) {
      expect((await refusal(table.call('Scan', segments))).code).toBe('ValidationException');
    }
  });
};
