import * as z from 'zod';
import { PlatformProblem } from './platform-problem.ts';
import type { DeployedResource } from './stack.ts';

/** Parses a resource's properties. What cannot run here is named, with the resource it belongs to. */
export function readProperties<Schema extends z.ZodType>(
  schema: Schema,
  resource: DeployedResource,
): z.output<Schema> {
  const parsed = schema.safeParse(resource.properties);
  if (parsed.success) return parsed.data;
  throw new PlatformProblem(
    `${resource.logicalId} (${resource.type}) cannot run here: ${z.prettifyError(parsed.error)}`,
  );
}
