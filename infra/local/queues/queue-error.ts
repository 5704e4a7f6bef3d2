/**
 * The refusals of SQS as its JSON protocol writes them. The types, codes and statuses are those
 * recorded from the service; clients decide by them whether to retry, so they have to be exact.
 */
const kinds = {
  QueueDoesNotExist: sqs('QueueDoesNotExist', 'AWS.SimpleQueueService.NonExistentQueue'),
  QueueNameExists: sqs('QueueNameExists', 'QueueAlreadyExists'),
  InvalidAttributeName: sqs('InvalidAttributeName', 'InvalidAttributeName'),
  InvalidAttributeValue: sqs('InvalidAttributeValue', 'InvalidAttributeValue'),
  InvalidMessageContents: sqs('InvalidMessageContents', 'InvalidMessageContents'),
  ReceiptHandleIsInvalid: sqs('ReceiptHandleIsInvalid', 'ReceiptHandleIsInvalid', 404),
  ResourceNotFoundException: sqs('ResourceNotFoundException', 'ResourceNotFoundException', 404),
  RequestThrottled: sqs('RequestThrottled', 'RequestThrottled', 403),
  MessageNotInflight: simple('MessageNotInflight'),
  EmptyBatchRequest: simple('EmptyBatchRequest'),
  TooManyEntriesInBatchRequest: simple('TooManyEntriesInBatchRequest'),
  BatchEntryIdsNotDistinct: simple('BatchEntryIdsNotDistinct'),
  InvalidBatchEntryId: simple('InvalidBatchEntryId'),
  BatchRequestTooLong: simple('BatchRequestTooLong'),
  PurgeQueueInProgress: simple('PurgeQueueInProgress', 403),
  InvalidParameterValue: common('InvalidParameterValueException', 'InvalidParameterValue'),
  MissingParameter: common('MissingRequiredParameterException', 'MissingParameter'),
  UnknownOperation: common('UnknownOperationException', 'InvalidAction'),
  MalformedInput: common('SerializationException', 'MalformedInput'),
  InternalFailure: common('InternalFailure', 'InternalFailure', 500),
} as const;

export type QueueErrorKind = keyof typeof kinds;

interface ErrorShape {
  readonly type: string;
  readonly code: string;
  readonly statusCode: number;
}

/** An answer other than success, ready to be written to a client of SQS's JSON protocol. */
export class QueueEngineError extends Error {
  override readonly name = 'QueueEngineError';
  readonly statusCode: number;
  readonly body: { readonly __type: string; readonly message: string };
  /** The code older protocols used; a failed entry of a batch carries it too. */
  readonly code: string;

  constructor(shape: ErrorShape, message: string) {
    super(message);
    this.statusCode = shape.statusCode;
    this.code = shape.code;
    this.body = { __type: shape.type, message };
  }

  /** True when the caller, not the service, is at fault: repeating the request cannot help. */
  get senderFault(): boolean {
    return this.statusCode < 500;
  }

  /** Value of the `x-amzn-query-error` header, from which AWS's clients take the error's code. */
  get queryErrorHeader(): string {
    return `${this.code};${this.senderFault ? 'Sender' : 'Receiver'}`;
  }
}

/** Makes the error of that kind; the message is what a person reads in the log. */
export function queueError(kind: QueueErrorKind, message: string): QueueEngineError {
  return new QueueEngineError(kinds[kind], message);
}

/** The commonest refusal: a parameter whose value SQS does not accept, and why. */
export function invalidParameter(name: string, value: string | number, reason: string) {
  return queueError(
    'InvalidParameterValue',
    `Value ${value} for parameter ${name} is invalid. Reason: ${reason}`,
  );
}

export function missingParameter(name: string): QueueEngineError {
  return queueError('MissingParameter', `The request must contain the parameter ${name}.`);
}

function sqs(name: string, code: string, statusCode = 400): ErrorShape {
  return { type: `com.amazonaws.sqs#${name}`, code, statusCode };
}

function simple(name: string, statusCode = 400): ErrorShape {
  return sqs(name, `AWS.SimpleQueueService.${name}`, statusCode);
}

function common(name: string, code: string, statusCode = 400): ErrorShape {
  return { type: `com.amazon.coral.service#${name}`, code, statusCode };
}
