import { describe, expect, it } from 'vitest';

import type { ApplicationForm } from '#shared/applications/index.ts';
import {
  duplicatePairs,
  compareApplication,
  createAssessApplication,
  createLookAtMatch,
  createResolvePair,
  fewAtMost,
  matchesWantedBy,
  type DuplicatePair,
  type Match,
} from '#shared/approvals/index.ts';
import { keys, queues, type RecordReader } from '#shared/records/index.ts';
import { buildForm } from '#tests/builders/application-form.ts';
import { accountOf, openWinter, otherFamily, type Winter } from '#tests/builders/winter.ts';

const door = { kind: 'address', line1: '5 Alum Rock Road', postcode: 'B8 3BB' } as const;
const someone: Partial<ApplicationForm> = { fullName: 'Amina Khan' };
const phone = (number: string): Partial<ApplicationForm> => ({
  contact: { ...buildForm().contact, phone: number },
});

function pairsIn(winter: Winter): readonly DuplicatePair[] {
  return winter.memory.ofKind('duplicate-pair').map((item) => item['document'] as DuplicatePair);
}

function matchesIn(winter: Winter): readonly Match[] {
  return winter.memory.ofKind('match').map((item) => item['document'] as Match);
}

async function openPairsOf(winter: Winter, applicationId: string) {
  const found = await winter.application(applicationId);
  return 'openPairs' in found ? found.openPairs : undefined;
}

function resolve(
  winter: Winter,
  laterId: string,
  earlierId: string,
  resolution: 'duplicate' | 'unique',
) {
  const request = { laterId, earlierId, resolution, reason: 'Rang both', staffId: 'amina' };
  return createResolvePair(winter.ports)(request);
}

describe('two applications', () => {
  it.each([
    ['account', { payment: accountOf(99) }],
    ['person', someone],
    ['address', { home: door }],
    ['phone', phone('07700 900777')],
  ] as const)('that share the %s are a pair, and the later waits for it', async (kind, same) => {
    const winter = openWinter();
    const earlier = await winter.assessed(same);
    const later = await winter.assessed(same);
    expect(pairsIn(winter)).toMatchObject([
      { state: 'open', laterId: later, earlierId: earlier, matchKinds: [kind] },
    ]);
    expect(await openPairsOf(winter, later)).toEqual([earlier]);
    expect(await openPairsOf(winter, earlier)).toEqual([]);
    expect(await winter.records.partition(`APPLICATION#${earlier}`, 'PAIRED#')).toMatchObject([
      { kind: 'pair-link', document: { laterId: later, earlierId: earlier } },
    ]);
    expect(winter.events(`APPLICATION#${later}`)).toContainEqual(
      expect.objectContaining({ type: 'duplicate-pair-raised', earlierId: earlier }),
    );
  });

  it('are one pair, whatever else agrees', async () => {
    const winter = openWinter();
    const same = { ...otherFamily(500), ...someone };
    await winter.assessed(same);
    await winter.assessed(same);
    expect(pairsIn(winter)).toMatchObject([
      { matchKinds: ['account', 'person', 'address', 'phone'] },
    ]);
  });

  it('that have nothing in common are none', async () => {
    const winter = openWinter();
    await winter.assessed();
    expect(await openPairsOf(winter, await winter.assessed())).toEqual([]);
    expect(pairsIn(winter)).toEqual([]);
  });

  it('that have nothing in common cost one read besides their own, and one commit', async () => {
    const winter = openWinter();
    await winter.assessed();
    const applicationId = await winter.applied();
    let batches = 0;
    const records: RecordReader = {
      ...winter.records,
      getMany: (wanted) => {
        if (wanted.length > 0) batches += 1;
        return winter.records.getMany(wanted);
      },
    };
    const commits = winter.counting.committed.length;
    await createAssessApplication({ ...winter.ports, records })(applicationId);
    expect(batches).toBe(1);
    expect(winter.counting.committed.length - commits).toBe(1);
  });

  it.each([
    ['of one hostel', { home: door, housing: 'hostel' }],
    ['of one shared house', { home: door, housing: 'shared-house' }],
    ['in temporary accommodation', { home: door, housing: 'temporary' }],
    ['of a refuge', { home: { kind: 'refuge' }, housing: 'refuge' }],
    [
      'helped by one professional on their own telephone',
      { ...phone('0121 496 0123'), applyingAs: 'professional' },
    ],
  ] as const)('are not linked as strangers %s', async (_what, same) => {
    const winter = openWinter();
    await winter.assessed(same);
    await winter.assessed(same);
    expect(pairsIn(winter)).toEqual([]);
  });

  it('cannot both miss each other when they are assessed at once', async () => {
    const winter = openWinter();
    const one = await winter.applied({ payment: accountOf(99) });
    const other = await winter.applied({ payment: accountOf(99) });
    winter.counting.beforeNext(() => winter.assessApplication(other));
    await winter.assessApplication(one);
    expect(pairsIn(winter)).toMatchObject([{ laterId: one, earlierId: other }]);
  });

  it('are not compared when the earlier was declined', async () => {
    const winter = openWinter();
    const earlier = await winter.assessed({ payment: accountOf(99) });
    await winter.declineApplications({
      applicationIds: [earlier],
      staffId: 'ben',
      reason: 'not-enough-shown',
    });
    expect(await openPairsOf(winter, await winter.assessed({ payment: accountOf(99) }))).toEqual(
      [],
    );
  });

  it('are not compared when the repeat period lies between them', async () => {
    const winter = openWinter();
    const first = await winter.assessed({ payment: accountOf(99) });
    const found = await winter.application(first);
    const submittedAt = '2023-01-07T09:00:00.000Z';
    const moment = { at: submittedAt, actor: { kind: 'system', id: 'test' } } as const;
    const aYearOn = { ...found, applicationId: 'A000000009', submittedAt };
    expect(await compareApplication(winter.records, aYearOn, moment)).toMatchObject({
      openPairs: [],
    });
    const soon = { ...aYearOn, submittedAt: '2022-11-07T09:00:00.000Z' };
    expect(await compareApplication(winter.records, soon, moment)).toMatchObject({
      openPairs: [first],
    });
  });

  it('keep no word of what they share', async () => {
    const winter = openWinter();
    const same = { ...someone, ...phone('07700 900777'), payment: accountOf(99), home: door };
    await winter.assessed(same);
    await winter.assessed(same);
    const kept = ['match', 'duplicate-pair', 'pair-link', 'event'].flatMap((kind) =>
      winter.memory.ofKind(kind),
    );
    expect(JSON.stringify(kept)).not.toMatch(/Amina|900777|10000099|Alum/);
  });
});

describe('a third application', () => {
  it('is a pair with each of the two, and the others’ pair stays as it was resolved', async () => {
    const winter = openWinter();
    const first = await winter.assessed({ payment: accountOf(99) });
    const second = await winter.assessed({ payment: accountOf(99) });
    await resolve(winter, second, first, 'unique');
    const third = await winter.assessed({ payment: accountOf(99) });
    expect(await openPairsOf(winter, third)).toEqual([first, second]);
    expect(await openPairsOf(winter, second)).toEqual([]);
    expect(pairsIn(winter).map(({ state }) => state)).toEqual(['unique', 'open', 'open']);
  });
});

describe('resolving a pair', () => {
  async function setup() {
    const winter = openWinter();
    await winter.fund(1_000_00);
    const earlier = await winter.assessed({ payment: accountOf(99) });
    const later = await winter.assessed({ payment: accountOf(99) });
    const approve = async (more: object = {}) => {
      const request = { applicationIds: [later], staffId: 'ben', dryRun: false, ...more };
      const [decision] = await winter.approveAwards(request);
      return decision;
    };
    return { winter, earlier, later, approve };
  }

  it('stops the approval until it is done, even with a reason', async () => {
    const { earlier, approve } = await setup();
    expect(await approve({ reason: 'It is fine' })).toMatchObject({
      outcome: 'refused',
      refusal: { kind: 'duplicate-open', earlierIds: [earlier] },
    });
  });

  it('as unique frees the later application, with who and why', async () => {
    const { winter, earlier, later, approve } = await setup();
    expect(await resolve(winter, later, earlier, 'unique')).toMatchObject({
      ok: true,
      value: { state: 'unique', resolvedBy: 'amina', reason: 'Rang both' },
    });
    expect(await approve()).toMatchObject({ outcome: 'approved' });
    expect(JSON.stringify(winter.memory.ofKind('event'))).not.toContain('Rang both');
  });

  it('as a duplicate leaves the later to be declined, or approved with a reason of its own', async () => {
    const { winter, earlier, later, approve } = await setup();
    await resolve(winter, later, earlier, 'duplicate');
    expect(await winter.application(later)).toMatchObject({ duplicateOf: earlier, openPairs: [] });
    expect(await approve()).toMatchObject({
      refusal: { kind: 'needs-a-reason', because: 'duplicate' },
    });
    expect(await approve({ reason: 'A fire took the first award' })).toMatchObject({
      outcome: 'approved',
    });
  });

  it('happens once: the second person reads what the first found', async () => {
    const { winter, earlier, later } = await setup();
    await resolve(winter, later, earlier, 'unique');
    const before = winter.memory.all();
    expect(await resolve(winter, later, earlier, 'duplicate')).toMatchObject({
      ok: false,
      failure: { kind: 'resolved-already', pair: { state: 'unique' } },
    });
    expect(winter.memory.all()).toEqual(before);
  });

  it('is never asked again, whatever they come to share later', async () => {
    const { winter, earlier, later } = await setup();
    await resolve(winter, later, earlier, 'unique');
    const found = await winter.application(later);
    const first = await winter.application(earlier);
    const moved = { ...found, matching: { ...found.matching, phone: first.matching.phone ?? '' } };
    const moment = { at: winter.clock.now(), actor: { kind: 'system', id: 'test' } } as const;
    const compared = await compareApplication(winter.records, moved, moment);
    expect(compared.openPairs).toEqual([]);
    expect(compared.writes.map((write) => 'item' in write && write.item.kind)).toEqual(['match']);
  });

  it('learns what else agrees while it is open', async () => {
    const { winter, earlier, later } = await setup();
    const found = await winter.application(later);
    const first = await winter.application(earlier);
    const moved = { ...found, matching: { ...found.matching, phone: first.matching.phone ?? '' } };
    const moment = { at: winter.clock.now(), actor: { kind: 'system', id: 'test' } } as const;
    const { writes, openPairs } = await compareApplication(winter.records, moved, moment);
    await winter.ports.commit(writes);
    expect(openPairs).toEqual([earlier]);
    expect(pairsIn(winter)).toMatchObject([{ state: 'open', matchKinds: ['account', 'phone'] }]);
  });

  it('is refused to whoever entered the later application, and for a pair that is not', async () => {
    const { winter, earlier } = await setup();
    const applicationId = 'A000000042';
    await winter.submitApplication({
      applicationId,
      form: buildForm({ ...otherFamily(800), payment: accountOf(99) }),
      channel: 'telephone',
      actor: { kind: 'staff', id: 'amina' },
    });
    await winter.assessApplication(applicationId);
    expect(await resolve(winter, applicationId, earlier, 'unique')).toEqual({
      ok: false,
      failure: { kind: 'made-by-you' },
    });
    expect(await resolve(winter, earlier, applicationId, 'unique')).toEqual({
      ok: false,
      failure: { kind: 'no-such-pair' },
    });
  });

  it('is a fault when the case never stops changing', async () => {
    const { winter, earlier, later } = await setup();
    let tries = 0;
    const never = createResolvePair({
      ...winter.ports,
      commit: () => {
        tries += 1;
        const failure = { kind: 'changed-by-someone-else', lost: [] } as const;
        return Promise.resolve({ ok: false, failure });
      },
    });
    const request = { laterId: later, earlierId: earlier, reason: 'Rang both', staffId: 'amina' };
    await expect(never({ ...request, resolution: 'unique' })).rejects.toThrow(
      `Application ${later} kept changing while a pair of it was resolved`,
    );
    expect(tries).toBe(5);
  });

  it('is listed with the oldest first while it is open, and says in its event what was found', async () => {
    const { winter, earlier, later } = await setup();
    await winter.assessed({ payment: accountOf(99) });
    await winter.assessed({ payment: accountOf(99) });
    const open = async () => {
      const queue = queues.pairs('household-support-fund');
      const { items } = await winter.records.queue({ queue, limit: 10 });
      return items.map((item) => {
        const { laterId, earlierId, raisedAt } = duplicatePairs.parse(item).document;
        return [laterId, earlierId, raisedAt];
      });
    };
    const [first, ...others] = await open();
    expect(first?.slice(0, 2)).toEqual([later, earlier]);
    expect(others).toHaveLength(5);
    const times = others.map(([, , raisedAt]) => raisedAt);
    expect(times).toEqual([...times].sort());
    await resolve(winter, later, earlier, 'duplicate');
    expect(await open()).toEqual(others);
    expect(winter.events(`APPLICATION#${later}`)).toContainEqual({
      ...{ type: 'duplicate-pair-resolved', applicationId: later, earlierId: earlier },
      ...{ resolution: 'duplicate', programmeId: 'household-support-fund' },
      ...{ windowId: 'winter-2021', ringFence: 'children' },
      area: (await winter.application(later)).area,
    });
  });

  it('wins or loses as a whole against a decision at the same moment', async () => {
    const { winter, earlier, later } = await setup();
    winter.counting.beforeNext(() =>
      winter.declineApplications({
        applicationIds: [later],
        staffId: 'ben',
        reason: 'had-an-award',
      }),
    );
    expect(await resolve(winter, later, earlier, 'unique')).toMatchObject({
      failure: { kind: 'resolved-already', pair: { state: 'lapsed' } },
    });
    expect(await winter.application(later)).toMatchObject({ state: 'declined', openPairs: [] });
  });
});

describe('what many share', () => {
  async function crowd(same: Partial<ApplicationForm>, count = fewAtMost + 1) {
    const winter = openWinter();
    const ids: string[] = [];
    for (let each = 0; each < count; each += 1) ids.push(await winter.assessed(same));
    const wanted = (await winter.application(ids[0]!), matchesIn(winter));
    const match = wanted.find(({ state }) => state === 'many');
    const lookAt = (verdict: 'links-nobody' | 'suspicious') =>
      createLookAtMatch(winter.ports)({
        matchId: match?.matchId ?? '',
        verdict,
        reason: 'The charity’s own telephone',
        staffId: 'erin',
      });
    return { winter, ids, match, lookAt };
  }
  const few = (fewAtMost * (fewAtMost - 1)) / 2;

  it('is one note for staff instead of ever more pairs', async () => {
    const { winter, ids, match } = await crowd(phone('07700 900777'), fewAtMost + 3);
    expect(match).toMatchObject({ kind: 'phone', state: 'many' });
    expect(match?.applications).toHaveLength(fewAtMost + 1);
    expect(pairsIn(winter)).toHaveLength(few);
    expect(await openPairsOf(winter, ids.at(-1)!)).toEqual([]);
    const [listed] = winter.memory.ofKind('match').filter((item) => item.queue !== undefined);
    expect(listed?.queue).toBe('SHARED#household-support-fund');
  });

  it.each([
    ['account', { payment: accountOf(99) }],
    ['name and birth date', someone],
  ])('still stops each newcomer once when it is one %s', async (_what, same) => {
    const { winter, ids } = await crowd(same, fewAtMost + 2);
    expect(await openPairsOf(winter, ids.at(-1)!)).toEqual([ids[0]]);
    expect(pairsIn(winter)).toHaveLength(few + 2);
  });

  it('links nobody any more once a person said so', async () => {
    const { winter, lookAt } = await crowd({ payment: accountOf(99) });
    expect(await lookAt('links-nobody')).toMatchObject({ ok: true });
    expect(await openPairsOf(winter, await winter.assessed({ payment: accountOf(99) }))).toEqual(
      [],
    );
    expect(await lookAt('suspicious')).toEqual({
      ok: false,
      failure: { kind: 'looked-at-already', by: 'erin' },
    });
  });

  it('frees whom a contact alone had joined, in the same act and once', async () => {
    const { winter, ids, lookAt } = await crowd(phone('07700 900777'));
    const [first = '', second = ''] = ids;
    const [also] = pairsIn(winter).filter(
      (pair) => pair.laterId === second && pair.earlierId === first,
    );
    const key = keys.pair(second, first);
    const { version } = (await duplicatePairs.read(winter.ports.records, key))!;
    await winter.ports.commit([
      duplicatePairs.replace({ ...also!, matchKinds: ['person', 'phone'] }, version),
    ]);
    await lookAt('links-nobody');
    const resolved = () => winter.events().filter(({ type }) => type === 'duplicate-pair-resolved');
    expect(resolved()).toHaveLength(few - 1);
    expect(pairsIn(winter).filter(({ state }) => state === 'open')).toMatchObject([
      { laterId: second, earlierId: first },
    ]);
    expect(pairsIn(winter).find(({ state }) => state === 'unique')).toMatchObject({
      ...{
        resolvedBy: 'erin',
        reason: 'What they share links nobody: The charity’s own telephone',
      },
    });
    expect(await openPairsOf(winter, ids[5]!)).toEqual([]);
    await lookAt('links-nobody');
    expect(resolved()).toHaveLength(few - 1);
  });

  it('goes on with the pairs of a contact that a crash left over', async () => {
    const { winter, match, lookAt } = await crowd(phone('07700 900777'));
    let commits = 0;
    const dying = createLookAtMatch({
      ...winter.ports,
      commit: (writes) => {
        commits += 1;
        return commits > 4 ? Promise.reject(new Error('died')) : winter.ports.commit(writes);
      },
    });
    const request = { verdict: 'links-nobody', reason: 'A charity', staffId: 'erin' } as const;
    await expect(dying({ ...request, matchId: match?.matchId ?? '' })).rejects.toThrow('died');
    expect(pairsIn(winter).filter(({ state }) => state === 'open')).toHaveLength(few - 3);
    await lookAt('links-nobody');
    expect(pairsIn(winter).filter(({ state }) => state === 'open')).toEqual([]);
  });

  it('leaves every pair of one account to a person', async () => {
    const { winter, lookAt } = await crowd({ payment: accountOf(99) });
    await lookAt('links-nobody');
    expect(pairsIn(winter).filter(({ state }) => state === 'open')).toHaveLength(few + 1);
  });

  it('stops each newcomer once when a person called it suspicious', async () => {
    const { winter, ids, lookAt } = await crowd(phone('07700 900777'));
    await lookAt('suspicious');
    expect(await openPairsOf(winter, await winter.assessed(phone('07700 900777')))).toEqual([
      ids[0],
    ]);
  });

  it('cannot be judged while only few share it', async () => {
    const winter = openWinter();
    const found = await winter.application(await winter.assessed());
    const [match] = matchesWantedBy(found);
    const request = { verdict: 'links-nobody', reason: 'no', staffId: 'erin' } as const;
    const lookAtMatch = createLookAtMatch(winter.ports);
    expect(await lookAtMatch({ ...request, matchId: match?.matchId ?? '' })).toEqual({
      ok: false,
      failure: { kind: 'no-such-match' },
    });
  });
});
