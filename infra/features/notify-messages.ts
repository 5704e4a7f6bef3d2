import { Construct } from 'constructs';
import { PageSite } from '../constructs/page-site.ts';
import type { ServiceFunction } from '../constructs/service-function.ts';
import type { Foundations } from './foundations.ts';
import type { MessageParameters } from './message-parameters.ts';
import type { MessageRoute } from './message-route.ts';

/** GOV.UK Notify: its key, and the address at which it says what became of a message. */
export class NotifyMessages extends Construct implements MessageRoute {
  private readonly records: Foundations['records'];
  private readonly parameters: Extract<MessageParameters, { channel: 'notify' }>;

  constructor(
    scope: Construct,
    { platform, api, queues, records }: Foundations,
    parameters: Extract<MessageParameters, { channel: 'notify' }>,
  ) {
    super(scope, 'notify-messages');
    this.records = records;
    this.parameters = parameters;
    const receive = new PageSite(this, 'receive-message-receipt', {
      platform,
      api,
      routes: ['POST /messages/receipts'],
      environment: {
        SECRET_ARN: records.secret.secretArn,
        MESSAGES_QUEUE_URL: queues.messages.queue.queueUrl,
      },
      failureImpact: 'Nobody hears that a message did not arrive; those families wait.',
    }).function;
    records.access.useSecret(receive);
    queues.messages.allowSending(receive);
  }

  get environment() {
    return {
      MESSAGE_CHANNEL: 'notify',
      MESSAGES_SECRET_ARN: this.records.messagesSecret.secretArn,
      NOTIFY_ENDPOINT: this.parameters.endpoint,
      NOTIFY_SERVICE_ID: this.parameters.serviceId,
      NOTIFY_TEMPLATES: this.parameters.templates,
    };
  }

  allowSending(sender: ServiceFunction<'send-messages'>): void {
    this.records.access.useMessagesSecret(sender);
  }
}
