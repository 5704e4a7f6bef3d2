import { Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailSendingEvent,
  EventDestination,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { CfnConfigurationSet } from 'aws-cdk-lib/aws-smsvoice';
import { FilterOrPolicy, SubscriptionFilter, Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { emailEvents, textEvents } from '#shared/messages/amazon-receipt.ts';
import { pinLogicalId } from '../constructs/logical-id.ts';
import type { ServiceFunction } from '../constructs/service-function.ts';
import type { WorkQueue } from '../constructs/work-queue.ts';
import type { Foundations } from './foundations.ts';
import type { MessageParameters } from './message-parameters.ts';
import type { MessageRoute } from './message-route.ts';

/**
 * Amazon SES and AWS End User Messaging SMS: a configuration set of each, and the way by which what became of a
 * message comes back to the queue of messages. Clicks and openings are not followed: they say what a family reads.
 */
export class AmazonMessages extends Construct implements MessageRoute {
  private readonly emailConfigurationSet: string;
  private readonly textConfigurationSet: string;
  private readonly parameters: Extract<MessageParameters, { channel: 'amazon' }>;

  constructor(
    scope: Construct,
    { platform, queues }: Foundations,
    parameters: Extract<MessageParameters, { channel: 'amazon' }>,
  ) {
    super(scope, 'amazon-messages');
    this.parameters = parameters;
    const { name } = platform.environment;
    const topic = this.createTopic(queues.messages, name);
    const emails = new ConfigurationSet(this, 'emails', {
      configurationSetName: `open-door-${name}`,
      // What cannot be carried safely comes back, and somebody rings.
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      reputationMetrics: true,
    });
    emails.addEventDestination('receipts', {
      destination: EventDestination.snsTopic(topic),
      events: [
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
      ],
    });
    this.emailConfigurationSet = emails.configurationSetName;
    const texts = new CfnConfigurationSet(this, 'texts', {
      configurationSetName: `open-door-${name}`,
      eventDestinations: [
        {
          eventDestinationName: 'receipts',
          enabled: true,
          matchingEventTypes: [...textEvents],
          snsDestination: { topicArn: topic.topicArn },
        },
      ],
    });
    // It is refused a topic that it may not publish to yet.
    texts.node.addDependency(topic);
    this.textConfigurationSet = texts.ref;
  }

  get environment() {
    const { emailFrom, textOrigin } = this.parameters;
    return {
      MESSAGE_CHANNEL: 'amazon',
      EMAIL_FROM: emailFrom,
      EMAIL_CONFIGURATION_SET: this.emailConfigurationSet,
      TEXT_ORIGIN: textOrigin,
      TEXT_CONFIGURATION_SET: this.textConfigurationSet,
    };
  }

  /** Sending from our own sender, through our own configuration sets, and nothing else. */
  allowSending(sender: ServiceFunction<'send-messages'>): void {
    const { emailIdentity, emailFrom, textOrigin } = this.parameters;
    const arnOf = (service: string, resource: string, resourceName: string) =>
      Stack.of(this).formatArn({ service, resource, resourceName });
    sender.allow({
      actions: ['ses:SendEmail'],
      resources: [
        arnOf('ses', 'identity', emailIdentity),
        arnOf('ses', 'configuration-set', this.emailConfigurationSet),
      ],
      conditions: { StringEquals: { 'ses:FromAddress': emailFrom } },
    });
    sender.allow({
      actions: ['sms-voice:SendTextMessage'],
      resources: [textOrigin, arnOf('sms-voice', 'configuration-set', this.textConfigurationSet)],
    });
  }

  /** Events name whom a message went to, so they lie encrypted on their way to the queue. */
  private createTopic(receipts: WorkQueue, environment: string): Topic {
    const services = ['ses.amazonaws.com', 'sms-voice.amazonaws.com'].map(
      (service) =>
        new ServicePrincipal(service, {
          conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
        }),
    );
    const key = new Key(this, 'key', {
      description: `Encrypts what became of messages of Open Door ${environment}`,
      enableKeyRotation: true,
    });
    pinLogicalId(key, 'MessageReceiptsKey');
    const topic = new Topic(this, 'receipts', { masterKey: key, enforceSSL: true });
    pinLogicalId(topic, 'MessageReceiptsTopic');
    for (const service of services) {
      key.addToResourcePolicy(
        new PolicyStatement({
          principals: [service],
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
          resources: ['*'],
        }),
      );
      topic.grantPublish(service);
    }
    topic.addSubscription(
      new SqsSubscription(receipts.queue, {
        rawMessageDelivery: true,
        // SES greets a new topic in plain words, which are no work for anybody.
        filterPolicyWithMessageBody: {
          eventType: FilterOrPolicy.filter(
            SubscriptionFilter.stringFilter({ allowlist: [...emailEvents, ...textEvents] }),
          ),
        },
      }),
    );
    return topic;
  }
}
