import { describe, expect, it } from 'vitest';

import {
  contentKey,
  createOpenEvidence,
  createRecordScan,
  createRemoveEvidence,
  evidenceOf,
  type EvidenceFile,
} from '#shared/evidence/index.ts';
import { createGroupRule, papersOf } from '#shared/grant-papers/index.ts';
import { invariant, plusDays } from '#shared/kernel/index.ts';
import { findRound, personIdOf } from '#shared/community-grants/index.ts';
import { jpegFrom, lockedPdf, pdf } from '#tests/builders/pictures.ts';
import { createAcceptedGrant } from '#tests/builders/accepted-grant.ts';
import { createGroupPlatform, openRound } from '#tests/doubles/group-site.ts';
import { createSubmittedGrant } from '#tests/doubles/submitted-grant.ts';

const staff = { kind: 'staff', id: 'ben-okafor' } as const;
const day = 24 * 3600;

type Grant = Pick<
  Awaited<ReturnType<typeof createSubmittedGrant>>,
  'platform' | 'own' | 'grantApplicationId'
>;

/** What a group and staff do with papers. */
function papers({ platform, own, grantApplicationId }: Grant) {
  const { records, commit, clock, evidence } = platform;
  const ports = { records, commit, clock, store: evidence.store };
  const rule = createGroupRule({ records });
  const open = createOpenEvidence(ports);
  const send = (content: Uint8Array = pdf, paper: 'constitution' | 'accounts' = 'constitution') =>
    platform.sendPaper({ ...own, purpose: paper, sent: { name: 'rules.pdf', content } });
  return {
    send,
    sent: async (content?: Uint8Array): Promise<EvidenceFile> => {
      const added = await send(content);
      invariant(added.ok, 'The file is good');
      return added.value;
    },
    takeBack: (fileId: string, paper: 'constitution' | 'accounts' = 'constitution') =>
      platform.takePaperBack({ ...own, purpose: paper, fileId }),
    scan: createRecordScan(ports),
    open: (fileId: string) =>
      open({ sender: 'group', applicationId: grantApplicationId, fileId }, staff),
    remove: createRemoveEvidence({ ...ports, rules: { family: rule, group: rule } }),
    files: () => evidenceOf(records, grantApplicationId, 'group'),
    constitution: async () => (await papersOf(records, grantApplicationId))[0],
  };
}

/** An application that nobody has sent. */
async function draft() {
  const platform = createGroupPlatform();
  const grantApplicationId = '7K3QD9XW2M';
  const email = 'amina@example.com';
  const own = { grantApplicationId, personId: personIdOf(email, platform.matchingKey) };
  await platform.beginApplication({ grantApplicationId, roundId: openRound, name: 'Amina', email });
  return { platform, own, ...papers({ platform, own, grantApplicationId }) };
}

async function setup() {
  const grant = await createSubmittedGrant();
  return { ...grant, ...papers(grant) };
}

describe('a paper of a group', () => {
  it('is kept apart from what families send, and opened by staff once it is clean', async () => {
    const { sent, scan, open, constitution, platform, faults, events } = await setup();
    const file = await sent();
    expect(contentKey(file)).toBe(`grant-files/7K3QD9XW2M/${file.fileId}`);
    expect([...platform.evidence.kept.keys()]).toEqual([contentKey(file)]);
    expect(await constitution()).toMatchObject({ isHere: false, kept: [{ kind: 'pdf' }] });
    expect(await open(file.fileId)).toMatchObject({ failure: { kind: 'not-to-be-opened' } });
    await scan(contentKey(file), 'clean');
    await scan(contentKey(file), 'clean');
    expect(await constitution()).toMatchObject({ isHere: true });
    expect(await open(file.fileId)).toMatchObject({ value: { kind: 'pdf', content: pdf } });
    expect(events().slice(-3)).toMatchObject([
      { type: 'evidence-added', purpose: 'constitution' },
      { type: 'evidence-checked', outcome: 'clean' },
      { type: 'evidence-opened', purpose: 'constitution' },
    ]);
    expect(faults()).toEqual([]);
  });

  it('is refused when nobody could read it, and when there are enough', async () => {
    const { send, platform } = await setup();
    expect(await send(lockedPdf)).toMatchObject({ failure: { kind: 'locked' } });
    expect(await send(Buffer.from('PK'))).toMatchObject({ failure: { kind: 'wrong-type' } });
    expect(await send(new Uint8Array())).toMatchObject({ failure: { kind: 'empty' } });
    for (let each = 1; each <= 5; each += 1) expect(await send()).toMatchObject({ ok: true });
    expect(await send()).toMatchObject({ failure: { kind: 'too-many' } });
    // Each paper has its own.
    expect(await send(jpegFrom(1), 'accounts')).toMatchObject({ ok: true });
    expect(platform.evidence.kept.size).toBe(6);
  });

  it('is asked for again when the scanner refused it, until another came', async () => {
    const { sent, scan, constitution, remove, open, platform, faults } = await setup();
    const file = await sent();
    await scan(contentKey(file), 'unsafe');
    expect(await constitution()).toMatchObject({ isAskedAgain: true, isHere: false });
    expect(await open(file.fileId)).toMatchObject({ ok: false });
    expect(await remove()).toEqual({ removed: 1, kept: 0 });
    expect(platform.evidence.kept.size).toBe(0);
    await sent();
    expect(await constitution()).toMatchObject({ isAskedAgain: false });
    expect(faults()).toEqual([]);
  });

  it('is taken back by its group, and not once staff have looked at it', async () => {
    const { sent, scan, open, takeBack, remove, files, platform, own, faults } = await setup();
    const [first, second] = [await sent(), await sent()];
    expect(await takeBack(first.fileId, 'accounts')).toMatchObject({
      failure: { kind: 'no-such-file' },
    });
    expect(await takeBack(first.fileId)).toEqual({ ok: true, value: 'taken-back' });
    expect(await takeBack(first.fileId)).toEqual({ ok: true, value: 'taken-back' });
    await remove();
    expect((await files()).map(({ state }) => state).sort()).toEqual(['kept', 'removed']);
    await scan(contentKey(second), 'clean');
    await open(second.fileId);
    expect(await takeBack(second.fileId)).toMatchObject({ failure: { kind: 'looked-at' } });
    const stranger = { ...own, personId: 'somebody', purpose: 'constitution' as const };
    expect(
      await platform.sendPaper({ ...stranger, sent: { name: 'x', content: pdf } }),
    ).toMatchObject({ failure: { kind: 'no-such-application' } });
    expect(await platform.takePaperBack({ ...stranger, fileId: second.fileId })).toMatchObject({
      failure: { kind: 'no-such-application' },
    });
    expect(faults()).toEqual([]);
  });

  it('is not wanted any more once the application came to nothing', async () => {
    const { send, proposeNo, confirm, withdraw, propose } = await setup();
    await propose();
    await withdraw();
    expect(await send()).toMatchObject({ ok: true });
    await proposeNo('P2');
    expect(await send()).toMatchObject({ ok: true });
    await confirm('P2');
    expect(await send()).toEqual({ ok: false, failure: { kind: 'not-needed' } });
  });
});

describe('how long papers are kept', () => {
  it('is while somebody decides, and 90 days after a no', async () => {
    const { sent, proposeNo, confirm, remove, platform, faults } = await setup();
    await sent();
    platform.clock.moveOnSeconds(40 * day);
    expect(await remove()).toEqual({ removed: 0, kept: 1 });
    await proposeNo();
    await confirm();
    platform.clock.moveOnSeconds(89 * day);
    expect(await remove()).toEqual({ removed: 0, kept: 1 });
    expect(faults()).toEqual([]);
    platform.clock.moveOnSeconds(3 * day);
    expect(faults().map(({ sentence }) => sentence)).toEqual([
      expect.stringContaining('It was to be removed at'),
    ]);
    expect(await remove()).toEqual({ removed: 1, kept: 0 });
    expect(platform.evidence.kept.size).toBe(0);
    expect(faults()).toEqual([]);
  });

  it('is 28 days after a draft was taken back, though it was looked at before', async () => {
    const { own, platform, sent, remove, files } = await draft();
    await sent();
    platform.clock.moveOnSeconds(8 * day);
    expect(await remove()).toEqual({ removed: 0, kept: 1 });
    await platform.takeApplicationBack(own);
    for (let each = 0; each < 36; each += 1) {
      platform.clock.moveOnSeconds(day);
      await remove();
    }
    expect(await files()).toMatchObject([{ state: 'removed', because: 'decided' }]);
  });

  it('is 28 days after the last day to confirm when the application never counted', async () => {
    const { platform, send, sent, remove, files } = await draft();
    await sent();
    const { confirmBy } = findRound(openRound)!;
    platform.clock.moveTo(plusDays(confirmBy, 27));
    expect(await remove()).toEqual({ removed: 0, kept: 1 });
    expect(await send()).toEqual({ ok: false, failure: { kind: 'not-needed' } });
    platform.clock.moveTo(plusDays(confirmBy, 28));
    expect(await remove()).toEqual({ removed: 1, kept: 0 });
    expect(await files()).toMatchObject([{ state: 'removed', because: 'never-sent' }]);
  });

  it('is 28 days after it was taken back', async () => {
    const { sent, own, remove, platform, faults } = await setup();
    await sent();
    await platform.takeApplicationBack(own);
    platform.clock.moveOnSeconds(8 * day);
    expect(await remove()).toEqual({ removed: 0, kept: 1 });
    platform.clock.moveOnSeconds(21 * day);
    expect(await remove()).toEqual({ removed: 1, kept: 0 });
    expect(faults()).toEqual([]);
  });

  it('is six years after the last day of a grant', async () => {
    const grant = await createAcceptedGrant();
    const { sent, remove } = papers(grant);
    await sent();
    grant.platform.clock.moveTo('2033-03-27T10:00:00.000Z');
    expect(await remove()).toEqual({ removed: 0, kept: 1 });
    expect(grant.faults().filter(({ sentence }) => sentence.includes('removed'))).toEqual([]);
    grant.platform.clock.moveTo('2033-03-28T10:00:00.000Z');
    expect(await remove()).toEqual({ removed: 1, kept: 0 });
  });
});
