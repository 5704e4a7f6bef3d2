import { describe, expect, it } from 'vitest';

import type { Application } from '#shared/applications/index.ts';
import {
  contentKey,
  createAddEvidence,
  createFamilyRule,
  createOpenEvidence,
  createRecordScan,
  createRemoveEvidence,
  createWithdrawEvidence,
  evidenceOf,
  keepOrRemove,
  largestEvidenceBytes,
  type EvidenceFile,
} from '#shared/evidence/index.ts';
import type { Actor } from '#shared/kernel/index.ts';
import { configuredProgrammes } from '#shared/programmes/index.ts';
import { isEventItem, parseEvent } from '#shared/records/index.ts';
import { gatherRecords, verifyRecords } from '#shared/verification/index.ts';
import { jpegFrom, lockedPdf, pdf, whereItWasTaken } from '#tests/builders/pictures.ts';
import { createMemoryEvidenceStore } from '#tests/doubles/memory-evidence-store.ts';
import { createMemoryRecords } from '#tests/doubles/memory-records.ts';

const applicationId = '7K3QD9XW01';
const staff = { kind: 'staff', id: 'amina-rahman' } as const;

function setup() {
  const time = { now: '2026-05-06T10:00:00.000Z' };
  const memory = createMemoryRecords();
  const evidence = createMemoryEvidenceStore();
  let made = 0;
  const ids = { opaque: () => `file-${(made += 1)}`, reference: () => 'unused' };
  const ports = {
    ...{ records: memory.records, commit: memory.commit, store: evidence.store, ids },
    clock: { now: () => time.now },
  };
  const add = createAddEvidence(ports);
  const open = createOpenEvidence(ports);
  const family = createFamilyRule({ ...ports, programmes: configuredProgrammes });
  const check = () => {
    const gatherer = gatherRecords();
    for (const item of memory.all()) gatherer.add(item);
    const { gathered } = gatherer;
    const checks = verifyRecords(gathered, { now: time.now });
    return checks
      .filter(({ name }) => ['items', 'events', 'evidence'].includes(name))
      .flatMap(({ faults }) => faults);
  };
  return {
    ...{ time, memory, evidence, check },
    add: (content: Uint8Array = pdf, name = 'letter.pdf') => add(applicationId, { name, content }),
    withdraw: createWithdrawEvidence(ports),
    scan: createRecordScan(ports),
    open: (id: string, fileId: string, actor: Actor) =>
      open({ sender: 'family', applicationId: id, fileId }, actor),
    remove: createRemoveEvidence({ ...ports, rules: { family, group: family } }),
    files: () => evidenceOf(memory.records, applicationId),
    events: () => memory.all().filter(isEventItem).map(parseEvent),
  };
}

async function added(world: ReturnType<typeof setup>, content?: Uint8Array) {
  const result = await world.add(content);
  if (!result.ok) throw new Error(result.failure.kind);
  return result.value;
}

describe('a file sent as proof', () => {
  it('is kept without what the camera wrote beside it', async () => {
    const world = setup();
    const file = await added(world, jpegFrom(6));
    expect(file).toMatchObject({ kind: 'jpeg', state: 'kept', name: 'letter.pdf' });
    const kept = Buffer.from(world.evidence.kept.get(contentKey(file)) ?? []);
    expect(kept.length).toBe(file.bytes);
    expect(kept.toString('latin1')).not.toContain(whereItWasTaken);
    expect(world.check()).toEqual([]);
  });

  it.each([
    ['empty', Buffer.alloc(0)],
    ['too-large', Buffer.concat([pdf, Buffer.alloc(largestEvidenceBytes)])],
    ['wrong-type', Buffer.from('PK\x03\x04')],
    ['wrong-type', jpegFrom(1).subarray(0, 60)],
    ['locked', lockedPdf],
  ] as const)('is refused as %s, and nothing is kept', async (kind, content) => {
    const world = setup();
    expect(await world.add(content)).toMatchObject({ ok: false, failure: { kind } });
    expect([world.evidence.kept.size, world.memory.all().length]).toEqual([0, 0]);
  });

  it('is one of five at most; one taken back makes room', async () => {
    const world = setup();
    for (let count = 0; count < 5; count += 1) await added(world);
    expect(await world.add()).toMatchObject({ ok: false, failure: { kind: 'too-many' } });
    await world.withdraw(applicationId, 'file-1');
    await world.withdraw(applicationId, 'file-1');
    expect(await world.add()).toMatchObject({ ok: true });
    expect(world.events().filter(({ body }) => body.type === 'evidence-withdrawn')).toHaveLength(1);
    expect(world.check()).toEqual([]);
  });

  it('that the store does not take is not shown as sent', async () => {
    const world = setup();
    world.evidence.faults.failing = true;
    await expect(world.add()).rejects.toThrow('The store is away');
    expect(await world.files()).toMatchObject([{ state: 'to-remove' }]);
    expect(world.check()).toEqual([]);
  });
});

describe('opening a file', () => {
  it('waits for the scanner, and is written down each time', async () => {
    const world = setup();
    const file = await added(world);
    const early = await world.open(applicationId, file.fileId, staff);
    expect(early).toMatchObject({ ok: false, failure: { kind: 'not-to-be-opened' } });
    await world.scan(contentKey(file), 'clean');
    for (const _ of [1, 2]) {
      expect(await world.open(applicationId, file.fileId, staff)).toMatchObject({
        ok: true,
        value: { kind: 'pdf' },
      });
    }
    const opened = world.events().filter(({ body }) => body.type === 'evidence-opened');
    expect(opened.map(({ actor }) => actor)).toEqual([staff, staff]);
    expect(world.check()).toEqual([]);
  });

  it('finds nothing under the number of another application', async () => {
    const world = setup();
    const file = await added(world);
    await world.scan(contentKey(file), 'clean');
    expect(await world.open('ANOTHER001', file.fileId, staff)).toMatchObject({
      ok: false,
      failure: { kind: 'no-such-file' },
    });
  });
});

describe('what the scanner says', () => {
  it.each(['unsafe', 'unreadable'] as const)(
    'takes an %s file from everybody, and it is gone with the next round',
    async (outcome) => {
      const world = setup();
      const file = await added(world);
      await world.scan(contentKey(file), outcome);
      expect(await world.open(applicationId, file.fileId, staff)).toMatchObject({ ok: false });
      expect(await world.remove()).toEqual({ removed: 1, kept: 0 });
      expect(world.evidence.kept.size).toBe(0);
      expect(await world.files()).toMatchObject([{ state: 'removed', because: 'refused' }]);
      expect(world.check()).toEqual([]);
    },
  );

  it('changes nothing when it comes twice, late, or about something else', async () => {
    const world = setup();
    const file = await added(world);
    await world.scan(contentKey(file), 'clean');
    const before = world.memory.all();
    expect(await world.scan(contentKey(file), 'clean')).toMatchObject({ value: 'nothing-new' });
    expect(
      await world.scan('malware-protection-resource-validation-object', 'clean'),
    ).toMatchObject({ value: 'not-evidence' });
    expect(await world.scan('evidence/NOBODY0001/file-9', 'clean')).toMatchObject({ ok: false });
    expect(world.memory.all()).toEqual(before);
    await world.withdraw(applicationId, file.fileId);
    await world.remove();
    expect(await world.scan(contentKey(file), 'unsafe')).toMatchObject({ value: 'nothing-new' });
  });

  it('counts though the file was called clean before', async () => {
    const world = setup();
    const file = await added(world);
    await world.scan(contentKey(file), 'clean');
    await world.scan(contentKey(file), 'unsafe');
    expect(await world.open(applicationId, file.fileId, staff)).toMatchObject({ ok: false });
    expect(world.check()).toEqual([]);
  });
});

describe('removing files', () => {
  it('goes with the draft that nobody sent, 28 days after it came, and never again', async () => {
    const world = setup();
    await added(world);
    world.time.now = '2026-05-14T10:00:00.000Z';
    expect(await world.remove()).toEqual({ removed: 0, kept: 1 });
    expect(world.evidence.kept.size).toBe(1);
    world.time.now = '2026-06-03T10:00:00.000Z';
    expect(await world.remove()).toEqual({ removed: 1, kept: 0 });
    expect(await world.remove()).toEqual({ removed: 0, kept: 0 });
    expect(world.evidence.kept.size).toBe(0);
    expect(await world.files()).toMatchObject([{ because: 'never-sent' }]);
    expect((await world.files())[0]).not.toHaveProperty('name');
    expect(world.check()).toEqual([]);
  });

  it('is missed by the verifier when it does not happen', async () => {
    const world = setup();
    const file = await added(world);
    world.time.now = '2026-06-04T11:00:00.000Z';
    expect(world.check()).toMatchObject([
      { sk: `EVIDENCE#${file.fileId}`, sentence: expect.stringContaining('2026-06-03') as unknown },
    ]);
  });

  it('is made good by the next round when the first one died half-way', async () => {
    const world = setup();
    const file = await added(world);
    await world.withdraw(applicationId, file.fileId);
    world.evidence.kept.clear();
    expect(await world.remove()).toEqual({ removed: 1, kept: 0 });
    expect(world.check()).toEqual([]);
  });

  const now = '2026-08-01T09:00:00.000Z';
  const file = { state: 'kept', addedAt: '2026-05-01T09:00:00.000Z' } as EvidenceFile;
  const approved = (approvedAt: string) => ({ state: 'approved', approvedAt }) as Application;

  it('waits for the decision, and then the days of the programme', () => {
    expect(keepOrRemove(file, { state: 'to-decide' } as Application, 90, now)).toEqual({
      kind: 'keep',
      lookAt: '2026-08-08T09:00:00.000Z',
    });
    expect(keepOrRemove(file, approved('2026-06-01T09:00:00.000Z'), 90, now)).toEqual({
      kind: 'keep',
      lookAt: '2026-08-30T09:00:00.000Z',
    });
    expect(keepOrRemove(file, approved('2026-05-03T09:00:00.000Z'), 90, now)).toEqual({
      kind: 'remove',
      because: 'decided',
    });
  });

  it('begins to wait again when the case has to be decided once more', () => {
    const back = { state: 'payment-returned' } as Application;
    expect(keepOrRemove(file, back, 90, now)).toMatchObject({ kind: 'keep' });
  });

  it('never looks later than a programme wants it gone', () => {
    const days = configuredProgrammes.all.map(({ evidenceKeptDays }) => evidenceKeptDays);
    expect(Math.min(...days)).toBeGreaterThanOrEqual(7);
  });
});
