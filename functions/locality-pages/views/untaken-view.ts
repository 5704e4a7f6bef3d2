import { untakenNews, type UntakenNews } from '#shared/family-connect/index.ts';
import { unreachable } from '#shared/kernel/index.ts';
import { queueItems, queues, type RecordReader } from '#shared/records/index.ts';

import { cityCode, type Place } from '../place.ts';

/** While a system is away, as many are looked at as a file is made from. */
const lookedAt = 3_000;

/** What the case-management system did not take of a place, and is told again. */
export async function readUntaken(
  records: RecordReader,
  { code }: Place,
): Promise<readonly UntakenNews[]> {
  const untaken: UntakenNews[] = [];
  for await (const item of queueItems(records, queues.untakenNews(), lookedAt)) {
    const { document } = untakenNews.parse(item);
    if (code === cityCode || document.localityCode === code) untaken.push(document);
  }
  return untaken;
}

/** It in one sentence; undefined when everything was taken. */
export function untakenView(untaken: readonly UntakenNews[]) {
  const [last] = [...untaken].sort((a, b) => (a.lastToldAt < b.lastToldAt ? 1 : -1));
  if (last === undefined) return undefined;
  const families = untaken.filter(({ news }) => news === 'allocated').length;
  const stopped = untaken.length - families;
  const what = [
    ...(families === 0 ? [] : [families === 1 ? '1 family' : `${families} families`]),
    ...(stopped === 0
      ? []
      : [`that ${stopped === 1 ? '1 family' : `${stopped} families`} stopped`]),
  ].join(', and ');
  return { what, families, why: whyInWords(last), lastAt: last.lastToldAt };
}

function whyInWords({ why, status }: UntakenNews): string {
  switch (why) {
    case 'timed-out':
      return 'it did not answer in time';
    case 'unreachable':
      return 'it could not be reached';
    case 'refused':
      return `it answered ${status ?? 'with an error'}`;
    default:
      return unreachable(why);
  }
}
