import { describe, expect, it } from 'vitest';

import {
  contentKey,
  createAddEvidence,
  createOpenEvidence,
  createRecordScan,
  createRemoveEvidence,
  createWithdrawEvidence,
  grantFilesOf,
  mostGrantFiles,
  type GrantFilePurpose,
} from '#shared/evidence/index.ts';
import { createKeepGrantFile } from '#shared/grant-papers/index.ts';
import { configuredProgrammes } from '#shared/programmes/index.ts';
import { createAcceptedGrant } from '#tests/builders/accepted-grant.ts';
import { jpegFrom, pdf } from '#tests/builders/pictures.ts';
import { createMemoryEvidenceStore } from '#tests/doubles/memory-evidence-store.ts';
import { createSubmittedGrant } from '#tests/doubles/submitted-grant.ts';

const staff = { kind: 'staff', id: 'amina-rahman' } as const;

type Grant = Awaited<ReturnType<typeof createSubmittedGrant>>;

function filesOf({ platform, own, faults }: Pick<Grant, 'platform' | 'own' | 'faults'>) {
  const evidence = createMemoryEvidenceStore();
  const ports = { ...platform, store: evidence.store };
  const add = createAddEvidence(ports);
  const remove = createRemoveEvidence({
    ...ports,
    programmes: configuredProgrammes,
    keepGrantFile: createKeepGrantFile(platform),
  });
  return {
    evidence,
    send: (purpose: GrantFilePurpose = 'paper:accounts', content: Uint8Array = pdf) =>
      add({ ...own, purpose }, { name: 'accounts.pdf', content }),
    withdraw: createWithdrawEvidence(ports),
    scan: createRecordScan(ports),
    open: createOpenEvidence(ports),
    files: () => grantFilesOf(platform.records, own.grantApplicationId),
    /** What is faulty when the remover ran once a day, as long as so. */
    async removeAt(now: string) {
      platform.clock.moveTo(now);
      const removed = await remove();
      return { ...removed, faults: faults() };
    },
  };
}

async function sent(world: ReturnType<typeof filesOf>, purpose?: GrantFilePurpose) {
  const added = await world.send(purpose);
  if (!added.ok) throw new Error(added.failure.kind);
  return added.value;
}

describe('a file that a group sends for its grant', () => {
  it("lies with its application, says what it is for, and is scanned and opened as a family's is", async () => {
    const grant = await createSubmittedGrant();
    const world = filesOf(grant);
    const file = await sent(world);
    expect(file).toMatchObject({ grantApplicationId: '7K3QD9XW2M', purpose: 'paper:accounts' });
    expect(contentKey(file)).toBe(`grants/7K3QD9XW2M/${file.fileId}`);
    expect(await world.open(grant.own, file.fileId, staff)).toMatchObject({
      failure: { kind: 'not-to-be-opened' },
    });
    expect(await world.scan(contentKey(file), 'clean')).toMatchObject({ value: 'recorded' });
    expect(await world.open(grant.own, file.fileId, staff)).toMatchObject({ ok: true });
    expect(grant.events()).toMatchObject([
      { type: 'grant-file-added', purpose: 'paper:accounts', fileKind: 'pdf' },
      { type: 'grant-file-checked', outcome: 'clean' },
      { type: 'grant-file-opened', purpose: 'paper:accounts' },
    ]);
    expect(grant.faults()).toEqual([]);
  });

  it("is nobody else's: no family's number leads to it", async () => {
    const grant = await createSubmittedGrant();
    const world = filesOf(grant);
    const file = await sent(world);
    const { grantApplicationId: applicationId } = grant;
    expect(await world.open({ applicationId }, file.fileId, staff)).toMatchObject({
      failure: { kind: 'no-such-file' },
    });
    expect(await world.scan(`evidence/${applicationId}/${file.fileId}`, 'unsafe')).toMatchObject({
      failure: { kind: 'no-such-file' },
    });
  });

  it('is one of so many for its purpose, whatever there is of others', async () => {
    const world = filesOf(await createSubmittedGrant());
    for (let count = 0; count < mostGrantFiles['paper:accounts']; count += 1) await sent(world);
    expect(await world.send()).toMatchObject({ failure: { kind: 'too-many' } });
    expect(await world.send('report-photo', jpegFrom(1))).toMatchObject({ ok: true });
  });

  it('can be taken back once by somebody of the group, and is gone with the next round', async () => {
    const grant = await createSubmittedGrant();
    const world = filesOf(grant);
    const file = await sent(world);
    await world.withdraw(grant.own, file.fileId);
    await world.withdraw(grant.own, file.fileId);
    expect(grant.events().map(({ type }) => type)).toEqual([
      'grant-file-added',
      'grant-file-withdrawn',
    ]);
    expect(await world.removeAt('2026-11-20T10:15:00.000Z')).toEqual({
      ...{ removed: 1, kept: 0, faults: [] },
    });
    expect(world.evidence.kept.size).toBe(0);
  });
});

describe('how long it is kept', () => {
  it('as long as nobody decided, and 90 days after a no', async () => {
    const grant = await createSubmittedGrant();
    const world = filesOf(grant);
    await sent(world);
    expect(await world.removeAt('2027-09-01T10:00:00.000Z')).toMatchObject({
      removed: 0,
      faults: [],
    });
    await grant.proposeNo();
    await grant.confirm();
    expect(await world.removeAt('2027-11-29T09:00:00.000Z')).toMatchObject({
      removed: 0,
      faults: [],
    });
    expect(await world.removeAt('2027-11-30T10:00:00.000Z')).toMatchObject({
      removed: 1,
      faults: [],
    });
    expect(await world.files()).toMatchObject([{ because: 'decided' }]);
  });

  it('90 days after its group took the application back', async () => {
    const grant = await createSubmittedGrant();
    const world = filesOf(grant);
    await sent(world);
    await grant.platform.takeApplicationBack(grant.own);
    expect(await world.removeAt('2027-02-17T10:00:00.000Z')).toMatchObject({ removed: 0 });
    expect(await world.removeAt('2027-02-18T10:00:00.000Z')).toMatchObject({ removed: 1 });
  });

  it('six years after the last day of what was paid for', async () => {
    const grant = await createAcceptedGrant();
    const world = filesOf(grant);
    await sent(world);
    expect(await world.removeAt('2033-03-27T23:00:00.000Z')).toMatchObject({
      removed: 0,
      faults: [],
    });
    expect(await world.removeAt('2033-03-28T01:00:00.000Z')).toMatchObject({
      removed: 1,
      faults: [],
    });
  });

  it('28 days after the end of the round when it was never sent', async () => {
    const grant = await createSubmittedGrant();
    const { platform, own } = grant;
    const draft = { grantApplicationId: '7K3QD9XWZZ', personId: own.personId };
    await platform.beginApplication({
      ...{ grantApplicationId: draft.grantApplicationId, roundId: 'closer-to-home-2026' },
      ...{ name: 'Amina', email: 'amina@example.com' },
    });
    const world = filesOf({ ...grant, own: draft });
    await sent(world);
    expect(await world.removeAt('2027-03-26T10:00:00.000Z')).toMatchObject({
      removed: 0,
      faults: [],
    });
    expect(await world.removeAt('2027-03-27T10:00:00.000Z')).toMatchObject({
      removed: 1,
      faults: [],
    });
    expect(await world.files()).toMatchObject([{ because: 'never-sent' }]);
  });

  it('is missed by the verifier when nobody removes it', async () => {
    const grant = await createSubmittedGrant();
    const world = filesOf(grant);
    const { fileId } = await sent(world);
    await grant.platform.takeApplicationBack(grant.own);
    grant.platform.clock.moveTo('2027-02-20T10:00:00.000Z');
    expect(grant.faults()).toMatchObject([{ sk: `FILE#${fileId}` }]);
  });
});
