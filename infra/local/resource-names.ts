import { arnOf, iamArnOf, partition } from './aws-place.ts';
import { textOf, type Json } from './json.ts';
import { PlatformProblem } from './platform-problem.ts';
import { resourceTypes } from './resource-types.ts';
import type { Template, TemplateResource } from './template.ts';

/** What CloudFormation would answer about a resource: its name, its ARN, its `Ref` and attributes. */
export interface ResourceNames {
  readonly name: (resource: TemplateResource) => string;
  readonly arn: (resource: TemplateResource) => string;
  readonly ref: (resource: TemplateResource) => string;
  readonly attribute: (resource: TemplateResource, attribute: string) => string;
  /** Whether a resolved reference means this resource. */
  readonly standsFor: (resource: TemplateResource, reference: Json | undefined) => boolean;
  /** Takes over what only starting a resource can tell, such as a queue's address. */
  readonly learn: (logicalId: string, attribute: string, value: string) => void;
}

export function createResourceNames(
  template: Template,
  resolve: (value: Json) => Json,
): ResourceNames {
  const learnt = new Map<string, string>();

  function name(resource: TemplateResource): string {
    const { nameProperty } = typeOf(resource);
    const stated = nameProperty === undefined ? undefined : resource.properties[nameProperty];
    if (stated !== undefined) return textOf(resolve(stated));
    const suffix = resource.properties['FifoQueue'] === true ? '.fifo' : '';
    return `${template.stackName}-${resource.logicalId}${suffix}`;
  }

  function arn(resource: TemplateResource): string {
    const told = learnt.get(`${resource.logicalId}.Arn`);
    if (told !== undefined) return told;
    const { service, arnPrefix } = typeOf(resource);
    const tail = `${arnPrefix}${name(resource)}`;
    if (service === 'iam') return iamArnOf(tail);
    return service === 's3' ? `arn:${partition}:s3:::${tail}` : arnOf(service, tail);
  }

  function ref(resource: TemplateResource): string {
    const told = learnt.get(`${resource.logicalId}.Ref`);
    if (told !== undefined) return told;
    const answers = typeOf(resource).ref;
    if (answers === 'address') {
      throw new PlatformProblem(
        `${resource.logicalId} was asked for its address before it was created.`,
      );
    }
    return answers === 'arn' ? arn(resource) : name(resource);
  }

  function attribute(resource: TemplateResource, wanted: string): string {
    const told = learnt.get(`${resource.logicalId}.${wanted}`);
    if (told !== undefined) return told;
    if (wanted === 'Arn') return arn(resource);
    if (wanted === 'QueueName' || wanted === 'Name') return name(resource);
    throw new PlatformProblem(
      `${resource.logicalId}.${wanted} (${resource.type}) has no value on this machine: take it from a template parameter that the local platform fills in.`,
    );
  }

  return {
    name,
    arn,
    ref,
    attribute,
    standsFor: (resource, reference) =>
      reference === name(resource) ||
      reference === arn(resource) ||
      reference === learnt.get(`${resource.logicalId}.Ref`) ||
      reference === learnt.get(`${resource.logicalId}.StreamArn`),
    learn: (logicalId, wanted, value) => learnt.set(`${logicalId}.${wanted}`, value),
  };
}

function typeOf(resource: TemplateResource) {
  const known = resourceTypes.get(resource.type);
  if (known === undefined) throw new Error(`${resource.type} got past the template's reader`);
  return known;
}
