import {
  allocatedPence,
  cityPool,
  envelopeIdIn,
  type BudgetChange,
  type ConfirmationRefusal,
  type Envelope,
  type EnvelopePlace,
  type ProposalRefusal,
  type WithdrawalRefusal,
} from '#shared/budget/index.ts';
import { formatPounds, sumPence, unreachable } from '#shared/kernel/index.ts';
import type { Fund } from '#shared/programmes/index.ts';
import { localities } from '#shared/reference/index.ts';
import { envelopeInWords, ringFenceInWords } from '#shared/staff-web/index.ts';

/** A change as a line of a list and as the head of its own page. */
export function changeRow(change: BudgetChange) {
  const { changeId, amountPence, proposedBy, proposedAt, state } = change;
  return {
    href: `/staff/budget/changes/${changeId}`,
    what: whatInWords(change),
    amountPence,
    proposedBy,
    proposedAt,
    state: stateWords[state],
    waits: state === 'proposed' || state === 'under-way',
  };
}

const stateWords: Readonly<Record<BudgetChange['state'], { text: string; tone: string }>> = {
  proposed: { text: 'Waits for a second person', tone: 'yellow' },
  'under-way': { text: 'Under way', tone: 'yellow' },
  'carried-out': { text: 'Carried out', tone: 'green' },
  withdrawn: { text: 'Withdrawn', tone: 'grey' },
};

function whatInWords(change: BudgetChange): string {
  if (change.change.kind === 'allocation') return 'Money put in, by share of need';
  const { from, to } = change.change;
  const place = (of: EnvelopePlace) => envelopeInWords(envelopeIdIn(change, of));
  return `${place(from)} → ${place(to)}`;
}

/** What each of a move's two envelopes has available now, and would have afterwards. */
export function moveEffect(
  move: { readonly from: EnvelopePlace; readonly to: EnvelopePlace; readonly amountPence: number },
  window: { readonly programmeId: string; readonly windowId: string },
  envelopes: readonly Envelope[],
) {
  const effectOn = (place: EnvelopePlace, changePence: number) => {
    const envelopeId = envelopeIdIn(window, place);
    const found = envelopes.find((envelope) => envelope.envelopeId === envelopeId);
    const nowPence = found?.balancesPence.available ?? 0;
    return {
      name: envelopeInWords(envelopeId),
      ...{ nowPence, changePence, afterPence: nowPence + changePence },
    };
  };
  return [effectOn(move.from, -move.amountPence), effectOn(move.to, move.amountPence)];
}

/**
 * What moving money out of a ring-fence leaves it with, when that is less than it was planned to have.
 * Nothing refuses it, because the funder may have agreed: both people read it before they say yes.
 */
export function ringFenceWarning(
  programme: Fund,
  move: { readonly from: EnvelopePlace; readonly to: EnvelopePlace; readonly amountPence: number },
  envelopes: readonly Envelope[],
): string | undefined {
  const { ringFence } = move.from;
  if (ringFence === move.to.ringFence) return undefined;
  const allocated = (of: readonly Envelope[]) => sumPence(of.map(allocatedPence));
  const totalPence = allocated(envelopes);
  const left =
    allocated(envelopes.filter((each) => each.ringFence === ringFence)) - move.amountPence;
  const planned = programme.ringFences.find((fence) => fence.ringFence === ringFence)?.share ?? 0;
  if (totalPence === 0 || left / totalPence >= planned) return undefined;
  const share = ((100 * left) / totalPence).toFixed(1);
  return `This takes money out of a ring-fence. ${ringFenceInWords(ringFence)} would be left with ${share} % of the money; they are planned to have at least ${(100 * planned).toFixed(0)} %. Do it only if the funder has agreed.`;
}

/** Every envelope a programme can have, with what is available in it, to choose from. */
export function envelopeOptions(programme: Fund, envelopes: readonly Envelope[]) {
  const codes = [cityPool, ...localities.map(({ code }) => code)];
  return programme.ringFences.flatMap(({ ringFence }) =>
    codes.map((localityCode) => {
      const found = envelopes.find(
        (each) => each.ringFence === ringFence && each.localityCode === localityCode,
      );
      const availablePence = found?.balancesPence.available ?? 0;
      return {
        value: placeValue({ ringFence, localityCode }),
        text: `${envelopeInWords(`::${ringFence}:${localityCode}`)}: ${formatPounds(availablePence)}`,
      };
    }),
  );
}

export function placeValue({ ringFence, localityCode }: EnvelopePlace): string {
  return `${ringFence}:${localityCode}`;
}

/** The envelope a choice names, when the programme has it. */
export function chosenPlace(programme: Fund, value: string): EnvelopePlace | undefined {
  const options = envelopeOptions(programme, []);
  if (!options.some((option) => option.value === value)) return undefined;
  const [ringFence = '', localityCode = ''] = value.split(':');
  return { ringFence, localityCode };
}

type Refusal = ProposalRefusal | ConfirmationRefusal | WithdrawalRefusal;

/** Why a change was not proposed, confirmed or withdrawn, and what to do. */
export function refusalSentence(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'envelope-cannot-carry':
      return `${envelopeInWords(refusal.envelopeId)} has ${formatPounds(refusal.availablePence)} left, and this takes ${formatPounds(refusal.neededPence)}. No money moved.`;
    case 'same-envelope':
      return 'Choose two different envelopes.';
    case 'another-change':
      return 'This page was used for another change. Open the budget and begin again.';
    case 'no-such-change':
      return 'There is no such change.';
    case 'proposed-by-you':
      return 'You proposed this. Ask somebody else who plans the budget to confirm it.';
    case 'decided-already':
      return refusal.state === 'withdrawn'
        ? 'This was withdrawn meanwhile. No money moved.'
        : 'Somebody else has confirmed this already. Nothing was done twice.';
    case 'under-way-or-done':
      return 'This was confirmed meanwhile, so it cannot be withdrawn. Propose the opposite to put it right.';
    case 'changed-by-someone-else':
      return 'Awards were approved from these envelopes all the time. Confirm again: what is done is not done twice.';
    default:
      return unreachable(refusal);
  }
}
