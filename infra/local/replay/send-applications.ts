import { setTimeout as after } from 'node:timers/promises';
import * as z from 'zod';

import type { HttpClient } from './http-client.ts';
import { formOf, type PlannedApplication } from './winter/index.ts';

/** What the platform promised to have taken in. */
export interface Accepted {
  readonly applicationId: string;
  readonly connectionRequestId: string | undefined;
}

const answerSchema = z.object({
  applicationId: z.string(),
  connectionRequestId: z.string().optional(),
});

const triesPerApplication = 6;
const firstPauseMs = 100;

export interface SendOptions {
  readonly client: HttpClient;
  readonly platformUrl: string;
  readonly seed: number;
  readonly partnerKeys: ReadonlyMap<string, string>;
  /** How many are under way at once. */
  readonly atOnce: number;
  readonly onAccepted: (planned: PlannedApplication, accepted: Accepted) => void;
}

/** Sends applications in as partners do. Whatever is not answered is sent again under the same key. */
export async function sendApplications(
  applications: readonly PlannedApplication[],
  options: SendOptions,
): Promise<void> {
  const queue = applications[Symbol.iterator]();
  await Promise.all(
    Array.from({ length: options.atOnce }, async () => {
      for (const planned of queue) {
        const body = JSON.stringify(formOf(planned, options.seed));
        // Some systems send the same application twice at the same moment.
        const copies = planned.sentTwice ? 2 : 1;
        const [accepted] = await Promise.all(
          Array.from({ length: copies }, () => sendOne(planned, body, options)),
        );
        if (accepted !== undefined) options.onAccepted(planned, accepted);
      }
    }),
  );
}

async function sendOne(
  planned: PlannedApplication,
  body: string,
  { client, platformUrl, partnerKeys }: SendOptions,
): Promise<Accepted> {
  const { idempotencyKey, partnerId } = planned;
  let last = 'nothing';
  for (let attempt = 0; attempt < triesPerApplication; attempt += 1) {
    if (attempt > 0) await after(firstPauseMs * 2 ** (attempt - 1));
    const reply = await client
      .send({
        method: 'POST',
        url: `${platformUrl}/api/v1/applications`,
        headers: {
          authorization: `Bearer ${partnerKeys.get(partnerId) ?? ''}`,
          'content-type': 'application/json',
          'idempotency-key': idempotencyKey,
        },
        body,
      })
      .catch((error: unknown) => ({ status: 0, body: String(error) }));
    if (reply.status === 200 || reply.status === 201) {
      const { applicationId, connectionRequestId } = answerSchema.parse(JSON.parse(reply.body));
      return { applicationId, connectionRequestId };
    }
    last = `${reply.status} ${reply.body.slice(0, 500)}`;
    // What we sent is wrong, and will be wrong the next time too.
    if (reply.status >= 400 && reply.status < 500 && reply.status !== 429) break;
  }
  throw new Error(`Application ${idempotencyKey} was not taken in: ${last}`);
}
