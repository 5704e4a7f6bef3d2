import * as z from 'zod';
import { tableNameOf } from './arns.ts';
import { tableNotFound, validationFault } from './engine-error.ts';
import type { EngineParts, Operations } from './engine-parts.ts';
import { parseRequest } from './requests.ts';
import type { RecordsTable } from './records-table.ts';

const updateTimeToLive = z.object({
  TableName: z.string(),
  TimeToLiveSpecification: z.object({ Enabled: z.boolean(), AttributeName: z.string().min(1) }),
});
const describeTimeToLive = z.object({ TableName: z.string() });

/** How many items one commit of a sweep deletes, so that a sweep never holds up the requests for long. */
const sweepSize = 200;

/** Switching time to live on and off. */
export function createTimeToLiveOperations(parts: EngineParts): Operations {
  const { database, catalogue, items } = parts;
  return {
    UpdateTimeToLive(input) {
      const request = parseRequest(updateTimeToLive, input);
      const { AttributeName: attribute, Enabled: enabled } = request.TimeToLiveSpecification;
      const found = catalogue.find(tableNameOf(request.TableName));
      if (found === undefined) throw tableNotFound(request.TableName);
      const current = found.stored.expiryAttribute;
      if (enabled === (current !== undefined)) {
        throw validationFault(`TimeToLive is already ${enabled ? 'enabled' : 'disabled'}`);
      }
      if (!enabled && current !== attribute) {
        throw validationFault('TimeToLive is active on a different AttributeName');
      }
      database.transaction(() => {
        const expiryAttribute = enabled ? attribute : undefined;
        const { table } = catalogue.save({ ...found.stored, expiryAttribute });
        if (enabled) items.addExpiries(table);
        else items.dropExpiries(table);
      });
      return { TimeToLiveSpecification: request.TimeToLiveSpecification };
    },
    DescribeTimeToLive(input) {
      const { TableName } = parseRequest(describeTimeToLive, input);
      const found = catalogue.find(tableNameOf(TableName));
      if (found === undefined) throw tableNotFound(TableName);
      const attribute = found.stored.expiryAttribute;
      return {
        TimeToLiveDescription:
          attribute === undefined
            ? { TimeToLiveStatus: 'DISABLED' }
            : { TimeToLiveStatus: 'ENABLED', AttributeName: attribute },
      };
    },
  };
}

/**
 * Deletes every item whose time has come, as the service itself would: the stream says so. Until
 * then an expired item can still be read, as on AWS. Resolves to how many were deleted.
 */
export async function sweepExpired(parts: EngineParts): Promise<number> {
  let deleted = 0;
  for (const { table } of parts.catalogue.list()) {
    if (table.expiryAttribute === undefined) continue;
    for (;;) {
      const count = sweepSome(parts, table);
      deleted += count;
      if (count < sweepSize) break;
      await new Promise(setImmediate);
    }
  }
  return deleted;
}

function sweepSome({ database, items, now }: EngineParts, table: RecordsTable): number {
  return database.transaction(() => {
    const due = items.dueAt(table, now(), sweepSize);
    for (const key of due) {
      items.write({ table, key, before: items.find(table, key), after: undefined }, 'service');
    }
    return due.length;
  });
}
