import { currentReleases } from '#shared/reference/index.ts';
import { describe, expect, it } from 'vitest';

import { childrenIn, payees, ringFenceOf, unsealPayee } from '#shared/applications/index.ts';
import { connectionRequests } from '#shared/family-connect/index.ts';
import { programmeById } from '#shared/programmes/index.ts';
import { keys } from '#shared/records/index.ts';
import { buildForm } from '#tests/builders/application-form.ts';
import { matchingKey, openWinter } from '#tests/builders/winter.ts';

const applicationId = 'A000000001';
const moreHelp = {
  wanted: true as const,
  reasons: ['money', 'domestic-abuse'] as ('money' | 'domestic-abuse')[],
  ownWords: 'He took the bank card',
  consent: { textVersion: 'family-connect-consent-1', language: 'en' },
};
const school = { kind: 'partner', id: 'school' } as const;

function setup() {
  const winter = openWinter();
  const submit = (
    form = buildForm(),
    more: { channel?: 'online' | 'partner' | 'telephone'; applicationId?: string } = {},
  ) =>
    winter.submitApplication({ applicationId, form, channel: 'partner', actor: school, ...more });
  return { ...winter, submit };
}

describe('sending an application', () => {
  it('puts the case, where to pay it and its event into one commit', async () => {
    const { submit, counting, memory } = setup();
    expect(await submit()).toMatchObject({ ok: true, value: { applicationId, already: false } });
    expect(counting.committed).toHaveLength(1);
    expect([...new Set(memory.all().map((item) => item.kind))]).toEqual([
      ...['application', 'event', 'search-entry', 'payee', 'partner-family'],
    ]);
  });

  it('puts the request for further help and its event into that same commit', async () => {
    const { submit, counting, memory, events } = setup();
    const submitted = await submit(buildForm({ moreHelp }));
    expect(counting.committed).toHaveLength(1);
    expect(counting.committed[0]!.every((write) => write.action === 'create')).toBe(true);
    const connectionRequestId = submitted.ok ? submitted.value.connectionRequestId! : '';
    const [item] = memory.ofKind('connection-request');
    expect(connectionRequests.parse(item!).document).toEqual({
      state: 'received',
      connectionRequestId,
      receivedAt: '2021-12-07T09:00:00.000Z',
      area: expect.objectContaining({ localityCode: 'hodge-hill' }) as object,
      fullName: 'Nadia Hussain',
      contact: buildForm().contact,
      language: 'en',
      interpreterNeeded: false,
      adults: 1,
      children: 2,
      reasons: ['money', 'domestic-abuse'],
      ownWords: 'He took the bank card',
      consent: {
        textVersion: 'family-connect-consent-1',
        language: 'en',
        givenAt: '2021-12-07T09:00:00.000Z',
        channel: 'partner',
      },
    });
    expect(item).toMatchObject({ queue: 'CONNECTIONS#hodge-hill#received' });
    expect(events().map(({ type }) => type)).toEqual([
      'application-submitted',
      'connection-requested',
    ]);
  });

  it('shows the locality neither the bank details nor the money asked for', async () => {
    const { submit, memory } = setup();
    await submit(buildForm({ moreHelp }));
    const text = JSON.stringify(memory.ofKind('connection-request'));
    for (const hidden of ['66374958', '089999', 'amountsPence', '7000', '8000', 'under-900']) {
      expect(text).not.toContain(hidden);
    }
  });

  it('waits for an assessment, with what was asked for and where it belongs', async () => {
    const { submit, application, memory } = setup();
    await submit();
    expect(await application(applicationId)).toMatchObject({
      state: 'submitted',
      windowId: 'winter-2021',
      ringFence: 'children',
      askedPence: 150_00,
      placeStatus: 'inside',
      area: { localityCode: 'hodge-hill', lsoa2011: 'E01009194' },
      madeBy: school,
    });
    expect(memory.ofKind('application')).toMatchObject([
      {
        queue: 'CASES#household-support-fund#submitted',
        queueOrder: '2021-12-07T09:00:00.000Z',
      },
    ]);
  });

  it('keeps the account sealed and apart: the case shows four digits', async () => {
    const { submit, memory, records } = setup();
    await submit();
    const everything = JSON.stringify(memory.all());
    expect(everything).not.toContain('66374958');
    expect(everything).not.toContain('089999');
    const payee = await payees.read(records, keys.payee(applicationId));
    expect(unsealPayee(payee!.document, matchingKey)).toEqual({
      nameOnAccount: 'N Hussain',
      sortCode: '089999',
      accountNumber: '66374958',
    });
    expect(JSON.stringify(memory.ofKind('application'))).toContain('"accountEnding":"4958"');
  });

  it('writes nothing of the family into its events', async () => {
    const { submit, memory } = setup();
    await submit(buildForm({ moreHelp }));
    const text = JSON.stringify(memory.ofKind('event'));
    for (const personal of [
      ...['Nadia', 'Hussain', '1990', 'Washwood', 'B8 3BB', '07700', '66374958', 'bank card'],
    ]) {
      expect(text).not.toContain(personal);
    }
  });

  it('stores no payee for a family that needs another way', async () => {
    const { submit, memory } = setup();
    await submit(buildForm({ payment: { method: 'needs-another-way' } }));
    expect(memory.ofKind('payee')).toEqual([]);
  });
});

describe('sending it again', () => {
  it('finds what the first sending made and changes nothing', async () => {
    const { submit, memory, clock } = setup();
    const first = await submit(buildForm({ moreHelp }));
    const before = memory.all();
    clock.moveOnSeconds(3600);
    const second = await submit(buildForm({ moreHelp }));
    expect(first.ok && second.ok && second.value).toEqual({
      ...(first.ok && first.value),
      already: true,
    });
    expect(memory.all()).toEqual(before);
  });

  it('finds it even after the programme closed', async () => {
    const { submit, clock } = setup();
    await submit();
    clock.moveTo('2022-05-01T09:00:00.000Z');
    expect(await submit()).toMatchObject({ ok: true, value: { already: true } });
  });

  it('finds it whatever has become of it since', async () => {
    const { submit, assessApplication } = setup();
    await submit();
    await assessApplication(applicationId);
    expect(await submit()).toMatchObject({ ok: true, value: { already: true } });
  });

  it('finds it when the same answers come in another order', async () => {
    const { submit } = setup();
    await submit(buildForm({ amountsPence: { food: 70_00, 'energy-and-water': 80_00 } }));
    const again = buildForm({ amountsPence: { 'energy-and-water': 80_00, food: 70_00 } });
    expect(await submit(again)).toMatchObject({ ok: true, value: { already: true } });
  });

  it('is refused when the id was used for another form, which is not stored', async () => {
    const { submit, memory } = setup();
    await submit();
    const before = memory.all();
    expect(await submit(buildForm({ fullName: 'Somebody Else' }))).toEqual({
      ok: false,
      failure: { kind: 'id-used-for-another-form', applicationId },
    });
    expect(memory.all()).toEqual(before);
  });

  it('is taken once when two sendings race', async () => {
    const { submit, memory, counting } = setup();
    counting.beforeNext(() => submit());
    expect(await submit()).toMatchObject({ ok: true, value: { already: true } });
    expect(memory.ofKind('application')).toHaveLength(1);
  });
});

describe('a programme that is closed', () => {
  it('takes nothing and stores nothing', async () => {
    const { submit, memory, clock } = setup();
    clock.moveTo('2021-12-05T09:00:00.000Z');
    expect(await submit()).toEqual({
      ok: false,
      failure: { kind: 'programme-not-open', name: 'Household Support Fund' },
    });
    expect(memory.all()).toEqual([]);
  });
});

describe('the figures a home is placed by', () => {
  it('are kept with the application, by the number of their release', async () => {
    const { submit, application } = setup();
    await submit();

    expect(await application(applicationId)).toMatchObject({
      placeStatus: 'inside',
      placedBy: currentReleases(2019),
    });
  });
});

describe('a refuge', () => {
  const secretAddress = { line1: '77 Hidden Grove', line2: 'Secret Court', postcode: 'B30 1AA' };

  it('has no address anywhere in what is stored', async () => {
    const { submit, memory, application } = setup();
    await submit(buildForm({ home: { kind: 'refuge' }, housing: 'refuge', moreHelp }));
    expect(await application(applicationId)).toMatchObject({
      placeStatus: 'hidden',
      area: { localityCode: 'city' },
      form: { home: { kind: 'refuge' } },
    });
    expect(JSON.stringify(memory.all())).not.toMatch(/postcode|lsoa|line1/);
  });

  it('has none even when somebody typed it in, and is placed nowhere', async () => {
    const { submit, memory } = setup();
    const home = { kind: 'address' as const, ...secretAddress };
    await submit(buildForm({ home, housing: 'refuge', moreHelp }));
    const everything = JSON.stringify(memory.all());
    for (const trace of [...Object.values(secretAddress), 'selly-oak', 'E01008961', 'lsoa']) {
      expect(everything).not.toContain(trace);
    }
    expect(memory.ofKind('connection-request')).toMatchObject([
      { queue: 'CONNECTIONS#city#received' },
    ]);
  });
});

describe('the ring-fence of a household', () => {
  const winter = programmeById('household-support-fund');
  const crisis = programmeById('crisis-and-resilience-fund');
  const none = { age0to1: 0, age2to4: 0, age5to10: 0, age11to15: 0, age16to18: 0 };
  const { household } = buildForm();
  const alone = { ...household, children: none };

  it.each([
    ['with children', crisis, household, 'children'],
    ['expecting a child', crisis, { ...alone, pregnant: 'yes' as const }, 'children'],
    ['of a pensioner', crisis, { ...alone, adultsOver65: 1 }, 'pensioners'],
    ['of a pensioner with children', crisis, { ...household, adultsOver65: 1 }, 'children'],
    ['of one adult', crisis, alone, 'others'],
    [
      'of a pensioner, where none is kept for pensioners',
      winter,
      { ...alone, adultsOver65: 1 },
      'others',
    ],
  ])('%s', (_, programme, of, ringFence) => {
    expect(ringFenceOf(of, programme)).toBe(ringFence);
  });

  it('counts children of every age', () => {
    const children = { age0to1: 1, age2to4: 2, age5to10: 3, age11to15: 4, age16to18: 5 };
    expect(childrenIn({ ...household, children })).toBe(15);
  });
});
