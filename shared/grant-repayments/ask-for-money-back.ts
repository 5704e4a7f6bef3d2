import {
  done,
  localDate,
  plusCalendarDays,
  refused,
  type Instant,
  type LocalDate,
  type Result,
} from '#shared/kernel/index.ts';

import {
  changeRepayment,
  type NoSuchGrant,
  type PlannedRepayment,
  type RepaymentPorts,
} from './change-repayment.ts';
import {
  aboutRepayment,
  sumsOf,
  type DemandReason,
  type GrantRepayment,
  type RepaymentProposal,
  type WaiverReason,
} from './grant-repayment.ts';
import { mostToAsk, unspentToAsk, type MoneyOfGrant } from './money-of-grant.ts';

/** The terms of a grant give a group so long after we ask (community-grants/terms). */
const daysToGiveBack = 28;

interface AskedOfGrant {
  readonly grantApplicationId: string;
  /** The version that was on the page: nobody asks on top of what they have not seen. */
  readonly version: number;
  readonly amountPence: number;
  readonly words: string;
  readonly staffId: string;
}
export interface AskForMoneyBack extends AskedOfGrant {
  readonly why: DemandReason;
}
export interface LetMoneyGo extends AskedOfGrant {
  readonly why: WaiverReason;
}

export type RepaymentRefusal =
  | NoSuchGrant
  /** Somebody has changed it since the page was read. */
  | { readonly kind: 'changed-meanwhile' }
  /** What was proposed before waits to be decided. */
  | { readonly kind: 'proposal-open' }
  | { readonly kind: 'too-much'; readonly mostPence: number };

/**
 * Asks a group for money. What its own accepted report says was not spent is asked for at once; for anything
 * else another person has to agree first. Pressed twice it is asked once. Refused above what the group was
 * paid and has not been asked for.
 */
export function createAskForMoneyBack(ports: RepaymentPorts) {
  return function askForMoneyBack(
    asked: AskForMoneyBack,
  ): Promise<Result<'asked' | 'proposed', RepaymentRefusal>> {
    const { grantApplicationId, staffId, why, amountPence, words } = asked;
    return changeRepayment<'asked' | 'proposed', RepaymentRefusal>(
      ports,
      { grantApplicationId, actor: { kind: 'staff', id: staffId } },
      (money, at) => {
        const { repayment } = money;
        const last = repayment.demands.at(-1);
        const same = { why, amountPence, words };
        if (money.version === asked.version + 1 && last?.askedBy === staffId && says(last, same)) {
          return done({ answer: 'asked' });
        }
        const isOwnWord = why === 'unspent';
        const mostPence = isOwnWord ? unspentToAsk(money) : mostToAsk(money);
        const open = openTo(money, asked, mostPence);
        if (open === 'repeated') return done({ answer: 'proposed' });
        if (open !== undefined) return refused(open);
        if (!isOwnWord) {
          return done(proposed(repayment, { what: 'demand', ...same }, { staffId, at }));
        }
        return done({ answer: 'asked', ...demanded(repayment, same, { askedBy: staffId, at }) });
      },
    );
  };
}

/** Proposes that a group need not give back so much of what it was asked for. Another person has to confirm it. */
export function createLetMoneyGo(ports: RepaymentPorts) {
  return function letMoneyGo(asked: LetMoneyGo): Promise<Result<'proposed', RepaymentRefusal>> {
    const { grantApplicationId, staffId, why, amountPence, words } = asked;
    return changeRepayment<'proposed', RepaymentRefusal>(
      ports,
      { grantApplicationId, actor: { kind: 'staff', id: staffId } },
      (money, at) => {
        const { repayment } = money;
        const open = openTo(money, asked, sumsOf(repayment).outstandingPence);
        if (open === 'repeated') return done({ answer: 'proposed' });
        if (open !== undefined) return refused(open);
        const waiver = { what: 'waiver', why, amountPence, words } as const;
        return done(proposed(repayment, waiver, { staffId, at }));
      },
    );
  };
}

/** Why nothing can be asked now; `repeated` when just this was proposed by the same person before. */
function openTo(
  { repayment: { proposal }, version }: MoneyOfGrant,
  asked: AskForMoneyBack | LetMoneyGo,
  mostPence: number,
): 'repeated' | RepaymentRefusal | undefined {
  if (proposal !== undefined) {
    const isSame = proposal.proposedBy === asked.staffId && says(proposal, asked);
    return isSame && version === asked.version + 1 ? 'repeated' : { kind: 'proposal-open' };
  }
  if (version !== asked.version) return { kind: 'changed-meanwhile' };
  return asked.amountPence > mostPence ? { kind: 'too-much', mostPence } : undefined;
}

interface Said {
  readonly why: string;
  readonly amountPence: number;
  readonly words: string;
}

function says(one: Said, other: Said): boolean {
  const { why, amountPence, words } = one;
  return why === other.why && amountPence === other.amountPence && words === other.words;
}

type Unsigned<Proposal> = Proposal extends RepaymentProposal
  ? Omit<Proposal, 'proposedBy' | 'proposedAt'>
  : never;

function proposed(
  repayment: GrantRepayment,
  proposal: Unsigned<RepaymentProposal>,
  { staffId, at }: { readonly staffId: string; readonly at: Instant },
): PlannedRepayment<'proposed'> {
  const { what, amountPence } = proposal;
  return {
    answer: 'proposed',
    next: { ...repayment, proposal: { ...proposal, proposedBy: staffId, proposedAt: at } },
    body: {
      type: 'grant-repayment-proposed',
      ...{ ...aboutRepayment(repayment), what, amountPence },
    },
  };
}

/** The demand, and the event that the group is told by. */
export function demanded(
  repayment: GrantRepayment,
  demand: { readonly why: DemandReason; readonly amountPence: number; readonly words: string },
  by: { readonly askedBy: string; readonly at: Instant; readonly proposedBy?: string },
): Pick<PlannedRepayment<never>, 'next' | 'body'> {
  const { askedBy, at, proposedBy } = by;
  const dueOn: LocalDate = plusCalendarDays(localDate(at), daysToGiveBack);
  const { why, amountPence, words } = demand;
  const { proposal: _decided, ...rest } = repayment;
  const asked = {
    ...{ why, amountPence, words, askedBy, askedAt: at, dueOn },
    ...(proposedBy === undefined ? {} : { proposedBy }),
  };
  return {
    next: { ...rest, demands: [...repayment.demands, asked] },
    body: { type: 'grant-repayment-asked', ...aboutRepayment(repayment), amountPence, dueOn },
  };
}
