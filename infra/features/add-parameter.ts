/** Asks for something at deployment; CloudFormation checks it by its pattern. */
export type AddParameter = (
  id: string,
  description: string,
  allowedPattern: string,
  fallback?: string,
) => string;

/** What an address of somebody's interface looks like. */
export const address = '^https?://[^/]+(/.*)?$';
