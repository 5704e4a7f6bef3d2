import { describe, expect, test } from 'vitest';

import { createFindStatus } from '#functions/apply-pages/find-status.ts';
import {
  createAnswerReceipt,
  isReceiptLink,
  receiptLinkToken,
  staffTasks,
} from '#shared/messages/index.ts';
import { createResendCodes, sealCodes } from '#shared/payments/index.ts';
import { matchingKey, openWinter } from '#tests/builders/winter.ts';
import { builtTemplates } from '#tests/doubles/built-pages.ts';
import { createFamilySite } from '#tests/doubles/family-site.ts';
import { createPageVisitor } from '#tests/doubles/page-visitor.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';
import { recordFaults } from '#tests/doubles/record-faults.ts';

const born = { 'dateOfBirth-day': '12', 'dateOfBirth-month': '4', 'dateOfBirth-year': '1990' };

/** A family that was sent two cash codes, and the pages it opens. */
async function setup() {
  const winter = openWinter('crisis-and-resilience-fund');
  await winter.fund(1_000_00);
  const id = await winter.approved({ payment: { method: 'cash-out' } });
  await winter.paidOut('dev', 'cash-out');
  for (const report of winter.pieces('cash-out').reports()) {
    await winter.recordPieceOutcomes(sealCodes(report, matchingKey));
  }
  const family = createFamilySite(
    { templates: builtTemplates('functions/apply-pages/templates'), assets: plainAssets },
    {
      findStatus: createFindStatus({
        ...winter.ports,
        readOutlook: () => Promise.resolve(undefined),
      }),
      answerReceipt: createAnswerReceipt(winter.ports),
      isReceiptLink: (applicationId, token) => isReceiptLink(applicationId, token, matchingKey),
      resendCodes: createResendCodes(winter.ports),
    },
  );
  const visitor = createPageVisitor(family.site);
  const link = `/status/received/${id}/${receiptLinkToken(id, matchingKey)}`;
  const said = (type: string) => winter.events().filter((event) => event.type === type).length;
  async function throughTheDoor(): Promise<string> {
    await visitor.see('/status');
    await visitor.send('/status', { reference: id, ...born, postcode: 'B8 3BB' });
    return (await visitor.see('/status/application')).body;
  }
  return { ...winter, id, visitor, link, said, throughTheDoor };
}

describe('the link in a message with a code', { timeout: 60_000 }, () => {
  test('asks, and changes nothing by being looked at', async () => {
    const { visitor, link, said } = await setup();
    const { body } = await visitor.see(link);
    expect(body).toContain('Yes, I have it');
    expect(said('receipt-confirmed') + said('receipt-denied')).toBe(0);
  });

  test('takes a yes in one tap', async () => {
    const { visitor, link, said, memory, clock } = await setup();
    await visitor.see(link);
    const { body } = await visitor.send(link, { arrived: 'yes' });
    expect(body).toContain('You told us that it reached you');
    expect(said('receipt-confirmed')).toBe(1);
    expect(recordFaults(memory.all(), clock.now())).toEqual([]);
  });

  test('makes a no a task for staff', async () => {
    const { visitor, link, id, memory } = await setup();
    await visitor.see(link);
    expect((await visitor.send(link, { arrived: 'no' })).body).toContain('calls you');
    expect(
      memory.ofKind('staff-task').map((item) => staffTasks.parse(item).document),
    ).toMatchObject([{ applicationId: id, why: 'says-not-received' }]);
  });

  test('opens for nobody else', async () => {
    const { visitor, id, said } = await setup();
    await visitor.see('/status');
    for (const path of [`/status/received/${id}/ABCDEFGHJK`, '/status/received/x/y']) {
      expect((await visitor.see(path)).statusCode).toBe(410);
      expect((await visitor.send(path, { arrived: 'no' })).statusCode).toBe(410);
    }
    expect(said('receipt-denied')).toBe(0);
  });
});

describe('the status page of a family that holds codes', { timeout: 60_000 }, () => {
  test('takes whether they came, and then says so', async () => {
    const { visitor, throughTheDoor, said } = await setup();
    expect(await throughTheDoor()).toContain('Did it reach you?');
    await visitor.send('/status/received', { arrived: 'yes' });
    const { body } = await visitor.see('/status/application');
    expect(body).toContain('You told us that it reached you');
    expect(body).not.toContain('Did it reach you?');
    expect(said('receipt-confirmed')).toBe(1);
  });

  test('sends the codes again, and says when it does not any more', async () => {
    const { visitor, throughTheDoor, said } = await setup();
    expect(await throughTheDoor()).toContain('Send me my codes again');
    const answer = await visitor.send('/status/codes', {});
    expect(answer.headers['location']).toBe('/status/application?codes=sent');
    expect((await visitor.see('/status/application?codes=sent')).body).toContain(
      'We send your codes again',
    );
    expect(said('voucher-code-asked-again')).toBe(2);
    for (let time = 2; time <= 5; time += 1) {
      await visitor.send('/status/codes', {});
      await visitor.see('/status/application');
    }
    const last = await visitor.send('/status/codes', {});
    expect(last.headers['location']).toBe('/status/application?codes=nothing-to-send');
    expect(said('voucher-code-asked-again')).toBe(10);
  });

  test('lets nobody ask who did not come through its door', async () => {
    const { visitor, said } = await setup();
    await visitor.see('/status');
    for (const path of ['/status/codes', '/status/received']) {
      expect((await visitor.send(path, { arrived: 'no' })).headers['location']).toBe('/status');
    }
    expect(said('voucher-code-asked-again') + said('receipt-denied')).toBe(0);
  });
});
