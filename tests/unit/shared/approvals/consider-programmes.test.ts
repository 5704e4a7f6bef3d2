import { describe, expect, it } from 'vitest';

import {
  createConsiderProgrammes,
  rankProgrammes,
  type ConsideredProgramme,
} from '#shared/approvals/index.ts';
import { configuredProgrammes } from '#shared/programmes/index.ts';
import { openWinter } from '#tests/builders/winter.ts';

const programme = (
  programmeId: string,
  outcome: ConsideredProgramme['outcome'],
  awardPence: number,
  helps = true,
): ConsideredProgramme => ({ programmeId, windowId: 'w', outcome, awardPence, helps });

const ranked = (...programmes: ConsideredProgramme[]) =>
  rankProgrammes(programmes).map(({ programmeId, verdict, because }) => [
    programmeId,
    verdict,
    because,
  ]);

describe('which programme an application is taken for', () => {
  it('is the only one that is open', () => {
    expect(ranked(programme('a', 'eligible', 100))).toEqual([['a', 'taken', 'only-one-open']]);
  });

  it('is the one whose policy advises for it, however little it gives', () => {
    expect(
      ranked(
        programme('no', 'not-eligible', 300),
        programme('look', 'refer', 200),
        programme('yes', 'eligible', 100),
      ),
    ).toEqual([
      ['yes', 'taken', 'fits-best'],
      ['look', 'fits-too', 'needs-a-look'],
      ['no', 'does-not-fit', 'does-not-seem-to-fit'],
    ]);
  });

  it('is the one that gives the most among those that fit alike', () => {
    expect(ranked(programme('less', 'refer', 100), programme('more', 'refer', 150))).toEqual([
      ['more', 'taken', 'gives-most'],
      ['less', 'fits-too', 'gives-less'],
    ]);
  });

  it('is the first configured when nothing else sets them apart', () => {
    expect(
      ranked(programme('first', 'eligible', 100), programme('second', 'eligible', 100)),
    ).toEqual([
      ['first', 'taken', 'gives-as-much'],
      ['second', 'fits-too', 'gives-the-same'],
    ]);
  });

  it('is the nearest even when none fits, for a person decides', () => {
    expect(ranked(programme('a', 'not-eligible', 100))).toEqual([['a', 'taken', 'nearest']]);
  });

  it('is never one that helps with nothing that was asked for', () => {
    const [only] = rankProgrammes([programme('a', 'eligible', 0, false)]);
    expect(only?.verdict).toBe('does-not-fit');
    expect(ranked(programme('a', 'eligible', 90, false), programme('b', 'refer', 10))).toEqual([
      ['b', 'taken', 'only-one-open'],
      ['a', 'does-not-fit', 'cannot-help'],
    ]);
  });
});

describe('considering the programmes that are open', () => {
  const hsf = configuredProgrammes.byId('household-support-fund');
  const crf = configuredProgrammes.byId('crisis-and-resilience-fund');

  /** An application as it would be in each of two programmes, the one it was made for first. */
  async function setup(changes: Parameters<ReturnType<typeof openWinter>['applied']>[0] = {}) {
    const winter = openWinter();
    const application = await winter.application(await winter.applied(changes));
    if (application.state !== 'submitted') throw new Error(application.state);
    const elsewhere = { programmeId: crf.programmeId, windowId: '2026-2027' };
    const candidates = [
      { programme: hsf, application },
      { programme: crf, application: { ...application, ...elsewhere } },
    ];
    const consider = createConsiderProgrammes();
    return { winter, application, candidates, consider };
  }
  const at = '2026-05-05T09:00:00.000Z';

  it('says the same to whoever sends it, whatever the household was given already', async () => {
    const { winter, application, candidates, consider } = await setup();
    const before = consider(candidates, at);
    expect(before.map(({ programmeId, verdict }) => [programmeId, verdict])).toEqual([
      ['household-support-fund', 'taken'],
      ['crisis-and-resilience-fund', 'fits-too'],
    ]);
    await winter.assessApplication(application.applicationId);
    expect(consider(candidates, at)).toEqual(before);
  });

  it('takes none that cannot pay as the family chose, or helps with nothing it asked for', async () => {
    const { application, consider } = await setup();
    const bankOnly = { ...hsf, payoutMethods: ['bank-transfer' as const] };
    const cash = { ...application.form, payment: { method: 'cash-out' as const } };
    const asks = { programme: bankOnly, application: { ...application, form: cash } };
    expect(consider([asks], at)).toMatchObject([{ verdict: 'does-not-fit' }]);
    const nothing = { programme: hsf, application: { ...application, askedPence: 0 } };
    expect(consider([nothing], at)).toMatchObject([{ verdict: 'does-not-fit' }]);
  });
});
