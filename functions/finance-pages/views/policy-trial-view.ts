import { formatPounds } from '#shared/kernel/index.ts';
import type {
  Drawn,
  EnvelopeTrial,
  PolicyTrial,
  TrialFigures,
  TrialGroup,
} from '#shared/policy-trials/index.ts';
import type { Programme } from '#shared/programmes/index.ts';
import { localities, needShare } from '#shared/reference/index.ts';
import {
  bandOf,
  discloseCount,
  disclosePence,
  withheldRows,
  type Figure,
} from '#shared/reporting/index.ts';
import { formatDay } from '#shared/web/index.ts';
import { drawBarsOfShare } from '#shared/reporting/drawings/index.ts';
import { envelopeInWords, trialGroupInWords, trialRowInWords } from '#shared/staff-web/index.ts';

import { shortFingerprint } from '../policy-now.ts';

/** A trial as its page shows it: exact for whoever may see the cases, rounded to be passed on. */
export function policyTrialView(
  programme: Programme,
  trial: PolicyTrial,
  { rounded }: { readonly rounded: boolean },
) {
  const { all, groups, envelopes, notRepeated, cautions, inForce, candidate } = trial;
  const columns = rounded ? roundedColumns : exactColumns;
  return {
    ...{ cautions, notRepeated },
    inForce: { version: inForce.version, fingerprint: shortFingerprint(inForce.fingerprint) },
    candidate: { version: candidate.version, fingerprint: shortFingerprint(candidate.fingerprint) },
    all: columns([all])[0],
    changePence: changeInWords(all, rounded),
    newly: {
      helped: count(rounded ? discloseCount(all.newlyHelped) : all.newlyHelped),
      leftOut: count(rounded ? discloseCount(all.noLongerHelped) : all.noLongerHelped),
      referred: count(rounded ? discloseCount(all.newlyReferred) : all.newlyReferred),
    },
    groups: groups.map(({ dimension, rows }) => ({
      name: trialGroupInWords(dimension),
      rows: columns(rows).map((cells, place) => ({
        name: trialRowInWords(dimension, rows[place]?.key ?? ''),
        ...cells,
      })),
    })),
    drawings: [
      barsOf(programme, groups, { id: 'now', rounded, of: 'now' }),
      barsOf(programme, groups, { id: 'then', rounded, of: 'then' }),
    ],
    // What an envelope of a few households has left says what each of them had.
    envelopes: rounded ? [] : envelopes.map(envelopeRow),
  };
}

interface Cells {
  readonly households: string;
  readonly awardsNow: string;
  readonly awardsThen: string;
  readonly costNow: string;
  readonly costThen: string;
  readonly gain: string;
  readonly gained: string;
  readonly lose: string;
  readonly lost: string;
}

function exactColumns(rows: readonly TrialFigures[]): readonly Cells[] {
  return rows.map((row) => ({
    households: count(row.households),
    awardsNow: count(row.awardsNow),
    awardsThen: count(row.awardsThen),
    costNow: wholePounds(row.costNowPence),
    costThen: wholePounds(row.costThenPence),
    gain: count(row.gain),
    gained: wholePounds(row.gainedPence),
    lose: count(row.lose),
    lost: wholePounds(row.lostPence),
  }));
}

/**
 * The same by the rules for figures that leave: counts of 1–7 withheld, with a companion where one
 * alone could be worked out, others to the nearest 5, money to the nearest £50.
 */
function roundedColumns(rows: readonly TrialFigures[]): readonly Cells[] {
  const hidden = (of: (row: TrialFigures) => number) =>
    withheldRows(rows.map((row) => ({ count: of(row), mayKnow: false })));
  const households = hidden((row) => row.households);
  const awardsNow = hidden((row) => row.awardsNow);
  const awardsThen = hidden((row) => row.awardsThen);
  const gain = hidden((row) => row.gain);
  const lose = hidden((row) => row.lose);
  const orMark = (isHidden: boolean | undefined, shown: string) =>
    isHidden === true ? '*' : shown;
  return rows.map((row, place) => ({
    households: orMark(households[place], count(discloseCount(row.households))),
    awardsNow: orMark(awardsNow[place], count(discloseCount(row.awardsNow))),
    awardsThen: orMark(awardsThen[place], count(discloseCount(row.awardsThen))),
    costNow: orMark(awardsNow[place], wholePounds(disclosePence(row.costNowPence, row.awardsNow))),
    costThen: orMark(
      awardsThen[place],
      wholePounds(disclosePence(row.costThenPence, row.awardsThen)),
    ),
    gain: orMark(gain[place], count(discloseCount(row.gain))),
    gained: orMark(gain[place], wholePounds(disclosePence(row.gainedPence, row.gain))),
    lose: orMark(lose[place], count(discloseCount(row.lose))),
    lost: orMark(lose[place], wholePounds(disclosePence(row.lostPence, row.lose))),
  }));
}

function changeInWords(all: TrialFigures, rounded: boolean): string {
  const change = all.costThenPence - all.costNowPence;
  if (change === 0) return 'The same as now';
  const amount = wholePounds(
    rounded ? disclosePence(Math.abs(change), all.gain + all.lose) : Math.abs(change),
  );
  return `${amount} ${change > 0 ? 'more' : 'less'} than now`;
}

/** Each locality's share of the money beside its share of need, now or under the policy that is tried. */
function barsOf(
  programme: Programme,
  groups: readonly TrialGroup[],
  {
    id,
    rounded,
    of,
  }: { readonly id: string; readonly rounded: boolean; readonly of: 'now' | 'then' },
) {
  const rows = groups.find(({ dimension }) => dimension === 'locality')?.rows ?? [];
  const ten = localities.flatMap(({ code, name }) => {
    const row = rows.find(({ key }) => key === code);
    if (row === undefined) return [];
    return [
      of === 'now'
        ? { code, name, costPence: row.costNowPence, awards: row.awardsNow }
        : { code, name, costPence: row.costThenPence, awards: row.awardsThen },
    ];
  });
  const spent = ten.reduce((sum, { costPence }) => sum + costPence, 0);
  const shares = needShare(programme.vintage);
  const withheld = rounded
    ? withheldRows(ten.map(({ awards }) => ({ count: awards, mayKnow: false })))
    : [];
  const title = of === 'now' ? 'Money and need now' : 'Money and need under the policy tried';
  const svg = drawBarsOfShare({
    ...{ id, title },
    description: `Two bars for each of the ten localities: its share of the money and its share of need. The tables below have the amounts.`,
    spendWords: 'Share of the money awarded',
    needWords: 'Share of need',
    rows: ten.map(({ code, name, costPence }, place) => {
      const share = shares.get(code) ?? 0;
      if (spent === 0)
        return { ...barOf(name, share), spendShare: undefined, gapPoints: undefined };
      if (withheld[place] === true) return barOf(name, share);
      const spendShare = costPence / spent;
      return {
        ...{ name, needShare: share, spendShare, gapPoints: (spendShare - share) * 100 },
        outside: share > 0 && bandOf(spendShare / share) !== 'in-parity',
      };
    }),
  });
  return { title, svg };
}

function barOf(name: string, share: number) {
  const withheld = 'withheld' as const;
  return { name, needShare: share, spendShare: withheld, gapPoints: withheld, outside: false };
}

function envelopeRow({ envelopeId, windowId, allocatedPence, now, then }: EnvelopeTrial) {
  return {
    ...{ name: envelopeInWords(envelopeId), windowId },
    allocated: wholePounds(allocatedPence),
    dryNow: dayOrNever(now),
    dryThen: dayOrNever(then),
    unmetNow: count(now.unmet),
    unmetThen: count(then.unmet),
    leftNow: wholePounds(now.leftPence),
    leftThen: wholePounds(then.leftPence),
  };
}

function dayOrNever({ dryOn }: Drawn): string {
  return dryOn === undefined ? 'never' : formatDay(dryOn);
}

function count(value: Figure): string {
  return value === 'withheld' ? '*' : value.toLocaleString('en-GB');
}

/** Tables of thousands of awards are not read to the penny. */
function wholePounds(value: Figure): string {
  return value === 'withheld' ? '*' : formatPounds(Math.round(value / 100) * 100);
}
