import type { MessageChannel } from '../environments.ts';
import { address, type AddParameter } from './add-parameter.ts';

/** What is asked about whoever takes our messages; nothing is asked about the one that was not chosen. */
export type MessageParameters =
  | {
      readonly channel: 'notify';
      /** GOV.UK Notify, or whoever speaks as it does. */
      readonly endpoint: string;
      readonly serviceId: string;
      /** The ids of our templates there, as JSON. */
      readonly templates: string;
    }
  | {
      readonly channel: 'amazon';
      /** The domain or address that SES knows to be ours. */
      readonly emailIdentity: string;
      readonly emailFrom: string;
      /** The ARN of what texts come from. */
      readonly textOrigin: string;
    };

export function addMessageParameters(
  add: AddParameter,
  channel: MessageChannel,
): MessageParameters {
  switch (channel) {
    case 'notify':
      return {
        channel,
        endpoint: add(
          'NotifyEndpoint',
          'The address of GOV.UK Notify',
          address,
          'https://api.notifications.service.gov.uk',
        ),
        serviceId: add(
          'NotifyServiceId',
          'The id of our service at GOV.UK Notify',
          '^[0-9a-f-]{36}$',
        ),
        templates: add(
          'NotifyTemplates',
          'The ids of our message templates at GOV.UK Notify: JSON, by the name of the template',
          '^\\{.*\\}$',
        ),
      };
    case 'amazon':
      return {
        channel,
        emailIdentity: add(
          'EmailIdentity',
          'The domain or address that Amazon SES has verified for us',
          '^[^*/\\s]+$',
        ),
        emailFrom: add(
          'EmailFrom',
          'The address that emails come from, of that identity',
          '^[^@\\s]+@[^@\\s]+$',
        ),
        textOrigin: add(
          'TextOrigin',
          'The ARN of the number, sender ID or pool that texts come from',
          '^arn:aws:sms-voice:[a-z0-9-]+:[0-9]{12}:(phone-number|sender-id|pool)/[^*]+$',
        ),
      };
  }
}
