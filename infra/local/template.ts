import * as z from 'zod';
import type { Json, JsonObject } from './json.ts';
import { PlatformProblem } from './platform-problem.ts';
import { resourceTypes } from './resource-types.ts';

/** One resource as the template states it, its intrinsic functions not yet resolved. */
export interface TemplateResource {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: JsonObject;
  readonly condition: string | undefined;
  /** Where CDK put a function's bundle, relative to the cloud assembly. */
  readonly assetPath: string | undefined;
}

/** A CloudFormation template, parsed; every type in it is one that the platform knows. */
export interface Template {
  readonly stackName: string;
  readonly resources: ReadonlyMap<string, TemplateResource>;
  readonly parameters: ReadonlyMap<string, { readonly fallback: string | undefined }>;
  readonly conditions: ReadonlyMap<string, Json>;
  readonly mappings: JsonObject;
}

const jsonSchema: z.ZodType<Json> = z.json();
const objectSchema: z.ZodType<JsonObject> = z.record(z.string(), jsonSchema);

const templateSchema = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Properties: objectSchema.default({}),
      Condition: z.string().optional(),
      Metadata: z.object({ 'aws:asset:path': z.string().optional() }).optional(),
    }),
  ),
  Parameters: z
    .record(z.string(), z.object({ Default: z.union([z.string(), z.number()]).optional() }))
    .default({}),
  Conditions: objectSchema.default({}),
  Mappings: objectSchema.default({}),
});

/**
 * Reads a synthesized template. Refuses one with a resource type nobody has decided about: running
 * "most of" a template would make what works here differ from what gets deployed, in silence.
 */
export function readTemplate(source: unknown, stackName: string): Template {
  const parsed = templateSchema.parse(source);
  const resources = new Map<string, TemplateResource>();
  for (const [logicalId, resource] of Object.entries(parsed.Resources)) {
    if (!resourceTypes.has(resource.Type)) throw unknownType(logicalId, resource.Type);
    resources.set(logicalId, {
      logicalId,
      type: resource.Type,
      properties: resource.Properties,
      condition: resource.Condition,
      assetPath: resource.Metadata?.['aws:asset:path'],
    });
  }
  return {
    stackName,
    resources,
    parameters: new Map(
      Object.entries(parsed.Parameters).map(([name, { Default }]) => [
        name,
        { fallback: Default === undefined ? undefined : String(Default) },
      ]),
    ),
    conditions: new Map(
      Object.entries(parsed.Conditions).flatMap(([name, rule]) =>
        rule === undefined ? [] : [[name, rule]],
      ),
    ),
    mappings: parsed.Mappings,
  };
}

function unknownType(logicalId: string, type: string): PlatformProblem {
  return new PlatformProblem(
    `The local platform does not know ${type} (${logicalId}): run it, or give the reason why it has no local effect, in infra/local/resource-types.ts.`,
  );
}
