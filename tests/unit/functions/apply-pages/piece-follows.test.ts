import { describe, expect, it } from 'vitest';

import { createFindStatus } from '#functions/apply-pages/find-status.ts';
import { en } from '#functions/apply-pages/locales/en/index.ts';
import { createChangePayee, sealCodes, type PayoutChoice } from '#shared/payments/index.ts';
import { buildForm } from '#tests/builders/application-form.ts';
import { matchingKey, openWinter } from '#tests/builders/winter.ts';

/** A family that holds cash codes of £100 and £50, and what its status page says of each of them. */
async function setup() {
  const winter = openWinter('crisis-and-resilience-fund');
  await winter.fund(1_000_00);
  const home = { kind: 'address', line1: '1 Alum Rock Road', postcode: 'B8 3AB' } as const;
  const contact = { ...buildForm().contact, phone: '+447700900123', safeToText: true };
  const id = await winter.approved({ payment: { method: 'cash-out' }, home, contact });
  const provider = winter.pieces('cash-out');
  const listen = async () => {
    for (const report of provider.reports()) {
      await winter.recordPieceOutcomes(sealCodes(report, matchingKey));
    }
  };
  await winter.paidOut('dev', 'cash-out');
  await listen();
  const end = async (piece: 1 | 2, how: 'redeemed' | 'expired' | 'cancelled') => {
    provider.end(`OD${id}01010${piece}`, how);
    await listen();
  };
  const findStatus = createFindStatus({
    ...winter.ports,
    readOutlook: () => Promise.resolve(undefined),
  });
  /** What is said of each piece of the first attempt. */
  const said = async () => {
    const { form } = await winter.application(id);
    const found = await findStatus({
      ...{ reference: id, dateOfBirth: form.dateOfBirth, postcode: home.postcode },
    });
    return found?.pieces.slice(0, 2).map(({ state, follows }) => [state, follows]);
  };
  const mend = (payee: PayoutChoice) =>
    createChangePayee(winter.ports)({
      ...{ applicationId: id, payee, actor: { kind: 'family', id } },
    });
  const approveAgain = () =>
    winter.approveAwards({ applicationIds: [id], staffId: 'chloe', dryRun: false });
  return { ...winter, id, listen, end, said, mend, approveAgain };
}

describe('a family reads of a code that ended', () => {
  it('nothing more while it can be used, or once it was', async () => {
    const { said, end } = await setup();
    expect(await said()).toEqual([
      ['issued', undefined],
      ['issued', undefined],
    ]);
    await end(1, 'redeemed');
    await end(2, 'redeemed');
    expect(await said()).toEqual([
      ['redeemed', undefined],
      ['redeemed', undefined],
    ]);
  });

  it('that it waits for the other codes, and then how to choose again', async () => {
    const { said, end } = await setup();
    await end(1, 'cancelled');
    expect(await said()).toEqual([
      ['cancelled', 'waits-for-others'],
      ['issued', undefined],
    ]);
    await end(2, 'redeemed');
    expect(await said()).toEqual([
      ['cancelled', 'choose'],
      ['redeemed', undefined],
    ]);
  });

  it('that a new one is on its way, made, and at last that it was paid', async () => {
    const { said, end, mend, approveAgain, paidOut, listen, pieces, id } = await setup();
    await end(1, 'expired');
    await end(2, 'expired');
    const both = (follows: string) => [
      ['expired', follows],
      ['expired', follows],
    ];
    await mend({ method: 'cash-out' });
    expect(await said()).toEqual(both('being-checked'));
    await approveAgain();
    expect(await said()).toEqual(both('paying-again'));
    await paidOut('dev', 'cash-out');
    expect(await said()).toEqual(both('new-ordered'));
    await listen();
    expect(await said()).toEqual(both('new-made'));
    for (const piece of ['01', '02']) pieces('cash-out').end(`OD${id}0102${piece}`, 'redeemed');
    await listen();
    expect(await said()).toEqual(both('paid'));
  });

  it('that the money goes into its account when it asked for that instead', async () => {
    const { said, end, mend, approveAgain, paidOut } = await setup();
    await end(1, 'expired');
    await end(2, 'expired');
    await mend({ nameOnAccount: 'N Hussain', sortCode: '200000', accountNumber: '55779911' });
    await approveAgain();
    await paidOut('dev', 'bacs');
    expect((await said())?.[0]).toEqual(['expired', 'to-bank']);
  });

  it('in words that ask it to call nobody when there is nothing to call about', () => {
    const { pieceFollows, pieceState } = en.status;
    for (const words of [...Object.values(pieceFollows), ...Object.values(pieceState)]) {
      expect(words).not.toMatch(/call/i);
    }
  });
});
