import { CfnResource } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * Gives the resource of a construct a logical id that does not depend on where the construct stands.
 * CloudFormation takes a resource with a new logical id for a new resource, and deletes the old one:
 * without this, moving a table between two classes would empty it. Answers the resource.
 */
export function pinLogicalId(construct: Construct, logicalId: string): CfnResource {
  const resource = construct.node.defaultChild;
  if (!CfnResource.isCfnResource(resource)) {
    throw new Error(`${construct.node.path} has no one resource to pin as ${logicalId}.`);
  }
  resource.overrideLogicalId(logicalId);
  return resource;
}

/** `apply-pages` as CloudFormation, which allows no dashes, has to write it: `ApplyPages`. */
export function pascalCase(words: string): string {
  return words.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
