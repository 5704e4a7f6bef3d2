import { describe, expect, it } from 'vitest';

import { createHandler } from '#functions/partner-api/handler.ts';
import { isReference, readReference } from '#shared/kernel/index.ts';
import { buildForm } from '#tests/builders/application-form.ts';
import { partnerKeyFor } from '#tests/builders/partner-keys.ts';
import { openWinter } from '#tests/builders/winter.ts';
import { createLimiter } from '#shared/limits/index.ts';
import { createKeptLog } from '#tests/doubles/kept-log.ts';
import { createMemoryCounterStore } from '#tests/doubles/memory-counter-store.ts';

const partnerSecret = 'partner-secret-for-tests';
const path = '/api/v1/applications';

const account = {
  method: 'bank-transfer' as const,
  nameOnAccount: 'N Hussain',
  sortCode: '089999',
  accountNumber: '66374958',
};

interface Call {
  readonly method?: string;
  readonly rawPath?: string;
  readonly body?: string;
  readonly base64?: boolean;
  readonly partner?: string;
  readonly authorization?: string;
  readonly key?: string | undefined;
}

function setup() {
  const winter = openWinter();
  const { submitApplication, records, clock } = winter;
  const log = createKeptLog();
  const handle = createHandler({
    ...{ submitApplication, records, clock, partnerSecret, log },
    limiter: createLimiter({ counters: createMemoryCounterStore(), key: 'key' }),
  });
  const keyOf = (partnerId: string) => partnerKeyFor(winter.ports, partnerId, partnerSecret);
  async function call({ method = 'POST', rawPath = path, partner = 'school', ...more }: Call = {}) {
    const key = 'key' in more ? more.key : 'school-2021-0001';
    const answer = await handle({
      rawPath,
      headers: {
        authorization: more.authorization ?? `Bearer ${await keyOf(partner)}`,
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      body: more.body ?? JSON.stringify(buildForm()),
      isBase64Encoded: more.base64 ?? false,
      requestContext: { http: { method } },
    });
    return { ...answer, said: JSON.parse(answer.body) as Record<string, unknown> };
  }
  return { ...winter, call, keyOf };
}

describe('a partner sends an application', () => {
  it('and it is stored: 201 with a reference for the family', async () => {
    const { call, memory, application } = setup();
    const { statusCode, said, headers } = await call();
    expect(statusCode).toBe(201);
    expect(said).toEqual({
      applicationId: expect.toSatisfy(isReference) as string,
      reference: expect.stringMatching(/^\w{5}-\w{5}$/) as string,
      programmeId: 'household-support-fund',
      considered: [
        {
          programmeId: 'household-support-fund',
          windowId: 'winter-2021',
          verdict: 'taken',
          because: 'named',
        },
      ],
      status: 'received',
    });
    expect(readReference(said['reference'] as string)).toBe(said['applicationId']);
    expect(headers).toMatchObject({ 'cache-control': 'no-store' });
    expect(memory.ofKind('application')).toHaveLength(1);
    expect(await application(said['applicationId'] as string)).toMatchObject({
      channel: 'partner',
      madeBy: { kind: 'partner', id: 'school' },
    });
  });

  it('and learns of the request for further help when the family wants one', async () => {
    const { call } = setup();
    const consent = { textVersion: '1', language: 'en' };
    const moreHelp = { wanted: true as const, reasons: ['money' as const], ownWords: '', consent };
    const { said } = await call({ body: JSON.stringify(buildForm({ moreHelp })) });
    expect(said['connectionRequestId']).toEqual(expect.any(String));
  });

  it('twice under one key: 200 with the first answer, and it is stored once', async () => {
    const { call, memory } = setup();
    const first = await call();
    const second = await call();
    expect(second.statusCode).toBe(200);
    expect(second.said).toEqual(first.said);
    expect(memory.ofKind('application')).toHaveLength(1);
  });

  it('twice under two keys: two applications, for a person to look at', async () => {
    const { call, memory } = setup();
    await call();
    expect((await call({ key: 'school-2021-0002' })).statusCode).toBe(201);
    expect(memory.ofKind('application')).toHaveLength(2);
  });

  it('under a key another partner uses too, and neither sees the other', async () => {
    const { call, memory } = setup();
    const first = await call();
    const second = await call({ partner: 'charity' });
    expect(second.statusCode).toBe(201);
    expect(second.said['applicationId']).not.toBe(first.said['applicationId']);
    expect(memory.ofKind('application')).toHaveLength(2);
  });

  it.each([
    ['whose sort code is not listed', '00-09-99', '12345678'],
    ['of seven digits', '08 60 90', '677 4744'],
  ])('with an account %s', async (_, sortCode, accountNumber) => {
    const { call } = setup();
    const payment = { ...account, sortCode, accountNumber };
    expect((await call({ body: JSON.stringify(buildForm({ payment })) })).statusCode).toBe(201);
  });

  it('in base 64 as the door hands it on', async () => {
    const { call } = setup();
    const body = Buffer.from(JSON.stringify(buildForm())).toString('base64');
    expect((await call({ body, base64: true })).statusCode).toBe(201);
  });
});

describe('nothing is stored', () => {
  async function refused(change: Call, at?: string) {
    const { call, keyOf, memory, clock } = setup();
    if (at !== undefined) clock.moveTo(at);
    await keyOf('school');
    const before = memory.all();
    const { statusCode, said, headers } = await call(change);
    expect(memory.all()).toEqual(before);
    expect(headers).toMatchObject({ 'content-type': 'application/problem+json' });
    expect(said).toMatchObject({ type: 'about:blank', status: statusCode });
    return { statusCode, said };
  }

  it.each([
    ['no key', ''],
    ['another scheme', 'Basic school.7K3QD9XW01.secret-of-school'],
    ['something that is no key', 'Bearer school.made-up'],
    ['a key we never issued', 'Bearer school.7K3QD9XW02.secret-of-school'],
    ['a partner that has none', 'Bearer charity.7K3QD9XW01.secret-of-school'],
    ['a key with more to it', 'Bearer school.7K3QD9XW01.secret-of-school.admin'],
    ['a wrong secret', 'Bearer school.7K3QD9XW01.secret-of-schooL'],
  ])('401 for %s', async (_, authorization) => {
    expect((await refused({ authorization })).statusCode).toBe(401);
  });

  it.each([[undefined], ['short'], ['with spaces in it'], ['x'.repeat(101)]])(
    '400 for the idempotency key %j',
    async (key) => {
      expect(await refused({ key })).toMatchObject({
        statusCode: 400,
        said: { title: 'No idempotency key' },
      });
    },
  );

  it('413 for more than an application can be, counted in bytes', async () => {
    expect((await refused({ body: ' '.repeat(64 * 1024 + 1) })).statusCode).toBe(413);
    expect((await refused({ body: '€'.repeat(22_000) })).statusCode).toBe(413);
  });

  it('409 while the fund takes no applications', async () => {
    expect(await refused({}, '2021-11-01T09:00:00.000Z')).toMatchObject({
      statusCode: 409,
      said: { detail: expect.stringContaining('Household Support Fund') as string },
    });
  });

  it('422 with the fields to mend', async () => {
    const form = { ...buildForm(), dateOfBirth: '2030-01-01', amountsPence: { food: 999_00 } };
    const { statusCode, said } = await refused({ body: JSON.stringify({ ...form, shoes: 43 }) });
    expect(statusCode).toBe(422);
    expect((await refused({ body: JSON.stringify(form) })).said['errors']).toEqual([
      {
        field: 'amountsPence.food',
        message: 'Enter £150 or less. This fund pays up to £150 for a household',
      },
      { field: 'dateOfBirth', message: 'Your date of birth must be in the past' },
    ]);
    expect(said['errors']).toContainEqual({
      field: '(the whole body)',
      message: 'Unrecognized key: "shoes"',
    });
  });

  it('422 at both numbers for an account that no bank can have', async () => {
    const { statusCode, said } = await refused({
      body: JSON.stringify(buildForm({ payment: { ...account, accountNumber: '66374959' } })),
    });
    expect(statusCode).toBe(422);
    const message = expect.stringMatching(/^No bank has an account with this/) as string;
    expect(said['errors']).toEqual([
      { field: 'payment.sortCode', message },
      { field: 'payment.accountNumber', message },
    ]);
  });

  it.each([['not JSON'], ['[]'], ['null'], ['']])('422 for a body of %j', async (body) => {
    expect((await refused({ body })).statusCode).toBe(422);
  });

  it('422 for files, which only families can send', async () => {
    const { call, memory } = setup();
    const form = buildForm({ evidence: { kind: 'uploaded', files: 1 } });
    expect(await call({ body: JSON.stringify(form) })).toMatchObject({
      statusCode: 422,
      said: { title: 'No files here' },
    });
    expect(memory.ofKind('application')).toEqual([]);
  });

  it('404 for a path or a method that is not there', async () => {
    expect((await refused({ rawPath: '/api/v2/applications' })).statusCode).toBe(404);
    expect((await refused({ method: 'DELETE' })).statusCode).toBe(404);
  });
});

it('answers 422 when a key comes with another application, and keeps the first', async () => {
  const { call, memory } = setup();
  await call();
  const before = memory.all();
  const body = JSON.stringify(buildForm({ fullName: 'Somebody Else' }));
  expect(await call({ body })).toMatchObject({
    statusCode: 422,
    said: { title: 'Idempotency key used before' },
  });
  expect(memory.all()).toEqual(before);
});

describe('a partner follows an application', () => {
  it('of its own: how it stands, and nothing of why', async () => {
    const { call, assessApplication } = setup();
    const { said } = await call();
    const reference = said['reference'] as string;
    const follow = () => call({ method: 'GET', rawPath: `${path}/${reference}` });
    expect((await follow()).said).toEqual({
      ...{ applicationId: said['applicationId'], reference },
      submittedAt: '2021-12-07T09:00:00.000Z',
      status: 'submitted',
    });
    await assessApplication(said['applicationId'] as string);
    expect(await follow()).toMatchObject({ statusCode: 200, said: { status: 'to-decide' } });
  });

  it('written any way a person writes a reference', async () => {
    const { call } = setup();
    const id = (await call()).said['applicationId'] as string;
    const rawPath = `${path}/${id.toLowerCase()}`;
    expect((await call({ method: 'GET', rawPath })).statusCode).toBe(200);
  });

  it('of another partner as little as one that does not exist: the same 404', async () => {
    const { call } = setup();
    const reference = (await call()).said['reference'] as string;
    const theirs = await call({
      ...{ method: 'GET', partner: 'charity', rawPath: `${path}/${reference}` },
    });
    const nobodys = await call({ method: 'GET', rawPath: `${path}/AAAAA-AAAAA` });
    const rubbish = await call({ method: 'GET', rawPath: `${path}/rubbish` });
    expect(theirs.statusCode).toBe(404);
    expect(theirs.said).toEqual(nobodys.said);
    expect(rubbish.said).toEqual(nobodys.said);
  });

  it('never one that a member of staff of the same name took down', async () => {
    const { call, submitApplication } = setup();
    await submitApplication({
      applicationId: 'A000000001',
      form: buildForm(),
      channel: 'telephone',
      actor: { kind: 'staff', id: 'school' },
    });
    const answer = await call({ method: 'GET', rawPath: `${path}/A000000001` });
    expect(answer.statusCode).toBe(404);
  });
});

describe('a system that calls without end', () => {
  it('is told how long to wait, stores nothing, and holds up no other partner', async () => {
    const { call, clock, memory } = setup();
    const counted = { method: 'GET', rawPath: `${path}/AAAAA-AAAAA` };
    for (let calls = 0; calls < 3000; calls += 1) await call(counted);
    const stored = memory.ofKind('application').length;
    const { statusCode, said, headers } = await call();
    expect(statusCode).toBe(429);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
    expect(said['detail']).toContain('with the same idempotency key');
    expect(memory.ofKind('application')).toHaveLength(stored);
    expect((await call({ partner: 'charity' })).statusCode).toBe(201);
    clock.moveOnSeconds(Number(headers['retry-after']));
    expect((await call({ key: 'school-2021-0002' })).statusCode).toBe(201);
  });
});
