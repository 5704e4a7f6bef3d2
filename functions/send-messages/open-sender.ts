import { readSecretText } from '#shared/config/index.ts';
import { systemClock } from '#shared/kernel/index.ts';
import type { MessageSender } from '#shared/messages/index.ts';
import { createAmazonSender } from '#shared/messages/amazon.http.ts';
import { createNotifySender } from '#shared/messages/notify.http.ts';

import type { Config } from './config.ts';

/** Twice for each of ten messages, at the worst, within the worker's two minutes. */
const timeoutMs = 5_000;

/** Opens the one way out that the configuration names. */
export async function openSender(config: Config): Promise<MessageSender> {
  switch (config.MESSAGE_CHANNEL) {
    case 'notify':
      return createNotifySender({
        endpoint: config.NOTIFY_ENDPOINT,
        serviceId: config.NOTIFY_SERVICE_ID,
        secret: await readSecretText(config.MESSAGES_SECRET_ARN),
        templates: config.NOTIFY_TEMPLATES,
        timeoutMs,
        clock: systemClock,
      });
    case 'amazon':
      return createAmazonSender({
        emailFrom: config.EMAIL_FROM,
        emailConfigurationSet: config.EMAIL_CONFIGURATION_SET,
        textOrigin: config.TEXT_ORIGIN,
        textConfigurationSet: config.TEXT_CONFIGURATION_SET,
        timeoutMs,
      });
  }
}
