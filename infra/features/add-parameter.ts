/** Asks for something at deployment; CloudFormation checks it by its pattern. */
export type AddParameter = (
  id: string,
  description: string,
  allowedPattern: string,
  fallback?: string,
) => string;

/** What an address of somebody's interface looks like. */
export const address = '^https?://[^/]+(/.*)?$';

/** The same where families' names go: encrypted, but for the stand-in on a desk. */
export const secretAddress = '^(https://[^/]+|http://127\\.0\\.0\\.1(:\\d+)?)(/.*)?$';
