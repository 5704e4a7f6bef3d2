import { describe, expect, it } from 'vitest';

import type { ApplicationForm } from '#shared/applications/index.ts';
import { done, refused } from '#shared/kernel/index.ts';
import {
  createFinishTask,
  createRecordReceipt,
  createSendMessage,
  messages,
  staffTasks,
} from '#shared/messages/index.ts';
import { createFindRepairLink, sealCodes } from '#shared/payments/index.ts';
import { queues } from '#shared/records/index.ts';
import { gatherRecords, verifyRecords } from '#shared/verification/index.ts';
import { askedMessages } from '#tests/builders/asked-messages.ts';
import { matchingKey, openWinter } from '#tests/builders/winter.ts';
import { createKeptMessages } from '#tests/doubles/kept-messages.ts';
import { noWaiting } from '#tests/doubles/no-waiting.ts';

const serviceOrigin = 'https://open-door.example';
const contact: ApplicationForm['contact'] = {
  phone: '+447700900123',
  safeToText: true,
  safeToLeaveVoicemail: true,
  bestTime: 'any',
};

function setup() {
  const winter = openWinter();
  const { records, clock, ports, memory } = winter;
  const provider = createKeptMessages();
  const sendMessage = createSendMessage({
    ...{ records, commit: ports.commit, clock, matchingKey, serviceOrigin },
    sender: provider,
  });
  let pause = () => Promise.resolve();
  const finishTask = createFinishTask({ records, commit: ports.commit, clock });
  const recordReceipt = createRecordReceipt({
    ...ports,
    waiting: { ...noWaiting, pause: () => pause() },
  });

  const asked = () => askedMessages(memory);

  /** A family that is paid £150 as cash codes, which the provider has made. */
  async function withCodes(changes: Partial<ApplicationForm> = {}) {
    await winter.fund(1_000_00);
    const id = await winter.approved({ payment: { method: 'cash-out' }, contact, ...changes });
    await winter.paidOut('dev', 'cash-out');
    await listen();
    return id;
  }

  async function listen(): Promise<void> {
    for (const report of winter.pieces('cash-out').reports()) {
      const told = await winter.recordPieceOutcomes(sealCodes(report, matchingKey));
      expect(told.ok).toBe(true);
    }
  }

  /** A family whose bank sent its money back. */
  async function withMoneyBack(reasonCode?: 'B' | '2', changes: Partial<ApplicationForm> = {}) {
    await winter.fund(1_000_00);
    const id = await winter.approved({ contact, ...changes });
    const runId = await winter.paidOut();
    const { amountPence } = await winter.payment(id);
    const told = await winter.recordRailOutcomes({
      ...{ reportId: 'R1', submissionId: 'S1', idempotencyKey: runId, kind: 'returns' },
      ...{ processingDate: '2021-12-09', producedAt: clock.now() },
      lines: [
        {
          ...{ reference: `OD${id}0101`, amountPence, outcome: 'returned' },
          ...(reasonCode === undefined ? {} : { reasonCode }),
        },
      ],
    });
    expect(told.ok).toBe(true);
    return id;
  }

  const states = () => memory.ofKind('message').map((item) => messages.parse(item).document.state);
  const openTasks = async () =>
    (await records.queue({ queue: queues.openTasks(), limit: 10 })).items.map(
      (item) => staffTasks.parse(item).document,
    );
  const faults = () => {
    const gather = gatherRecords();
    for (const item of memory.all()) gather.add(item);
    const checks = verifyRecords(gather.gathered, { now: clock.now() });
    return checks.flatMap((check) => check.faults.map(({ sentence }) => sentence));
  };
  return {
    ...{ ...winter, provider, sendMessage, finishTask, recordReceipt, asked, listen },
    ...{ withCodes, withMoneyBack, states, openTasks, faults },
    whilePausing: (meanwhile: () => Promise<unknown>) => {
      pause = async () => {
        await meanwhile();
      };
    },
  };
}

describe('a message with a code', () => {
  it('carries the whole code, and no record of ours does', async () => {
    const { withCodes, asked, sendMessage, provider, memory, faults } = setup();
    await withCodes();
    for (const cause of asked()) expect(await sendMessage(cause)).toEqual(done('sent'));
    expect(provider.sent.map(({ to }) => to)).toEqual([
      { channel: 'text', phone: contact.phone },
      { channel: 'text', phone: contact.phone },
    ]);
    expect(provider.sent[0]?.body).toMatch(
      /^Open Door: your cash code for £100 is CODE-OD\w+\. Use it by 6 January\. Show it at a PayPoint shop or a Post Office\. Did you get it\?/,
    );
    const { code = '' } = provider.sent[0]!.personalisation;
    expect(JSON.stringify(memory.all())).not.toContain(code);
    expect(faults()).toEqual([]);
  });

  it('says neither amount nor what it is to a family that may not be alone', async () => {
    const { withCodes, asked, sendMessage, provider } = setup();
    await withCodes({ contact: { ...contact, safeToLeaveVoicemail: false } });
    await sendMessage(asked()[0]!);
    expect(provider.sent[0]?.body).toMatch(/^\w{5}-\w{5}: CODE-OD\w+\. Good until 6 January\./);
    expect(Object.keys(provider.sent[0]!.personalisation)).not.toContain('amount');
  });

  it('is not sent once the code was used', async () => {
    const { withCodes, asked, sendMessage, provider, pieces, listen } = setup();
    await withCodes();
    const [cause] = asked();
    pieces('cash-out').end(cause!.reference!, 'redeemed');
    await listen();
    expect(await sendMessage(cause!)).toEqual(done('not-needed'));
    expect(provider.sent).toEqual([]);
  });

  it('is sent once, however often it is asked for and however many workers have it', async () => {
    const { withCodes, asked, sendMessage, provider, faults } = setup();
    await withCodes();
    const [cause] = asked();
    const answers = await Promise.all([sendMessage(cause!), sendMessage(cause!)]);
    expect(answers).toContainEqual(done('sent'));
    expect(await sendMessage(cause!)).toEqual(done('known'));
    expect(provider.sent).toHaveLength(1);
    expect(faults()).toEqual([]);
  });

  it('is sent once when the provider took it and its answer was lost', async () => {
    const { withCodes, asked, sendMessage, provider, clock, states, faults } = setup();
    await withCodes();
    const [cause] = asked();
    provider.next('reply-lost');
    await expect(sendMessage(cause!)).rejects.toThrow('socket hang up');
    expect(await sendMessage(cause!)).toEqual(refused({ kind: 'being-sent' }));
    clock.moveOnSeconds(151);
    expect(await sendMessage(cause!)).toEqual(done('sent'));
    expect(provider.sent).toHaveLength(1);
    expect(states()).toEqual(['sent']);
    expect(faults()).toEqual([]);
  });

  it.each([
    ['its answer was lost', 'reply-lost', 'sent', 'sent'],
    ['it never went', 'down', 'not-needed', 'not-needed'],
  ] as const)(
    'ends after its worker died and its code was used, also when %s',
    async (_what, trouble, answer, state) => {
      const { withCodes, asked, sendMessage, provider, clock, ...given } = setup();
      await withCodes();
      const [cause] = asked();
      provider.next(trouble);
      await expect(sendMessage(cause!)).rejects.toThrow();
      given.pieces('cash-out').end(cause!.reference!, 'redeemed');
      await given.listen();
      clock.moveOnSeconds(2 * 3600);
      expect(given.faults().join()).toContain('nobody knows whether it went');
      const answers = await Promise.all([sendMessage(cause!), sendMessage(cause!)]);
      expect(answers).toContainEqual(done(answer));
      expect(await sendMessage(cause!)).toEqual(done('known'));
      expect(provider.sent).toHaveLength(state === 'sent' ? 1 : 0);
      expect(given.states()).toEqual([state]);
      const told = given.events().filter(({ type }) => type.startsWith('message-'));
      expect(told.map(({ type }) => type)).toEqual([`message-${state}`]);
      expect(given.faults().filter((each) => !each.includes('led to no message'))).toEqual([]);
    },
  );

  it('about money that came back ends once the family has mended it', async () => {
    const { withMoneyBack, asked, sendMessage, provider, clock, ...given } = setup();
    const id = await withMoneyBack('B');
    const [cause] = asked();
    provider.next('down');
    await expect(sendMessage(cause!)).rejects.toThrow('503');
    await given.changedPayee(id);
    clock.moveOnSeconds(151);
    expect(await sendMessage(cause!)).toEqual(done('not-needed'));
    const [kept] = given.memory.ofKind('message').map((item) => messages.parse(item).document);
    expect(kept).toMatchObject({ state: 'not-needed', why: 'money-moved-on' });
    expect(given.faults()).toEqual([]);
  });

  it('goes when the provider is there again', async () => {
    const { withCodes, asked, sendMessage, provider, clock } = setup();
    await withCodes();
    const [cause] = asked();
    provider.next('down');
    await expect(sendMessage(cause!)).rejects.toThrow('503');
    clock.moveOnSeconds(151);
    expect(await sendMessage(cause!)).toEqual(done('sent'));
    expect(provider.sent).toHaveLength(1);
  });

  it('becomes a task when the provider will not take it', async () => {
    const { withCodes, asked, sendMessage, provider, states, openTasks, faults } = setup();
    const id = await withCodes();
    provider.next('refused');
    expect(await sendMessage(asked()[0]!)).toEqual(done('left-to-staff'));
    expect(states()).toEqual(['failed']);
    expect(await openTasks()).toMatchObject([
      { applicationId: id, why: 'refused', about: 'voucher-issued' },
    ]);
    expect(faults()).toEqual([]);
  });

  it('becomes a task when nothing the family gave is safe, and that only once', async () => {
    const { withCodes, asked, sendMessage, provider, openTasks, faults } = setup();
    await withCodes({
      contact: { ...contact, safeToText: false, safeToLeaveVoicemail: false },
    });
    expect(await sendMessage(asked()[0]!)).toEqual(done('left-to-staff'));
    expect(await sendMessage(asked()[0]!)).toEqual(done('known'));
    expect(provider.sent).toEqual([]);
    expect(await openTasks()).toMatchObject([{ why: 'no-safe-way' }]);
    expect(faults()).toEqual([]);
  });
});

describe('a message that money came back', () => {
  it('carries a link that opens, for a week', async () => {
    const { withMoneyBack, asked, sendMessage, provider, clock, ports, events, faults } = setup();
    const id = await withMoneyBack('B');
    expect(await sendMessage(asked()[0]!)).toEqual(done('sent'));
    const [, secret = ''] =
      /https:\/\/open-door\.example\/mend\/\w{10}\/(\w{20}) /.exec(provider.sent[0]!.body) ?? [];
    const isOpen = createFindRepairLink(ports);
    expect(await isOpen(id, secret)).toBe(true);
    expect(events().filter(({ type }) => type === 'repair-link-made')).toHaveLength(1);
    expect(faults()).toEqual([]);
    clock.moveOnSeconds(7 * 24 * 3600);
    expect(await isOpen(id, secret)).toBe(false);
  });

  it('holds the same link when it is put together again', async () => {
    const { withMoneyBack, asked, sendMessage, provider, clock, memory, faults } = setup();
    await withMoneyBack('B');
    const [cause] = asked();
    provider.next('down');
    await expect(sendMessage(cause!)).rejects.toThrow('503');
    clock.moveOnSeconds(151);
    expect(await sendMessage(cause!)).toEqual(done('sent'));
    expect(memory.ofKind('repair-link')).toHaveLength(1);
    expect(faults()).toEqual([]);
  });

  it.each([
    ['says that somebody has died', '2'],
    ['gives no reason', undefined],
  ] as const)('is left to a person when the bank %s', async (_what, reasonCode) => {
    const { withMoneyBack, asked, sendMessage, provider, openTasks, memory } = setup();
    await withMoneyBack(reasonCode);
    expect(await sendMessage(asked()[0]!)).toEqual(done('left-to-staff'));
    expect(provider.sent).toEqual([]);
    expect(await openTasks()).toMatchObject([{ why: 'ask-a-person', about: 'payment-returned' }]);
    expect(memory.ofKind('repair-link')).toEqual([]);
  });
});

describe('a message that a code is over', () => {
  it.each([
    ['ran out before it was used', 'expired', 'expired'],
    ['your cash code was stopped', 'expired', 'cancelled'],
    ['your cash code was stopped', 'cancelled', 'redeemed'],
  ] as const)('says that it %s and how to choose again', async (words, first, last) => {
    const { withCodes, asked, sendMessage, provider, pieces, listen, faults } = setup();
    const id = await withCodes();
    pieces('cash-out').end(`OD${id}010101`, first);
    await listen();
    pieces('cash-out').end(`OD${id}010102`, last);
    await listen();
    expect(await sendMessage(asked().at(-1)!)).toEqual(done('sent'));
    const { body } = provider.sent.at(-1)!;
    expect(body).toContain(words);
    expect(body).toContain(last === 'redeemed' ? '£100 is still yours' : '£150 is still yours');
    expect(body).toMatch(/Choose how we pay you: https:\S+\/mend\/\S+ /);
    expect(body).not.toContain('((');
    expect(faults()).toEqual([]);
  });
});

describe('a message that one of two codes was stopped', () => {
  async function withOneStopped(changes: Partial<ApplicationForm> = {}) {
    const all = setup();
    const id = await all.withCodes(changes);
    for (const cause of all.asked()) await all.sendMessage(cause);
    const codes = all.pieces('cash-out');
    codes.end(`OD${id}010102`, 'cancelled');
    await all.listen();
    return { ...all, id, codes, stopped: all.asked().at(-1)! };
  }

  it('names the dead one, says what happens next and whom to call, and goes out once', async () => {
    const { stopped, sendMessage, provider, id, clock, faults } = await withOneStopped();
    expect(await sendMessage(stopped)).toEqual(done('sent'));
    expect(await sendMessage(stopped)).toEqual(done('known'));
    expect(provider.sent).toHaveLength(3);
    const { body, personalisation } = provider.sent.at(-1)!;
    expect(body).toContain('we stopped your cash code that ends in 0102.');
    expect(body).toContain('£50 is still yours.');
    expect(body).toContain('We will write to you then.');
    expect(body).toMatch(/or call 0121 634 7100\.$/);
    expect(personalisation).not.toHaveProperty('code');
    expect(JSON.stringify(provider.sent.at(-1))).not.toContain(`CODE-OD${id}010102`);
    clock.moveOnSeconds(2 * 3600);
    expect(faults()).toEqual([]);
  });

  it('says neither what nor how much when somebody else may read it', async () => {
    const { stopped, sendMessage, provider } = await withOneStopped({
      contact: { ...contact, safeToLeaveVoicemail: false },
    });
    expect(await sendMessage(stopped)).toEqual(done('sent'));
    const { body, personalisation } = provider.sent.at(-1)!;
    expect(body).toContain('the one that ends in 0102 has stopped. We will write again.');
    expect(Object.keys(personalisation).toSorted()).toEqual(
      ['day', 'ending', 'link', 'reference', 'status'].toSorted(),
    );
  });

  it('is left to the message about the whole payment once that is over', async () => {
    const { stopped, sendMessage, provider, codes, listen, id, asked, faults } =
      await withOneStopped();
    codes.end(`OD${id}010101`, 'redeemed');
    await listen();
    expect(await sendMessage(stopped)).toEqual(done('not-needed'));
    expect(await sendMessage(asked().at(-1)!)).toEqual(done('sent'));
    expect(provider.sent.at(-1)?.body).toContain('your cash code was stopped and cannot be used');
    expect(faults()).toEqual([]);
  });

  it('is not sent of one that was never made: nobody holds it', async () => {
    const { fund, approved, paidOut, pieces, listen, asked, sendMessage, provider } = setup();
    await fund(1_000_00);
    await approved({ payment: { method: 'cash-out' }, contact });
    pieces('cash-out').next('partly-refused');
    await paidOut('dev', 'cash-out');
    await listen();
    const stopped = asked().find(({ kind }) => kind === 'voucher-stopped');
    expect(await sendMessage(stopped!)).toEqual(done('not-needed'));
    expect(provider.sent).toEqual([]);
  });

  it('is missed by verify after an hour', async () => {
    const { stopped, sendMessage, clock, faults } = await withOneStopped();
    clock.moveOnSeconds(3600);
    expect(faults()).toEqual([]);
    clock.moveOnSeconds(1);
    expect(faults()).toEqual([expect.stringMatching(/It was stopped at .* no message/) as string]);
    await sendMessage(stopped);
    expect(faults()).toEqual([]);
  });
});

describe('what became of a message', () => {
  async function sentOne() {
    const all = setup();
    await all.withCodes();
    await all.sendMessage(all.asked()[0]!);
    return { ...all, reference: all.provider.sent[0]!.reference };
  }

  it('is recorded once, and only the first word counts', async () => {
    const { recordReceipt, reference, states, openTasks, faults } = await sentOne();
    expect(await recordReceipt({ reference, arrived: true })).toEqual(done('changed'));
    expect(await recordReceipt({ reference, arrived: true })).toEqual(done('known'));
    expect(await recordReceipt({ reference, arrived: false })).toEqual(done('known'));
    expect(states()).toEqual(['delivered']);
    expect(await openTasks()).toEqual([]);
    expect(faults()).toEqual([]);
  });

  it.each([
    ['sent-back', 'bounced'],
    ['unwanted', 'unwanted'],
  ] as const)('is a task when it arrived and was %s afterwards, once', async (afterwards, why) => {
    const { recordReceipt, reference, states, openTasks, faults } = await sentOne();
    const late = { reference, arrived: false, afterwards };
    expect(await recordReceipt({ reference, arrived: true })).toEqual(done('changed'));
    expect(await recordReceipt(late)).toEqual(done('changed'));
    expect(await recordReceipt(late)).toEqual(done('known'));
    expect(await recordReceipt({ reference, arrived: true })).toEqual(done('known'));
    expect(states()).toEqual(['failed']);
    expect(await openTasks()).toMatchObject([{ why, about: 'voucher-issued' }]);
    expect(faults()).toEqual([]);
  });

  it('is a task at once when it was unwanted before anybody said that it had arrived', async () => {
    const { recordReceipt, reference, openTasks, faults } = await sentOne();
    const late = { reference, arrived: false, afterwards: 'unwanted' } as const;
    expect(await recordReceipt(late)).toEqual(done('changed'));
    expect(await recordReceipt({ reference, arrived: true })).toEqual(done('known'));
    expect(await openTasks()).toMatchObject([{ why: 'unwanted' }]);
    expect(faults()).toEqual([]);
  });

  it('is a task for staff when it bounced, until somebody says that it is done', async () => {
    const { recordReceipt, reference, states, openTasks, finishTask, faults } = await sentOne();
    expect(await recordReceipt({ reference, arrived: false })).toEqual(done('changed'));
    expect(states()).toEqual(['failed']);
    const [task] = await openTasks();
    expect(task).toMatchObject({ why: 'bounced', about: 'voucher-issued' });
    const { applicationId, taskId } = task!;
    const finished = await finishTask({ applicationId, taskId, staffId: 'amina' });
    expect(finished.ok).toBe(true);
    expect(await openTasks()).toEqual([]);
    expect(await finishTask({ applicationId, taskId, staffId: 'ben' })).toEqual(
      refused({ kind: 'already-done', by: 'amina' }),
    );
    expect(await finishTask({ applicationId, taskId: 'X', staffId: 'ben' })).toEqual(
      refused({ kind: 'no-such-task' }),
    );
    expect(faults()).toEqual([]);
  });

  it('waits until we noted that the message went', async () => {
    const { provider, withCodes, asked, sendMessage, recordReceipt } = setup();
    await withCodes();
    provider.next('reply-lost');
    await expect(sendMessage(asked()[0]!)).rejects.toThrow();
    const { reference } = provider.sent[0]!;
    expect(await recordReceipt({ reference, arrived: true })).toEqual(
      refused({ kind: 'too-early' }),
    );
  });

  it('is looked for again after a moment, for a provider may be faster than our own note', async () => {
    const { provider, withCodes, asked, sendMessage, recordReceipt, whilePausing, ...given } =
      setup();
    await withCodes();
    const [cause] = asked();
    provider.next('reply-lost');
    await expect(sendMessage(cause!)).rejects.toThrow();
    given.clock.moveOnSeconds(151);
    whilePausing(() => sendMessage(cause!));
    const { reference } = provider.sent[0]!;
    expect(await recordReceipt({ reference, arrived: true })).toEqual(done('changed'));
    expect(given.states()).toEqual(['delivered']);
    expect(given.faults()).toEqual([]);
  });

  it.each(['nonsense', 'ABCDEFGHJK-ABCDEFGHJK'])(
    'is refused for %s, which we never sent',
    async (reference) => {
      const { recordReceipt } = setup();
      expect(await recordReceipt({ reference, arrived: true })).toEqual(
        refused({ kind: 'not-our-message', reference }),
      );
    },
  );

  it('is no message to nobody', async () => {
    const { sendMessage } = setup();
    const cause = {
      kind: 'payment-returned',
      applicationId: 'ABCDEFGHJK',
      causeId: 'E1',
    } as const;
    expect(await sendMessage(cause)).toEqual(
      refused({ kind: 'no-such-application', applicationId: 'ABCDEFGHJK' }),
    );
  });
});
