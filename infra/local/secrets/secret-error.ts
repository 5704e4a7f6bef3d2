/** A refusal of Secrets Manager, ready to be written to a client of its JSON protocol. */
export class SecretStoreError extends Error {
  override readonly name = 'SecretStoreError';
  readonly statusCode = 400;
  readonly body: { readonly __type: SecretErrorName; readonly Message: string };

  constructor(type: SecretErrorName, message: string) {
    super(message);
    this.body = { __type: type, Message: message };
  }
}

export type SecretErrorName =
  'ResourceNotFoundException' | 'InvalidParameterException' | 'UnknownOperationException';
