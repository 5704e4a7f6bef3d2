import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import type { DevRoute } from './dev-routes.ts';
import type { RecordsEngine } from './engines.ts';
import { parseJson } from './json.ts';

/** The tables that a verifier reads whole, by the end of their names. */
const wholeTables = { records: 'RecordsTable', reports: 'ReportsTable' } as const;
export type WholeTable = keyof typeof wholeTables;

type Engine = Pick<RecordsEngine, 'call'>;

/** Where one page of a table begins: within which of its parts, and after which key. */
export const pageWantedSchema = z.object({
  segment: z.coerce.number().int(),
  ofSegments: z.coerce.number().int(),
  start: z.record(z.string(), z.json()).optional(),
});
export type PageWanted = z.infer<typeof pageWantedSchema>;

/** What an item is, its readers find out one by one. */
const anyItemSchema = z.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === 'object' && value !== null,
);
/** Items as they were written, and the key after which the next page of this part begins. */
export const tablePageSchema = z.object({
  items: z.array(anyItemSchema),
  last: z.record(z.string(), z.json()).optional(),
});
export type TablePage = z.infer<typeof tablePageSchema>;

const listSchema = z.object({ TableNames: z.array(z.string()) });
const itemSchema = z.custom<Record<string, AttributeValue>>(
  (value) => typeof value === 'object' && value !== null,
);
const scannedSchema = z.object({
  Items: z.array(itemSchema),
  LastEvaluatedKey: z.record(z.string(), z.json()).optional(),
});

/** One page of a whole table; undefined when the engine has no table of that name. */
export async function tablePage(
  engine: Engine,
  table: WholeTable,
  { segment, ofSegments, start }: PageWanted,
): Promise<TablePage | undefined> {
  const { TableNames } = listSchema.parse(await engine.call('ListTables', {}));
  const TableName = TableNames.find((name) => name.endsWith(wholeTables[table]));
  if (TableName === undefined) return undefined;
  const { Items, LastEvaluatedKey: last } = scannedSchema.parse(
    await engine.call('Scan', {
      ...{ TableName, Segment: segment, TotalSegments: ofSegments },
      ...(start === undefined ? {} : { ExclusiveStartKey: start }),
    }),
  );
  const items = Items.map((item) => unmarshall(item));
  return last === undefined ? { items } : { items, last };
}

/**
 * Reads a whole table page by page, which nothing that is deployed may do: for the verifier, on this
 * machine only. Parts of a table can be read side by side.
 */
export function tableRoutes(engine: Engine): readonly DevRoute[] {
  return [
    {
      method: 'GET',
      path: '/dev/table',
      answer: async ({ query }) => {
        const table = z.enum(['records', 'reports']).parse(query.get('name'));
        const start = query.get('start');
        const wanted = pageWantedSchema.parse({
          segment: query.get('segment') ?? 0,
          ofSegments: query.get('of') ?? 1,
          ...(start === null ? {} : { start: parseJson(start) }),
        });
        const page = await tablePage(engine, table, wanted);
        return page === undefined
          ? { status: 404, json: { problem: 'no such table' } }
          : { json: page };
      },
    },
  ];
}
