import { done, invariant, refused, type Instant, type Result } from '#shared/kernel/index.ts';

import {
  changeOwnApplication,
  type GrantPorts,
  type NoSuchApplication,
} from './change-application.ts';
import {
  sectionsSchema,
  type Entered,
  type GrantApplication,
  type GroupPerson,
  personIn,
} from './grant-application.ts';
import { outsideLimits, roundState } from './round.ts';
import { roundOf } from './rounds.ts';
import type { SectionName } from './sections.ts';

export interface SaveSection {
  readonly grantApplicationId: string;
  readonly personId: string;
  readonly section: SectionName;
  /** What was typed. */
  readonly entered: Entered;
  /** What it means, when whoever saves says that the section is completed; it parses with the section's schema. */
  readonly answers?: unknown;
  /** The revision that whoever saves began from: 0 for a section that nobody had saved. */
  readonly revision: number;
}

/** Somebody else saved the section meanwhile: who, when, and what they typed, so that nothing is lost. */
export interface SavedMeanwhile {
  readonly kind: 'saved-meanwhile';
  readonly by: GroupPerson | undefined;
  readonly at: Instant;
  readonly revision: number;
  readonly entered: Entered;
}

export type SaveRefusal =
  | SavedMeanwhile
  /** It is with us, or was taken back. */
  | { readonly kind: 'not-open-to-change'; readonly state: 'submitted' | 'withdrawn' }
  | { readonly kind: 'round-not-open' }
  | NoSuchApplication;

export interface Saved {
  readonly revision: number;
  /** How many confirmations do not count any more, because something changed after them. */
  readonly voidedConfirmations: number;
}

/**
 * Keeps a section. Another's changes to the same section are never overwritten unseen, and theirs to other
 * sections never stand in the way. What waits for its confirmations goes back to the group: whoever
 * confirmed read something else.
 */
export function createSaveSection(ports: GrantPorts) {
  return function saveSection(request: SaveSection): Promise<Result<Saved, SaveRefusal>> {
    return changeOwnApplication<Saved, SaveRefusal>(ports, request, (found, at) => {
      if (found.state === 'removed') return refused({ kind: 'no-such-application' });
      if (found.state === 'submitted' || found.state === 'withdrawn') {
        return refused({ kind: 'not-open-to-change', state: found.state });
      }
      if (roundState(roundOf(found), at) !== 'open') return refused({ kind: 'round-not-open' });
      const there = found.sections[request.section];
      const revision = (there?.revision ?? 0) + 1;
      if (there !== undefined && there.revision !== request.revision) {
        return isRepeated(there, request)
          ? done({ answer: { revision: there.revision, voidedConfirmations: 0 } })
          : refused({
              kind: 'saved-meanwhile',
              by: personIn(found, there.savedBy),
              ...{ at: there.savedAt, revision: there.revision, entered: there.entered },
            });
      }
      const { next, voidedConfirmations } = withSection(found, request, revision, at);
      const { grantApplicationId, section } = request;
      return done({
        answer: { revision, voidedConfirmations },
        next,
        body: {
          type: 'grant-application-changed',
          ...{ grantApplicationId, section, voidedConfirmations },
          completed: request.answers !== undefined,
        },
      });
    });
  };
}

type Kept = NonNullable<GrantApplication['sections'][SectionName]>;

/** A button pressed twice: what is there is what is sent. */
function isRepeated(there: Kept, { entered, personId, revision, answers }: SaveSection): boolean {
  return (
    there.revision === revision + 1 &&
    there.savedBy === personId &&
    (there.answers === undefined) === (answers === undefined) &&
    JSON.stringify(sorted(there.entered)) === JSON.stringify(sorted(entered))
  );
}

function sorted(entered: Entered) {
  return Object.entries(entered).sort(([a], [b]) => a.localeCompare(b));
}

function withSection(
  found: Extract<GrantApplication, { state: 'draft' | 'awaiting-confirmation' }>,
  { section, entered, answers, personId }: SaveSection,
  revision: number,
  at: Instant,
): { readonly next: GrantApplication; readonly voidedConfirmations: number } {
  const kept = { revision, savedAt: at, savedBy: personId, entered };
  const sections = sectionsSchema.parse({
    ...found.sections,
    [section]: answers === undefined ? kept : { ...kept, answers },
  });
  const asked = sections.budget?.answers?.askedPence;
  const outside = asked === undefined ? undefined : outsideLimits(roundOf(found), asked);
  invariant(outside === undefined, `A budget outside the limits of its round: ${outside ?? ''}`);
  if (found.state === 'draft') return { next: { ...found, sections }, voidedConfirmations: 0 };
  const { sentAt: _at, sentBy: _by, asked: _asked, confirmations, ...rest } = found;
  return {
    next: { ...rest, state: 'draft', sections },
    voidedConfirmations: confirmations.length,
  };
}
