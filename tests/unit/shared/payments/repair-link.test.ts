import { describe, expect, it } from 'vitest';

import { payees, unsealPayee } from '#shared/applications/index.ts';
import { plusSeconds } from '#shared/kernel/index.ts';
import {
  createFindRepairLink,
  createFollowRepairLink,
  createMakeRepairLink,
  repairLinks,
  secretForMessage,
  writePaymentReference,
} from '#shared/payments/index.ts';
import { isEventItem, keys, parseEvent } from '#shared/records/index.ts';
import { matchingKey, openWinter } from '#tests/builders/winter.ts';

const payee = {
  ...{ nameOnAccount: 'N Hussain', sortCode: '200000', accountNumber: '55779911' },
};
const dateOfBirth = '1990-04-12';
const week = 7 * 24 * 3600;

/** A family whose payment came back, and the link that staff made for it. */
async function setup() {
  const winter = openWinter();
  await winter.fund(1_000_00);
  const applicationId = await winter.approved();
  let references = 0;
  const ids = {
    reference: () => {
      references += 1;
      return `SECRET${references}`;
    },
    opaque: () => 'never asked for',
  };
  const makeLink = createMakeRepairLink({ ...winter.ports, ids });
  const make = () => makeLink({ applicationId, staffId: 'finn' });
  const isOpen = createFindRepairLink(winter.ports);
  const follow = createFollowRepairLink(winter.ports);
  async function cameBack() {
    const { rail: _rail, ...payment } = await winter.payment(applicationId);
    const reference = writePaymentReference(payment);
    await winter.recordRailOutcomes({
      ...{ reportId: `R-${reference}`, submissionId: 'S1', idempotencyKey: 'run' },
      ...{ kind: 'returns', processingDate: '2021-12-13', producedAt: '2021-12-13T07:00:00.000Z' },
      lines: [{ reference, amountPence: 150_00, outcome: 'returned', reasonCode: 'B' }],
    });
  }
  async function made(): Promise<string> {
    await winter.paidOut();
    await cameBack();
    const link = await make();
    if (!link.ok) throw new Error(link.failure.kind);
    return link.value.secret;
  }
  const mend = (secret: string, changes: object = {}) =>
    follow({ ...{ applicationId, secret, dateOfBirth, payee }, ...changes });
  const paidTo = async () => {
    const found = await payees.read(winter.records, keys.payee(applicationId));
    return found === undefined ? undefined : unsealPayee(found.document, matchingKey).accountNumber;
  };
  return { ...winter, applicationId, make, made, mend, isOpen, paidTo, cameBack };
}

describe('a link to mend bank details', () => {
  it('is made for a family whose payment came back, for a week, with an event', async () => {
    const { applicationId, make, made, clock, events } = await setup();
    expect(await make()).toEqual({ ok: false, failure: { kind: 'nothing-to-mend' } });
    expect(await made()).toBe('SECRET1SECRET2');
    expect(events(`APPLICATION#${applicationId}`).at(-1)).toMatchObject({
      ...{ type: 'repair-link-made', applicationId, ringFence: 'children' },
    });
    expect(await make()).toEqual({
      ok: true,
      value: {
        ...{ applicationId, secret: 'SECRET3SECRET4', expiresAt: plusSeconds(clock.now(), week) },
      },
    });
  });

  it('keeps who made it, and of its secret only a hash', async () => {
    const { made, memory } = await setup();
    await made();
    const [kept] = memory.ofKind('repair-link').map((item) => repairLinks.parse(item).document);
    expect(kept).toMatchObject({ madeBy: 'finn', wrongTries: 0 });
    expect(JSON.stringify(memory.all())).not.toContain('SECRET1');
  });

  it('changes where the award is paid, once', async () => {
    const { applicationId, made, mend, isOpen, paidTo, application } = await setup();
    const secret = await made();
    expect(await isOpen(applicationId, secret)).toBe(true);
    expect(await mend(secret)).toEqual({ ok: true, value: 'changed' });
    expect(await paidTo()).toBe('55779911');
    expect(await application(applicationId)).toMatchObject({
      ...{ state: 'repaired', repairedBy: { kind: 'family', id: applicationId } },
    });
    expect(await isOpen(applicationId, secret)).toBe(false);
    expect(await mend(secret)).toEqual({ ok: false, failure: { kind: 'link-not-valid' } });
  });

  it('stays used when the mended payment comes back as well', async () => {
    const { applicationId, made, mend, isOpen, approveAwards, paidOut, cameBack } = await setup();
    const secret = await made();
    await mend(secret);
    await approveAwards({ applicationIds: [applicationId], staffId: 'ben', dryRun: false });
    await paidOut();
    await cameBack();
    expect(await isOpen(applicationId, secret)).toBe(false);
    expect(await mend(secret)).toMatchObject({ failure: { kind: 'link-not-valid' } });
  });

  it('is of no use to whoever guesses it, or holds it for another family', async () => {
    const { applicationId, made, mend, isOpen, assessed, paidTo } = await setup();
    const secret = await made();
    const other = await assessed();
    expect(await isOpen(applicationId, 'SECRET1SECRET3')).toBe(false);
    expect(await isOpen(other, secret)).toBe(false);
    expect(await mend(secret, { applicationId: other })).toMatchObject({
      failure: { kind: 'link-not-valid' },
    });
    expect(await paidTo()).not.toBe('55779911');
  });

  it('ends on the second that its week is over', async () => {
    const { applicationId, made, mend, isOpen, clock } = await setup();
    const secret = await made();
    clock.moveOnSeconds(week - 1);
    expect(await isOpen(applicationId, secret)).toBe(true);
    clock.moveOnSeconds(1);
    expect(await isOpen(applicationId, secret)).toBe(false);
    expect(await mend(secret)).toMatchObject({ failure: { kind: 'link-not-valid' } });
  });

  it('lets whoever cannot say whose award it is try five times, and nobody after that', async () => {
    const { applicationId, made, mend, isOpen, paidTo } = await setup();
    const secret = await made();
    const before = await paidTo();
    for (const triesLeft of [4, 3, 2, 1, 0]) {
      expect(await isOpen(applicationId, secret)).toBe(true);
      expect(await mend(secret, { dateOfBirth: '1990-04-13' })).toEqual({
        ok: false,
        failure: { kind: 'not-the-applicant', triesLeft },
      });
    }
    expect(await mend(secret)).toMatchObject({ failure: { kind: 'link-not-valid' } });
    expect(await paidTo()).toBe(before);
  });

  it('in a message is the same each time that message is put together, and no other’s', () => {
    const secret = secretForMessage('message-1', matchingKey);
    expect(secretForMessage('message-1', matchingKey)).toBe(secret);
    expect(secret).toMatch(/^[0-9A-Z]{20}$/);
    expect(secret.slice(0, 10)).not.toBe(secret.slice(10));
    const others = [secretForMessage('message-2', matchingKey), secretForMessage('message-1', 'k')];
    expect(others).not.toContain(secret);
  });

  it('is told of in the name of whoever made it, and kept with its last day', async () => {
    const { applicationId, made, memory, clock } = await setup();
    await made();
    const at = clock.now();
    const [kept] = memory.ofKind('repair-link').map((item) => repairLinks.parse(item).document);
    expect(kept).toEqual({
      ...{ applicationId, linkId: expect.any(String) as string, madeBy: 'finn', wrongTries: 0 },
      expiresAt: plusSeconds(at, week),
    });
    const told = memory
      .all()
      .filter(isEventItem)
      .map((item) => parseEvent(item));
    expect(told.at(-1)).toMatchObject({
      ...{ at, actor: { kind: 'staff', id: 'finn' }, correlationId: applicationId },
    });
  });

  it('keeps how often somebody was wrong, and when it was used', async () => {
    const { made, mend, memory, clock } = await setup();
    const secret = await made();
    const kept = () =>
      memory.ofKind('repair-link').map((item) => repairLinks.parse(item).document)[0];
    await mend(secret, { dateOfBirth: '1990-04-13' });
    expect(kept()).toMatchObject({ wrongTries: 1 });
    expect(kept()).not.toHaveProperty('usedAt');
    clock.moveOnSeconds(60);
    await mend(secret);
    expect(kept()).toMatchObject({ wrongTries: 1, usedAt: clock.now() });
  });

  it('is made for nobody who did not apply, and opens nothing of them', async () => {
    const { ports, isOpen, made } = await setup();
    const secret = await made();
    const makeLink = createMakeRepairLink({
      ...{ ...ports, ids: { reference: () => 'SECRET9', opaque: () => '' } },
    });
    expect(await makeLink({ applicationId: 'ABCDE12345', staffId: 'finn' })).toEqual({
      ok: false,
      failure: { kind: 'nothing-to-mend' },
    });
    expect(await isOpen('ABCDE12345', secret)).toBe(false);
  });

  it('stays good when the details that were given with it cannot be taken', async () => {
    const { applicationId, made, mend, isOpen, records } = await setup();
    const before = await payees.read(records, keys.payee(applicationId));
    const secret = await made();
    const same = unsealPayee(before!.document, matchingKey);
    expect(await mend(secret, { payee: same })).toEqual({
      ok: false,
      failure: { kind: 'same-account' },
    });
    expect(await isOpen(applicationId, secret)).toBe(true);
    expect(await mend(secret)).toEqual({ ok: true, value: 'changed' });
  });
});
