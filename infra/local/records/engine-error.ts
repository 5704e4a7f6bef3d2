/** The body AWS sends with a refusal. `CancellationReasons` comes only with a cancelled transaction, `Item` only when asked for. */
export interface EngineErrorBody {
  readonly __type: string;
  readonly message: string;
  readonly Item?: object;
  readonly CancellationReasons?: readonly CancellationReason[];
}

/** Why one action of a cancelled transaction stood in the way; `None` for those that did not. */
export interface CancellationReason {
  readonly Code: string;
  readonly Message?: string;
  readonly Item?: object;
}

/** A refusal as DynamoDB would send it: the HTTP status and the JSON body. */
export class EngineError extends Error {
  readonly statusCode: number;
  readonly body: EngineErrorBody;

  constructor(statusCode: number, body: EngineErrorBody, cause?: unknown) {
    super(body.message, { cause });
    this.name = 'EngineError';
    this.statusCode = statusCode;
    this.body = body;
  }

  /** The error's name without its namespace, as SDK clients see it: `ValidationException`. */
  get code(): string {
    return this.body.__type.slice(this.body.__type.indexOf('#') + 1);
  }
}

export function validationFault(message: string): EngineError {
  return new EngineError(400, { __type: 'com.amazon.coral.validate#ValidationException', message });
}

export function serializationFault(message: string): EngineError {
  return new EngineError(400, {
    __type: 'com.amazon.coral.service#SerializationException',
    message,
  });
}

/** Any of the faults that carry DynamoDB's own namespace. */
export function recordsFault(
  code: string,
  message: string,
  extra: Pick<EngineErrorBody, 'Item' | 'CancellationReasons'> = {},
): EngineError {
  return new EngineError(400, {
    __type: `com.amazonaws.dynamodb.v20120810#${code}`,
    message,
    ...extra,
  });
}

export function conditionFailed(item: object | undefined): EngineError {
  return recordsFault(
    'ConditionalCheckFailedException',
    'The conditional request failed',
    item === undefined ? {} : { Item: item },
  );
}

export function tableNotFound(name?: string): EngineError {
  const detail = name === undefined ? '' : `: Table: ${name} not found`;
  return recordsFault('ResourceNotFoundException', `Requested resource not found${detail}`);
}

export function transactionCanceled(reasons: readonly CancellationReason[]): EngineError {
  const codes = reasons.map((reason) => reason.Code).join(', ');
  return recordsFault(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { CancellationReasons: reasons },
  );
}
