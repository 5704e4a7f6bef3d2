import * as z from 'zod';

import { PlatformProblem } from '../platform-problem.ts';
import type { HttpClient } from './http-client.ts';

/** What only this machine can ask of its platform: its clock, its faults, its rest. */
export interface PlatformRemote {
  readonly url: string;
  /** Milliseconds since 1970, in the platform's time. */
  readonly now: () => Promise<number>;
  /** Winds the clock forwards to an instant; does nothing when it is there already. */
  readonly windTo: (instantMs: number) => Promise<void>;
  /** Resolves when nothing more happens until the clock is wound; what failed may wait hidden. */
  readonly settled: () => Promise<void>;
  /** Whether messages wait in any queue, hidden or not. */
  readonly messagesWait: () => Promise<boolean>;
  readonly setFaults: (faults: object) => Promise<void>;
  readonly setBankFaults: (faults: object) => Promise<void>;
  readonly partnerKey: (partnerId: string) => Promise<string>;
}

const timeSchema = z.object({ now: z.iso.datetime() });
const providersSchema = z.object({ bank: z.url() });
const keySchema = z.object({ key: z.string() });
const depthsSchema = z.record(
  z.string(),
  z.looseObject({ visible: z.number(), inFlight: z.number(), delayed: z.number().default(0) }),
);

export function reachRemote(client: HttpClient, url: string): PlatformRemote {
  async function ask(method: 'GET' | 'POST', address: string, body?: object): Promise<unknown> {
    const reply = await client.send({
      method,
      url: address,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (reply.status !== 200) {
      throw new PlatformProblem(`${address} answered ${reply.status}: ${reply.body.slice(0, 300)}`);
    }
    return JSON.parse(reply.body);
  }

  const dev = (path: string) => `${url}/dev/${path}`;
  const now = async () => Date.parse(timeSchema.parse(await ask('GET', dev('clock'))).now);
  return {
    url,
    now,
    async windTo(instantMs) {
      if (instantMs <= (await now())) return;
      await ask('POST', dev('clock'), { to: new Date(instantMs).toISOString() });
    },
    async settled() {
      await ask('POST', dev('settled'));
    },
    async messagesWait() {
      const depths = depthsSchema.parse(await ask('GET', dev('depths')));
      return Object.values(depths).some(
        ({ visible, inFlight, delayed }) => visible + inFlight + delayed > 0,
      );
    },
    async setFaults(faults) {
      await ask('POST', dev('faults'), faults);
    },
    async setBankFaults(faults) {
      // A platform that was started again has its bank at another address.
      const { bank } = providersSchema.parse(await ask('GET', dev('providers')));
      await ask('POST', `${bank}/faults`, faults);
    },
    async partnerKey(partnerId) {
      return keySchema.parse(await ask('GET', dev(`partner-key?partner=${partnerId}`))).key;
    },
  };
}
