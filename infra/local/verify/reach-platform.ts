import * as z from 'zod';

import { PlatformProblem } from '../platform-problem.ts';
import { tablePageSchema, type PageWanted, type WholeTable } from '../table-routes.ts';
import { bankTotalsSchema, everyPage, type KeptPlatform } from './kept-platform.ts';

const timeSchema = z.object({ now: z.string() });
const providersSchema = z.object({ bank: z.url().optional() });

/**
 * Reaches a running platform on this machine and waits until it is at rest: while it works, what is
 * read first and what is read last would not be of the same moment.
 */
export async function reachPlatform(url: string): Promise<KeptPlatform> {
  const { origin } = new URL(url);
  const settled = await ask(`${origin}/dev/settled`, { method: 'POST' });
  const { now } = timeSchema.parse(settled);
  const providers = providersSchema.parse(await ask(`${origin}/dev/providers`));
  const { bank } = providers;
  return {
    name: origin,
    now,
    bank: bank === undefined ? undefined : bankTotalsSchema.parse(await ask(`${bank}/bacs/totals`)),
    pages: (table) =>
      everyPage(async (wanted) =>
        tablePageSchema.parse(await ask(pageAddress(origin, table, wanted))),
      ),
    close: () => Promise.resolve(),
  };
}

function pageAddress(origin: string, table: WholeTable, wanted: PageWanted): string {
  const { segment, ofSegments, start } = wanted;
  const query = new URLSearchParams({
    ...{ name: table, segment: String(segment), of: String(ofSegments) },
    ...(start === undefined ? {} : { start: JSON.stringify(start) }),
  });
  return `${origin}/dev/table?${query.toString()}`;
}

/** Between two processes of one machine, packing a table up and unpacking it takes longer than moving it. */
const headers = { 'accept-encoding': 'identity' };

async function ask(address: string, init: RequestInit = {}): Promise<unknown> {
  const answer = await fetch(address, { ...init, headers }).catch((cause: unknown) => {
    throw new PlatformProblem(
      `No platform answers at ${new URL(address).origin}: start one with npm start, or name another with --url.`,
      { cause },
    );
  });
  if (!answer.ok) {
    throw new PlatformProblem(
      `${address} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`,
    );
  }
  return answer.json();
}
