import * as z from 'zod';
import type { DevRoute } from './dev-routes.ts';
import type { RecordsEngine } from './engines.ts';

/** The tables that a verifier reads whole, by the end of their names. */
export const wholeTables = { records: 'RecordsTable', reports: 'ReportsTable' } as const;
export type WholeTable = keyof typeof wholeTables;

const listSchema = z.object({ TableNames: z.array(z.string()) });
const keySchema = z.record(z.string(), z.json());
const partSchema = z.object({ segment: z.coerce.number().int(), of: z.coerce.number().int() });

/** What the engine calls a table; undefined when it has none of that name. */
export async function tableNamed(
  engine: Pick<RecordsEngine, 'call'>,
  table: WholeTable,
): Promise<string | undefined> {
  const { TableNames } = listSchema.parse(await engine.call('ListTables', {}));
  return TableNames.find((name) => name.endsWith(wholeTables[table]));
}

/**
 * Reads a whole table page by page, which nothing that is deployed may do: for the verifier, on this
 * machine only. A page is DynamoDB's own answer to a scan; its last key asks for the next one, and
 * parts of a table can be read side by side.
 */
export function tableRoutes(engine: Pick<RecordsEngine, 'call'>): readonly DevRoute[] {
  return [
    {
      method: 'GET',
      path: '/dev/table',
      answer: async ({ query }) => {
        const table = z.enum(['records', 'reports']).parse(query.get('name'));
        const start = query.get('start');
        const part = query.has('of') ? partSchema.parse(Object.fromEntries(query)) : undefined;
        const TableName = await tableNamed(engine, table);
        if (TableName === undefined) return { status: 404, json: { problem: 'no such table' } };
        return {
          json: await engine.call('Scan', {
            TableName,
            ...(part === undefined ? {} : { Segment: part.segment, TotalSegments: part.of }),
            ...(start === null ? {} : { ExclusiveStartKey: keySchema.parse(JSON.parse(start)) }),
          }),
        };
      },
    },
  ];
}
