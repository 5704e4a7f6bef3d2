import * as z from 'zod';

import {
  applicationFormSchemaAt,
  applicationSchema,
  consideredSchema,
} from '#shared/applications/index.ts';
import type { Instant } from '#shared/kernel/index.ts';

/** What is answered to an application that was taken in. */
export const receivedSchema = z.strictObject({
  applicationId: z.string(),
  reference: z.string(),
  connectionRequestId: z.string().optional(),
  programmeId: z.string().optional(),
  considered: z.array(consideredSchema),
  status: z.literal('received'),
});
export type Received = z.infer<typeof receivedSchema>;

/** What a partner learns of an application of its own. */
export const standingSchema = z.strictObject({
  applicationId: z.string(),
  reference: z.string(),
  submittedAt: z.iso.datetime(),
  status: z.enum(applicationSchema.options.map(({ shape }) => shape.state.value)),
});
export type Standing = z.infer<typeof standingSchema>;

/** RFC 9457, with the fields to mend. */
export const problemSchema = z.strictObject({
  type: z.literal('about:blank'),
  status: z.int(),
  title: z.string(),
  detail: z.string(),
  errors: z.array(z.strictObject({ field: z.string(), message: z.string() })).optional(),
});

export const idempotencyKeyPattern = /^[\w.:-]{8,100}$/;

/**
 * The interface in words and schemas, as OpenAPI 3.1.1 writes it. The schemas are the ones that
 * applications are read by and answers are made by; what they cannot say (a fund's own limits, the
 * check of an account) comes back as a problem that names the field.
 */
export function openApiAt(at: Instant): object {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Open Door for trusted partners',
      version: '1.0.0',
      description:
        'Schools and charities apply for families who have agreed to it, and see how those applications stand. Amounts are whole pence. Nothing is stored unless the answer says so.',
    },
    servers: [{ url: '/' }],
    security: [{ partnerKey: [] }],
    paths: {
      '/api/v1/applications': { post: takeApplication },
      '/api/v1/applications/{reference}': { get: tellState },
    },
    components: {
      securitySchemes: {
        partnerKey: {
          type: 'http',
          scheme: 'bearer',
          description:
            'The key that BVSC gave your organisation: `partner.key.secret`. Two are valid at once while you change over from one to the other.',
        },
      },
      schemas: {
        Application: schemaOf(applicationFormSchemaAt(at), 'input'),
        Received: schemaOf(receivedSchema, 'output'),
        Standing: schemaOf(standingSchema, 'output'),
        Problem: schemaOf(problemSchema, 'output'),
      },
    },
  };
}

/** OpenAPI 3.1 takes JSON Schema 2020-12 as it is; only the document's own dialect is said once. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}

const body = (name: string, mediaType = 'application/json') => ({
  [mediaType]: { schema: { $ref: `#/components/schemas/${name}` } },
});
const answer = (description: string, name: string) => ({ description, content: body(name) });
const refusal = (description: string) => ({
  description,
  content: body('Problem', 'application/problem+json'),
});
const notSignedIn = {
  '401': refusal('The key is missing, was not given out by us, or was revoked.'),
};

const tooManyCalls = {
  '429': {
    ...refusal('More calls in a minute than any system needs. Nothing was stored.'),
    headers: {
      'Retry-After': {
        description: 'After so many seconds the same call is taken.',
        schema: { type: 'integer', minimum: 1 },
      },
    },
  },
};

const takeApplication = {
  operationId: 'submitApplication',
  summary: 'Apply for a family',
  description:
    'Without `programmeId` the family is considered for every fund that is open; the answer says which one took it, and why the others did not. Sent again with the same key and content, it is answered as the first time.',
  parameters: [
    {
      name: 'Idempotency-Key',
      in: 'header',
      required: true,
      description:
        'The same one each time you send the same application, and another for another one.',
      schema: { type: 'string', pattern: idempotencyKeyPattern.source },
    },
  ],
  requestBody: { required: true, content: body('Application') },
  responses: {
    '200': answer('It was taken in before; nothing was stored again.', 'Received'),
    '201': answer('It was taken in now.', 'Received'),
    '400': refusal('The idempotency key is missing or malformed.'),
    ...notSignedIn,
    '409': refusal('No fund that is open helps with this. Nothing was stored.'),
    '413': refusal('It is larger than any application can be. Nothing was stored.'),
    '422': refusal(
      'Fields are wrong: `errors` names each and says how to mend it. Or the key was used for another application. Nothing was stored.',
    ),
    ...tooManyCalls,
  },
};

const tellState = {
  operationId: 'showApplication',
  summary: 'See how an application stands',
  parameters: [
    {
      name: 'reference',
      in: 'path',
      required: true,
      description: 'As it was answered; capitals, spaces and dashes do not matter.',
      schema: { type: 'string' },
    },
  ],
  responses: {
    '200': answer(
      'How it stands. Never why another fund or partner helped the family.',
      'Standing',
    ),
    ...notSignedIn,
    '404': refusal('You have sent no application with this reference.'),
    ...tooManyCalls,
  },
};
