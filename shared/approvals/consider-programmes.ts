import type { Considered, ConsiderProgrammes } from '#shared/applications/index.ts';
import { assess, policyInForce, type Outcome } from '#shared/eligibility/index.ts';

import { factsOf } from './facts-of.ts';
import { policyDayOf } from './policy-day.ts';

/** A programme as far as its place among the others is concerned. */
export interface ConsideredProgramme {
  readonly programmeId: string;
  readonly windowId: string;
  /** Whether it helps with anything that was asked for and pays in the way that was chosen. */
  readonly helps: boolean;
  readonly outcome: Outcome;
  readonly awardPence: number;
}

/**
 * *Tell it once*: assesses an application under every programme that is open and says which is taken
 * and why. It advises as an assessment does; a person decides. Nothing is read and nothing is written:
 * whoever sent a form reads the answer, and must not learn from it what another application holds.
 */
export function createConsiderProgrammes({
  policyFor = policyInForce,
}: { readonly policyFor?: typeof policyInForce } = {}): ConsiderProgrammes {
  return function considerProgrammes(candidates, at) {
    return rankProgrammes(
      candidates.map(({ programme, application }) => {
        const policy = policyFor(programme, policyDayOf(programme, application));
        const { outcome, awardPence } = assess(policy, factsOf(application, at, false));
        const helps =
          application.askedPence > 0 &&
          programme.payoutMethods.includes(application.form.payment.method);
        const { programmeId, windowId } = application;
        return { programmeId, windowId, helps, outcome, awardPence };
      }),
    );
  };
}

const outcomeOrder: Readonly<Record<Outcome, number>> = {
  eligible: 0,
  refer: 1,
  'not-eligible': 2,
};

/**
 * The programmes that can help, best first: by what their policy advises, then by what they would
 * give, then in the order they are configured. The first is taken even when its policy advises
 * against it, because a person decides; those that cannot help at all come last and are never taken.
 */
export function rankProgrammes(programmes: readonly ConsideredProgramme[]): readonly Considered[] {
  const helping = programmes
    .filter(({ helps }) => helps)
    .sort(
      (one, other) =>
        outcomeOrder[one.outcome] - outcomeOrder[other.outcome] ||
        other.awardPence - one.awardPence,
    );
  const [best, next] = helping;
  return [
    ...helping.map((each) =>
      said(each, each === best ? takenBecause(each, next) : beaten(each, best)),
    ),
    ...programmes.filter(({ helps }) => !helps).map((each) => said(each, cannotHelp)),
  ];
}

type Reason = Pick<Considered, 'verdict' | 'because'>;

function said({ programmeId, windowId }: ConsideredProgramme, reason: Reason): Considered {
  return { programmeId, windowId, ...reason };
}

const cannotHelp: Reason = { verdict: 'does-not-fit', because: 'cannot-help' };

function takenBecause(best: ConsideredProgramme, next: ConsideredProgramme | undefined): Reason {
  const taken = (because: Reason['because']): Reason => ({ verdict: 'taken', because });
  if (best.outcome === 'not-eligible') return taken('nearest');
  if (next === undefined) return taken('only-one-open');
  if (next.outcome !== best.outcome) return taken('fits-best');
  return taken(next.awardPence < best.awardPence ? 'gives-most' : 'gives-as-much');
}

function beaten(each: ConsideredProgramme, best: ConsideredProgramme | undefined): Reason {
  switch (each.outcome) {
    case 'not-eligible':
      return { verdict: 'does-not-fit', because: 'does-not-seem-to-fit' };
    case 'refer':
      return best?.outcome === 'eligible'
        ? { verdict: 'fits-too', because: 'needs-a-look' }
        : lessOrSame(each, best);
    case 'eligible':
      return lessOrSame(each, best);
  }
}

function lessOrSame(each: ConsideredProgramme, best: ConsideredProgramme | undefined): Reason {
  const same = each.awardPence === best?.awardPence;
  return { verdict: 'fits-too', because: same ? 'gives-the-same' : 'gives-less' };
}
