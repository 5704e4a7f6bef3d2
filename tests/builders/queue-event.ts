import type { SQSEvent, SQSRecord } from 'aws-lambda';

const queueArn = 'arn:aws:sqs:eu-west-2:123456789012:applications';

/** What Lambda hands a function that works on a queue: these bodies, as M1, M2 and so on. */
export function queueEvent(
  bodies: readonly string[],
  attributes: Partial<SQSRecord['attributes']> = {},
): SQSEvent {
  return {
    Records: bodies.map((body, index) => ({
      messageId: `M${index + 1}`,
      receiptHandle: 'handle',
      body,
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: '0',
        SenderId: 'sender',
        ApproximateFirstReceiveTimestamp: '0',
        ...attributes,
      },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: queueArn,
      awsRegion: 'eu-west-2',
    })),
  };
}
