import { describe, expect, it } from 'vitest';

import type { Payee } from '#shared/applications/index.ts';
import { done } from '#shared/kernel/index.ts';
import {
  createCheckPayee,
  payeeChecks,
  type PayeeAnswer,
  type PayeeCheck,
} from '#shared/payee-checks/index.ts';
import { createChangePayee } from '#shared/payments/index.ts';
import { keys, queues } from '#shared/records/index.ts';
import { matchingKey, openWinter } from '#tests/builders/winter.ts';
import { createPayeeBanks } from '#tests/doubles/payee-banks.ts';

const away: PayeeAnswer = { kind: 'no-answer', why: 'unreachable' };
const noMatch: PayeeAnswer = { kind: 'answered', code: 'ANNM' };
const payment = {
  method: 'bank-transfer' as const,
  nameOnAccount: 'N Hussain',
  sortCode: '089999',
  accountNumber: '66374958',
};

function setup() {
  const winter = openWinter();
  const banks = createPayeeBanks();
  const { records, ports, clock } = winter;
  const checkPayee = createCheckPayee({
    ...{ records, commit: ports.commit, clock, payeeSecret: matchingKey },
    confirmPayee: (payee) => banks.confirmPayee(payee),
  });

  async function check(applicationId: string): Promise<PayeeCheck | undefined> {
    return (await payeeChecks.read(records, keys.payeeCheck(applicationId)))?.document;
  }

  async function mend(applicationId: string, change: Partial<Payee>): Promise<void> {
    const { method: _method, ...details } = { ...payment, ...change };
    const changePayee = createChangePayee(ports);
    const actor = { kind: 'family', id: applicationId } as const;
    const mended = await changePayee({ applicationId, payee: details, actor });
    expect(mended).toEqual(done('changed'));
  }

  const told = () => winter.events().filter(({ type }) => type === 'payee-checked');
  const unanswered = () => records.queue({ queue: queues.unansweredPayeeChecks(), limit: 10 });
  return { ...winter, banks, checkPayee, check, mend, told, unanswered };
}

describe('checking a payee', () => {
  it('asks about the account and the name the family gave, and records the answer with its event', async () => {
    const { applied, application, checkPayee, banks, check, told, clock } = setup();
    const id = await applied({ payment });
    const at = clock.now();
    expect(await checkPayee(id)).toEqual(done('checked'));
    const { method: _method, ...payee } = payment;
    expect(banks.asked).toEqual([payee]);
    expect(await check(id)).toEqual({
      state: 'answered',
      applicationId: id,
      payeeVersion: 1,
      accountKey: (await application(id)).matching.account,
      checkedAt: at,
      code: 'MTCH',
    });
    expect(told()).toEqual([
      expect.objectContaining({ applicationId: id, outcome: 'match', ringFence: 'children' }),
    ]);
  });

  it('keeps no name and no number of anybody', async () => {
    const { applied, checkPayee, memory } = setup();
    const id = await applied({ payment });
    const before = new Set(memory.all().map(({ pk, sk }) => `${pk} ${sk}`));
    await checkPayee(id);
    const written = JSON.stringify(memory.all().filter(({ pk, sk }) => !before.has(`${pk} ${sk}`)));
    expect(written).toContain('payee-check');
    expect(written).not.toMatch(/Hussain|66374958|089999/);
  });

  it('asks once however often the message comes', async () => {
    const { applied, checkPayee, banks, memory } = setup();
    const id = await applied({ payment });
    await checkPayee(id);
    const before = memory.all();
    expect(await checkPayee(id)).toEqual(done('already-checked'));
    expect(banks.asked).toHaveLength(1);
    expect(memory.all()).toEqual(before);
  });

  it('records one answer when two workers ask at once', async () => {
    const { applied, checkPayee, told } = setup();
    const id = await applied({ payment });
    const answers = await Promise.all([checkPayee(id), checkPayee(id)]);
    expect(answers.map((answer) => answer.ok && answer.value).sort()).toEqual([
      'already-checked',
      'checked',
    ]);
    expect(told()).toHaveLength(1);
  });

  it('comes late without harm: an approved case keeps its approval', async () => {
    const { fund, assessed, approvedAsItIs, application, checkPayee, banks, check } = setup();
    await fund(1_000_00);
    const id = await approvedAsItIs(await assessed({ payment }));
    const before = await application(id);
    banks.say(noMatch);
    expect(await checkPayee(id)).toEqual(done('checked'));
    expect(await application(id)).toEqual(before);
    expect(await check(id)).toMatchObject({ code: 'ANNM' });
  });

  it('has nothing to ask about a family that needs another way', async () => {
    const { applied, checkPayee, banks, told } = setup();
    const id = await applied({ payment: { method: 'needs-another-way' } });
    expect(await checkPayee(id)).toEqual(done('nothing-to-check'));
    expect(banks.asked).toEqual([]);
    expect(told()).toEqual([]);
  });

  it('refuses an application that there is not', async () => {
    const { checkPayee } = setup();
    expect(await checkPayee('A000000001')).toEqual({
      ok: false,
      failure: { kind: 'no-such-application', applicationId: 'A000000001' },
    });
  });
});

describe('a provider that is away', () => {
  it('is written down once, stands where it is asked again, and leaves there when it answers', async () => {
    const { applied, checkPayee, banks, check, told, unanswered, clock, memory } = setup();
    const id = await applied({ payment });
    banks.say(away);
    expect(await checkPayee(id)).toEqual(done('checked'));
    expect(await check(id)).toMatchObject({ state: 'unanswered', why: 'unreachable' });
    expect((await unanswered()).items).toHaveLength(1);
    const before = memory.all();
    clock.moveOnSeconds(3600);
    expect(await checkPayee(id)).toEqual(done('still-unanswered'));
    expect(memory.all()).toEqual(before);
    banks.say(noMatch);
    expect(await checkPayee(id)).toEqual(done('checked'));
    expect(await check(id)).toMatchObject({ state: 'answered', code: 'ANNM' });
    expect((await unanswered()).items).toEqual([]);
    expect(told()).toMatchObject([{ outcome: 'unavailable' }, { outcome: 'no-match' }]);
  });
});

describe('details that the family mends', () => {
  it('are asked about anew', async () => {
    const { assessed, application, checkPayee, banks, check, mend, told } = setup();
    const id = await assessed({ payment });
    banks.say(noMatch);
    await checkPayee(id);
    await mend(id, { accountNumber: '12345678' });
    banks.say({ kind: 'answered', code: 'MTCH' });
    expect(await checkPayee(id)).toEqual(done('checked'));
    expect(await check(id)).toMatchObject({
      payeeVersion: 2,
      code: 'MTCH',
      accountKey: (await application(id)).matching.account,
    });
    expect(told()).toHaveLength(2);
  });

  it('are asked about anew when only the name is another', async () => {
    const { assessed, checkPayee, banks, check, mend } = setup();
    const id = await assessed({ payment });
    await checkPayee(id);
    await mend(id, { nameOnAccount: 'Mrs N Hussain' });
    expect(await checkPayee(id)).toEqual(done('checked'));
    expect(banks.asked.map(({ nameOnAccount }) => nameOnAccount)).toEqual([
      'N Hussain',
      'Mrs N Hussain',
    ]);
    expect(await check(id)).toMatchObject({ payeeVersion: 2 });
  });

  it('while the bank is asked never get the answer about the old ones', async () => {
    const { assessed, checkPayee, banks, check, mend } = setup();
    const id = await assessed({ payment });
    const { confirmPayee } = banks;
    let mended = false;
    banks.confirmPayee = async (payee) => {
      if (!mended) {
        mended = true;
        await mend(id, { accountNumber: '12345678' });
        return noMatch;
      }
      return confirmPayee(payee);
    };
    expect(await checkPayee(id)).toEqual(done('checked'));
    expect(banks.asked.map(({ accountNumber }) => accountNumber)).toEqual(['12345678']);
    expect(await check(id)).toMatchObject({ payeeVersion: 2, code: 'MTCH' });
  });
});
