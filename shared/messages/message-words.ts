import type { PieceRailName } from '#shared/payments/index.ts';

import type { MessageKind, VisitMessageKind } from './message-kinds.ts';

/**
 * The words of every message in one language. A change in any of them goes with a higher
 * `messageVersion`, because what was sent keeps the version it was sent with.
 */
export interface MessageWords {
  readonly kinds: Readonly<Record<MessageKind, KindWords>>;
  readonly discreetSubject: string;
  readonly visit: Readonly<Record<VisitMessageKind, VisitWords>>;
  readonly pieces: Readonly<Record<PieceRailName, { readonly what: string; readonly how: string }>>;
}

interface KindWords {
  readonly subject: string;
  readonly plain: readonly [first: string, second: string];
  readonly discreet: string;
}

interface VisitWords {
  readonly subject: string;
  readonly discreet: string;
}
