import {
  type Actor,
  type Clock,
  type Commit,
  type Instant,
  type Write,
} from '#shared/kernel/index.ts';
import { keys, type Loaded, type RecordReader } from '#shared/records/index.ts';

import {
  allocatedMessage,
  withdrawnMessage,
  type CaseSystemAnswer,
  type CaseSystemMessage,
  type TellCaseSystem,
} from './case-system.ts';
import type { NewsForCaseSystem } from './case-system-news.ts';
import { connectionRequests, type ConnectionRequest } from './connection-request.ts';
import { connectionStep } from './connection-step.ts';
import { toldInVain, untakenNews, type UntakenNews } from './untaken-news.ts';

const system: Actor = { kind: 'system', id: 'tell-case-system' };

export type ToldCaseSystem =
  | { readonly kind: 'taken' }
  /** It was taken before, or there is nothing to tell any more. */
  | { readonly kind: 'nothing-to-tell' }
  /** It stands with what is told again. */
  | { readonly kind: 'not-taken'; readonly news: UntakenNews }
  /** Somebody changed the request meanwhile: look again. */
  | { readonly kind: 'look-again' }
  | { readonly kind: 'no-such-request' };

/**
 * Tells the case-management system that a worker has a family, or that a family stopped its request, and notes
 * with the request that it took it. What it did not take is told again later, twice as long after each time.
 * Nobody is told of a family that is in a file, or has no worker any more; and of one that stopped, whether or not
 * it was told of before, because an answer may have been lost.
 */
export function createTellCaseSystem(ports: {
  readonly records: RecordReader;
  readonly commit: Commit;
  readonly clock: Clock;
  /** Absent where no system listens. */
  readonly tell: TellCaseSystem | undefined;
}) {
  const { records, commit, clock, tell } = ports;
  return async function tellCaseSystem(news: NewsForCaseSystem): Promise<ToldCaseSystem> {
    const { connectionRequestId, newsId } = news;
    const [request, earlier] = await Promise.all([
      connectionRequests.read(records, keys.connection(connectionRequestId)),
      untakenNews.read(records, keys.untakenNews(connectionRequestId, newsId)),
    ]);
    if (request === undefined) return { kind: 'no-such-request' };
    const next = tell === undefined ? undefined : messageOf(request.document, news);
    if (tell === undefined || next === undefined) {
      const over = overWrites(earlier);
      if (over.length === 0) return { kind: 'nothing-to-tell' };
      return (await commit(over)).ok ? { kind: 'nothing-to-tell' } : { kind: 'look-again' };
    }
    const answer = await tell(next.id, next.message);
    const at = clock.now();
    if (answer.kind === 'taken') {
      const writes = [...takenWrites(request, news, at), ...overWrites(earlier)];
      return (await commit(writes)).ok ? { kind: 'taken' } : { kind: 'look-again' };
    }
    return noteInVain(commit, request.document, { news, earlier, answer, at });
  };
}

async function noteInVain(
  commit: Commit,
  { area }: ConnectionRequest,
  told: {
    readonly news: NewsForCaseSystem;
    readonly earlier: Loaded<UntakenNews> | undefined;
    readonly answer: Extract<CaseSystemAnswer, { kind: 'not-taken' }>;
    readonly at: Instant;
  },
): Promise<ToldCaseSystem> {
  const { news, earlier, answer, at } = told;
  const about = { ...news, localityCode: area.localityCode };
  const next = toldInVain(earlier?.document, about, answer, at);
  const committed = await commit([
    earlier === undefined ? untakenNews.create(next) : untakenNews.replace(next, earlier.version),
  ]);
  return committed.ok ? { kind: 'not-taken', news: next } : { kind: 'look-again' };
}

/**
 * What there is to tell, as the request stands now, and under which id. Of a family that stopped, news that a
 * worker has it may have overtaken the news that it stopped: that is told once more, under an id of its own.
 */
function messageOf(
  request: ConnectionRequest,
  { news, newsId }: NewsForCaseSystem,
): { readonly id: string; readonly message: CaseSystemMessage } | undefined {
  if (request.caseSystem?.newsId === newsId) return undefined;
  if (request.state === 'withdrawn') {
    if (request.allocatedAt === undefined) return undefined;
    const id = news === 'withdrawn' ? newsId : `${newsId}-stopped`;
    return { id, message: withdrawnMessage(request) };
  }
  const isToTell =
    news === 'allocated' && request.state === 'allocated' && request.handOff === undefined;
  return isToTell ? { id: newsId, message: allocatedMessage(request) } : undefined;
}

function takenWrites(
  { document, version }: Loaded<ConnectionRequest>,
  { newsId }: NewsForCaseSystem,
  at: Instant,
): Write[] {
  const { connectionRequestId, area } = document;
  const news = document.state === 'withdrawn' ? 'withdrawn' : 'allocated';
  const times = (document.caseSystem?.times ?? 0) + 1;
  return connectionStep(
    { document: { ...document, caseSystem: { newsId, news, at, times } }, version },
    { type: 'connection-told-to-case-system', connectionRequestId, area, news, newsId },
    { at, actor: system },
  );
}

/** It is not told again. */
function overWrites(earlier: Loaded<UntakenNews> | undefined): Write[] {
  if (earlier?.document.dueAt === undefined) return [];
  const { dueAt: _due, ...rest } = earlier.document;
  return [untakenNews.replace(rest, earlier.version)];
}
