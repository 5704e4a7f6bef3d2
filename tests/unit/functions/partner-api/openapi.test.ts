import { describe, expect, it } from 'vitest';
import * as z from 'zod';

import { createHandler } from '#functions/partner-api/handler.ts';
import { problemSchema, receivedSchema, standingSchema } from '#functions/partner-api/openapi.ts';
import { buildForm } from '#tests/builders/application-form.ts';
import { partnerKeyFor } from '#tests/builders/partner-keys.ts';
import { openWinter } from '#tests/builders/winter.ts';
import { createLimiter } from '#shared/limits/index.ts';
import { createKeptLog } from '#tests/doubles/kept-log.ts';
import { createMemoryCounterStore } from '#tests/doubles/memory-counter-store.ts';

const documentSchema = z.looseObject({
  openapi: z.literal('3.1.1'),
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({ operationId: z.string() }))),
  components: z.looseObject({ schemas: z.record(z.string(), z.looseObject({})) }),
});

async function setup() {
  const winter = openWinter();
  const { submitApplication, records, clock } = winter;
  const partnerSecret = 'partner-secret-for-tests';
  const log = createKeptLog();
  const handle = createHandler({
    ...{ submitApplication, records, clock, partnerSecret, log },
    limiter: createLimiter({ counters: createMemoryCounterStore(), key: 'key' }),
  });
  async function ask(method: string, rawPath: string, signedIn: boolean, form?: object) {
    const authorization = `Bearer ${await partnerKeyFor(winter.ports, 'school', partnerSecret)}`;
    const { statusCode, body } = await handle({
      rawPath,
      headers: { ...(signedIn && { authorization, 'idempotency-key': 'school-2021-0001' }) },
      ...(form !== undefined && { body: JSON.stringify(form) }),
      requestContext: { http: { method } },
    });
    return { statusCode, said: JSON.parse(body) as unknown };
  }
  const { statusCode, said } = await ask('GET', '/api/openapi.json', false);
  expect(statusCode).toBe(200);
  return { ask, text: JSON.stringify(said), document: documentSchema.parse(said) };
}

/** Reads by a schema as it is published, as a partner's own tools do. */
function reader(schema: z.infer<typeof documentSchema>['components']['schemas'][string]) {
  return z.fromJSONSchema(schema);
}

describe('the description of the interface', () => {
  it('leads nowhere but to what it holds', async () => {
    const { text, document } = await setup();
    const named = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
    expect(new Set(named)).toEqual(new Set(Object.keys(document.components.schemas)));
    expect([...text.matchAll(/"\$ref":"(?!#\/components\/schemas\/)/g)]).toEqual([]);
  });

  it('lists paths that answer', async () => {
    const { ask, document } = await setup();
    for (const [path, operations] of Object.entries(document.paths)) {
      for (const method of Object.keys(operations)) {
        const { said } = await ask(method.toUpperCase(), path.replace(/\{.*\}/, 'AAAAA'), true);
        expect(said).not.toMatchObject({ title: 'Nothing here' });
      }
    }
    expect((await ask('GET', '/api/v1/elsewhere', true)).said).toMatchObject({
      title: 'Nothing here',
    });
  });

  it('takes the applications that are taken, and refuses what no application is', async () => {
    const { document } = await setup();
    const application = reader(document.components.schemas['Application']!);
    const consent = { textVersion: '1', language: 'en' };
    for (const form of [
      buildForm(),
      buildForm({ home: { kind: 'refuge' }, housing: 'refuge', payment: { method: 'cash-out' } }),
      buildForm({ moreHelp: { wanted: true, reasons: ['money'], ownWords: '', consent } }),
    ]) {
      expect(application.safeParse(form).success).toBe(true);
    }
    const { fullName: _name, ...nameless } = buildForm();
    for (const wrong of [
      nameless,
      { ...buildForm(), reasons: [] },
      { ...buildForm(), shoes: 43 },
    ]) {
      expect(application.safeParse(wrong).success).toBe(false);
    }
  });

  it('says what is answered, as it is answered', async () => {
    const { ask, document } = await setup();
    const { schemas } = document.components;
    const refused = await ask('POST', '/api/v1/applications', true, { rubbish: 1 });
    const taken = await ask('POST', '/api/v1/applications', true, buildForm());
    const { reference } = receivedSchema.parse(taken.said);
    const standing = await ask('GET', `/api/v1/applications/${reference}`, true);
    expect(standingSchema.parse(standing.said).status).toBe('submitted');
    expect(problemSchema.parse(refused.said).errors).not.toEqual([]);
    expect(reader(schemas['Received']!).safeParse(taken.said).success).toBe(true);
    expect(reader(schemas['Standing']!).safeParse(standing.said).success).toBe(true);
    expect(reader(schemas['Problem']!).safeParse(refused.said).success).toBe(true);
  });
});
