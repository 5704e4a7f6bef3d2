import { accountId, arnOf, partition, region } from './aws-place.ts';
import { createIntrinsics } from './intrinsics.ts';
import { isJsonObject, type Json, type JsonObject } from './json.ts';
import { PlatformProblem } from './platform-problem.ts';
import { createResourceNames } from './resource-names.ts';
import type { Template, TemplateResource } from './template.ts';

/** A resource whose intrinsic functions have been resolved. */
export interface DeployedResource {
  readonly logicalId: string;
  readonly type: string;
  readonly name: string;
  readonly arn: string;
  readonly properties: JsonObject;
  readonly assetPath: string | undefined;
}

/** A template together with what was learnt while starting it: addresses, stream ARNs, parameters. */
export interface Stack {
  readonly name: string;
  /** The resources of these types, in the template's order, without those a condition left out. */
  readonly resourcesOf: (...types: readonly string[]) => readonly DeployedResource[];
  /** The one resource of these types that a resolved `Ref`, ARN or stream ARN stands for. */
  readonly find: (reference: Json | undefined, ...types: readonly string[]) => DeployedResource;
  /** What `Ref` answers for a resource: of a queue, its address. */
  readonly refOf: (logicalId: string) => string;
  readonly hasParameter: (name: string) => boolean;
  readonly hasResource: (logicalId: string) => boolean;
  readonly setParameter: (name: string, value: string) => void;
  /** States what `Ref` (attribute `Ref`) or `Fn::GetAtt` answers for one resource. */
  readonly setAttribute: (logicalId: string, attribute: string, value: string) => void;
}

export function createStack(template: Template): Stack {
  const parameters = new Map<string, string>();
  const pseudo = pseudoParameters(template.stackName);
  const intrinsics = createIntrinsics({
    template,
    ref,
    attribute: (logicalId, name) => names.attribute(resourceCalled(logicalId), name),
  });
  const names = createResourceNames(template, intrinsics.resolve);

  function ref(name: string): Json {
    const known =
      pseudo.get(name) ?? parameters.get(name) ?? template.parameters.get(name)?.fallback;
    if (known !== undefined) return known;
    if (template.parameters.has(name)) {
      throw new PlatformProblem(
        `The template's parameter ${name} has no value: start the local provider that fills it in, or give it a default.`,
      );
    }
    return names.ref(resourceCalled(name));
  }

  function resourceCalled(logicalId: string): TemplateResource {
    const found = template.resources.get(logicalId);
    if (found === undefined) {
      throw new PlatformProblem(`The template refers to ${logicalId}, which it does not hold.`);
    }
    return found;
  }

  function deployed(resource: TemplateResource): DeployedResource {
    const properties = intrinsics.resolve(resource.properties);
    return {
      logicalId: resource.logicalId,
      type: resource.type,
      name: names.name(resource),
      arn: names.arn(resource),
      properties: isJsonObject(properties) ? properties : {},
      assetPath: resource.assetPath,
    };
  }

  function find(reference: Json | undefined, ...types: readonly string[]): DeployedResource {
    const found = [...template.resources.values()].find(
      (resource) => types.includes(resource.type) && names.standsFor(resource, reference),
    );
    if (found === undefined) {
      throw new PlatformProblem(
        `The template refers to ${JSON.stringify(reference)}, which is none of its resources of type ${types.join(' or ')}.`,
      );
    }
    return deployed(found);
  }

  return {
    name: template.stackName,
    resourcesOf: (...types) =>
      [...template.resources.values()]
        .filter(({ type, condition }) => types.includes(type) && intrinsics.holds(condition))
        .map(deployed),
    find,
    refOf: (logicalId) => names.ref(resourceCalled(logicalId)),
    hasParameter: (name) => template.parameters.has(name),
    hasResource: (logicalId) => template.resources.has(logicalId),
    setParameter: (name, value) => parameters.set(name, value),
    setAttribute: names.learn,
  };
}

function pseudoParameters(stackName: string): ReadonlyMap<string, string> {
  return new Map([
    ['AWS::Region', region],
    ['AWS::AccountId', accountId],
    ['AWS::Partition', partition],
    ['AWS::URLSuffix', 'amazonaws.com'],
    ['AWS::StackName', stackName],
    ['AWS::StackId', arnOf('cloudformation', `stack/${stackName}/local`)],
  ]);
}
