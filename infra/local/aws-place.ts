/** Where the template pretends to be deployed. The account is one that AWS never gives out. */
export const region = 'eu-west-2';
export const accountId = '000000000000';
export const partition = 'aws';

/** An ARN in this place, for example `arnOf('sqs', 'work')`. */
export function arnOf(service: string, resource: string): string {
  return `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
}

/** IAM is global: its ARNs carry no region. */
export function iamArnOf(resource: string): string {
  return `arn:${partition}:iam::${accountId}:${resource}`;
}
