import * as z from 'zod';

import { PlatformProblem } from '../platform-problem.ts';
import { arrivalHour, instantOf } from './calendar.ts';
import { tablePageSchema } from '../table-routes.ts';
import type { HttpClient } from './http-client.ts';
import { startOwnPlatform, type OwnPlatform } from './own-platform.ts';
import { firstDay } from './winter/index.ts';

export interface PlatformChoice {
  /** Named with --url or --port; undefined looks where npm start puts one. */
  readonly url: string | undefined;
  /** Where a platform of the replay's own answers; 0 is any free port. */
  readonly ownPort: number;
  readonly dataFolder: string;
  /** Told how to stop a platform of the replay's own as soon as there is one to stop. */
  readonly onSpawned: (stop: () => Promise<void>) => void;
}

export interface FoundPlatform extends OwnPlatform {
  readonly own: boolean;
}

const usualUrl = 'http://localhost:3000';
/** A little before the first application, so that there is a morning to prepare in. */
export const winterBegin = `${firstDay}T06:00:00.000Z`;

const clockSchema = z.object({ now: z.iso.datetime() });

/**
 * Finds a running platform whose winter has not begun, or starts one. A clock only goes forwards: a
 * platform that is past the winter's start is refused when it was asked for by name, and left alone
 * when it was only found.
 */
export async function findPlatform(
  client: HttpClient,
  choice: PlatformChoice,
  print: (line: string) => void,
): Promise<FoundPlatform> {
  const url = choice.url ?? usualUrl;
  const trouble = await whyUnfit(client, url);
  if (trouble === undefined) {
    print(`Playing on the platform at ${url}.`);
    return { url, own: false, stop: () => Promise.resolve() };
  }
  const { kind, sentence } = trouble;
  if (kind === 'unfit' && choice.url !== undefined) throw new PlatformProblem(sentence);
  if (kind === 'unfit') print(`${sentence} The replay starts a platform of its own.`);
  print(`Starting a platform with its data in ${choice.dataFolder} …`);
  const own = await startOwnPlatform({
    dataFolder: choice.dataFolder,
    port: choice.ownPort,
    begin: winterBegin,
    onSpawned: choice.onSpawned,
  });
  return { ...own, own: true };
}

type Unfit =
  | { readonly kind: 'nobody-there'; readonly sentence: string }
  | { readonly kind: 'unfit'; readonly sentence: string };

async function whyUnfit(client: HttpClient, url: string): Promise<Unfit | undefined> {
  const unfit = (sentence: string): Unfit => ({ kind: 'unfit', sentence });
  const reply = await client
    .send({ method: 'GET', url: `${url}/dev/clock` })
    .catch(() => undefined);
  if (reply === undefined) return { kind: 'nobody-there', sentence: `Nobody answers at ${url}.` };
  const clock = reply.status === 200 ? clockSchema.safeParse(parsed(reply.body)) : undefined;
  if (clock?.success !== true) return unfit(`What answers at ${url} is not a local platform.`);
  const { now } = clock.data;
  if (Date.parse(now) > instantOf(firstDay, arrivalHour)) {
    return unfit(
      `The platform at ${url} is at ${now.slice(0, 10)}, past the winter’s start on ${firstDay}, and its clock only goes forwards: stop it and let the replay start its own, or start it with npm start -- --fresh --begin ${winterBegin}`,
    );
  }
  const page = await client.send({ method: 'GET', url: `${url}/dev/table?name=records` });
  const { items } = tablePageSchema.parse(parsed(page.body));
  return items.length === 0
    ? undefined
    : unfit(`The platform at ${url} holds records already: start it with --fresh.`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
