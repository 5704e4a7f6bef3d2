import {
  connectionRequests,
  connectionRequestSchema,
  handOffs,
  handOffSchema,
  untakenNews,
  untakenNewsSchema,
  type HandOff,
  type UntakenNews,
} from '#shared/family-connect/index.ts';
import { endOfFeedback, feedbacks, feedbackSchema } from '#shared/feedback/index.ts';

import type { GatheredConnection, GatheredFeedback } from './gathered-records.ts';
import { readerOf, type ReadItem } from './read-item.ts';
import { slimConnection } from './slim-records.ts';

/** What families asked or said besides money. */
export function emptyAsked() {
  return {
    connections: new Map<string, GatheredConnection>(),
    handOffs: new Array<{ handOff: HandOff; version: number }>(),
    untakenNews: new Array<UntakenNews>(),
    feedback: new Array<GatheredFeedback>(),
  };
}

export function askedReadersInto(kept: ReturnType<typeof emptyAsked>): Record<string, ReadItem> {
  return {
    [feedbacks.kind]: readerOf(feedbacks, feedbackSchema, (given, version) => {
      const keptUntil = 'removedAt' in given ? undefined : endOfFeedback(given);
      kept.feedback.push({ feedbackId: given.feedbackId, version, keptUntil });
    }),
    [handOffs.kind]: readerOf(handOffs, handOffSchema, (handOff, version) => {
      kept.handOffs.push({ handOff, version });
    }),
    [untakenNews.kind]: readerOf(untakenNews, untakenNewsSchema, (news) => {
      kept.untakenNews.push(news);
    }),
    [connectionRequests.kind]: readerOf(
      connectionRequests,
      connectionRequestSchema,
      (request, version) => {
        kept.connections.set(request.connectionRequestId, slimConnection(request, version));
      },
    ),
  };
}
