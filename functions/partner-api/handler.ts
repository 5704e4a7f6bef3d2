import * as z from 'zod';

import {
  applicationFormSchemaAt,
  applications,
  type createSubmitApplication,
} from '#shared/applications/index.ts';
import {
  derivedReference,
  epochSeconds,
  readReference,
  showReference,
  unreachable,
  type Clock,
  type Instant,
} from '#shared/kernel/index.ts';
import type { Limit, Limiter } from '#shared/limits/index.ts';
import type { Log } from '#shared/log/index.ts';
import { partnerOfKey } from '#shared/partners/index.ts';
import { isPossibleAccount } from '#shared/payments/account-check.ts';
import { keys, type RecordReader } from '#shared/records/index.ts';

import { idempotencyKeyPattern, openApiAt, type Received, type Standing } from './openapi.ts';
import { json, problem, type ApiAnswer, type ProblemDetail } from './problem.ts';

const requestSchema = z.looseObject({
  rawPath: z.string(),
  headers: z.record(z.string(), z.string().optional()),
  body: z.string().optional(),
  isBase64Encoded: z.boolean().optional(),
  requestContext: z.looseObject({ http: z.looseObject({ method: z.string() }) }),
});

export interface PartnerApiPorts {
  readonly submitApplication: ReturnType<typeof createSubmitApplication>;
  readonly records: RecordReader;
  readonly clock: Clock;
  readonly partnerSecret: string;
  readonly limiter: Limiter;
  readonly log: Log;
}

/** An application is a few kilobytes; this leaves room and still stops rubbish at the door. */
const bodyLimitBytes = 64 * 1024;

/** What a system that sends as fast as it can needs in its busiest minute, and one that went mad does not keep to. */
const callsOfPartner: Limit = { name: 'calls-of-partner', most: 3000, seconds: 60 };

/** Trusted partners apply for families and see how their own applications stand. */
export function createHandler(ports: PartnerApiPorts) {
  return async function handle(event: unknown): Promise<ApiAnswer> {
    const request = requestSchema.parse(event);
    const { method } = request.requestContext.http;
    // What the interface is like is no secret.
    if (request.rawPath === '/api/openapi.json') return json(200, openApiAt(ports.clock.now()));
    const bearer = /^Bearer (.+)$/.exec(request.headers['authorization'] ?? '')?.[1] ?? '';
    const partnerId = await partnerOfKey(ports.records, bearer, ports.partnerSecret);
    if (partnerId === undefined) {
      return problem({
        status: 401,
        title: 'Not signed in',
        detail:
          'Send your partner key as "Authorization: Bearer <key>". One that was revoked is not valid any more: ask BVSC for another.',
      });
    }
    const called = await ports.limiter.count(callsOfPartner, partnerId, ports.clock.now());
    if (called.isOver) return tooManyCalls(secondsUntil(called.againAt, ports.clock.now()));
    if (request.rawPath === '/api/v1/applications' && method === 'POST') {
      return takeApplication(ports, partnerId, request);
    }
    const [, reference] = /^\/api\/v1\/applications\/([^/]+)$/.exec(request.rawPath) ?? [];
    if (reference !== undefined && method === 'GET') return tellState(ports, partnerId, reference);
    return problem({
      status: 404,
      title: 'Nothing here',
      detail:
        'There are POST /api/v1/applications and GET /api/v1/applications/{reference}. GET /api/openapi.json describes them.',
    });
  };
}

function secondsUntil(then: Instant, now: Instant): number {
  return Math.max(1, epochSeconds(then) - epochSeconds(now));
}

function tooManyCalls(seconds: number): ApiAnswer {
  return problem(
    {
      status: 429,
      title: 'Too many calls',
      detail: `Your organisation made more than ${callsOfPartner.most} calls within a minute. Nothing was stored. Wait ${seconds} seconds, then send this again with the same idempotency key.`,
    },
    { 'retry-after': String(seconds) },
  );
}

async function takeApplication(
  ports: PartnerApiPorts,
  partnerId: string,
  request: z.infer<typeof requestSchema>,
): Promise<ApiAnswer> {
  const idempotencyKey = request.headers['idempotency-key'];
  if (idempotencyKey === undefined || !idempotencyKeyPattern.test(idempotencyKey)) {
    return problem({
      status: 400,
      title: 'No idempotency key',
      detail:
        'Send "Idempotency-Key" with 8 to 100 letters, digits or . : - _, the same one each time you send the same application.',
    });
  }
  const body = bodyOf(request);
  if (Buffer.byteLength(body) > bodyLimitBytes) {
    return problem({
      status: 413,
      title: 'Too large',
      detail: `An application is at most ${bodyLimitBytes / 1024} KB. Nothing was stored.`,
    });
  }
  const form = applicationFormSchemaAt(ports.clock.now()).safeParse(parseJson(body));
  if (!form.success) return notUnderstood(form.error);
  const { payment, evidence } = form.data;
  if (evidence.kind === 'uploaded') {
    return problem({
      status: 422,
      title: 'No files here',
      detail:
        'Files are sent by families on their own pages. Say who has seen the proof, or that the family can show it later. Nothing was stored.',
    });
  }
  if (payment.method === 'bank-transfer' && !isPossibleAccount(payment)) return impossibleAccount();
  const submitted = await ports.submitApplication({
    applicationId: derivedReference('partner', partnerId, idempotencyKey),
    form: form.data,
    channel: 'partner',
    actor: { kind: 'partner', id: partnerId },
  });
  if (!submitted.ok) return refusalOf(submitted.failure);
  const { applicationId, connectionRequestId, considered, already } = submitted.value;
  const programmeId = considered.find(({ verdict }) => verdict === 'taken')?.programmeId;
  const received: Received = {
    applicationId,
    reference: showReference(applicationId),
    ...(connectionRequestId !== undefined && { connectionRequestId }),
    ...(programmeId !== undefined && { programmeId }),
    considered: [...considered],
    status: 'received',
  };
  return json(already ? 200 : 201, received);
}

function refusalOf(
  failure: Extract<
    Awaited<ReturnType<PartnerApiPorts['submitApplication']>>,
    { ok: false }
  >['failure'],
): ApiAnswer {
  switch (failure.kind) {
    case 'programme-not-open':
      return problem({
        status: 409,
        title: 'Not open',
        detail: `${
          failure.name === undefined
            ? 'No programme takes applications now.'
            : `The ${failure.name} takes no applications now.`
        } Nothing was stored.`,
      });
    case 'no-programme-helps':
      return problem({
        status: 409,
        title: 'No programme helps with this',
        detail:
          'The programmes that are open now help with nothing that was asked for, or pay in no way that was chosen. Nothing was stored.',
      });
    case 'id-used-for-another-form':
      return problem({
        status: 422,
        title: 'Idempotency key used before',
        detail:
          'This idempotency key came with a different application. Use a new key for a new application.',
      });
    default:
      return unreachable(failure);
  }
}

function notUnderstood(error: z.ZodError): ApiAnswer {
  return fieldsToMend(
    error.issues.map((issue) => ({
      field: issue.path.join('.') || '(the whole body)',
      message: issue.message,
    })),
  );
}

/** The modulus check, made while the worker still has the bank card before them. */
function impossibleAccount(): ApiAnswer {
  const message =
    'No bank has an account with this sort code and account number. One of the two is mistyped.';
  return fieldsToMend([
    { field: 'payment.sortCode', message },
    { field: 'payment.accountNumber', message },
  ]);
}

function fieldsToMend(errors: NonNullable<ProblemDetail['errors']>): ApiAnswer {
  return problem({
    status: 422,
    title: 'Not understood',
    detail: 'Mend the fields named in "errors" and send it again. Nothing was stored.',
    errors,
  });
}

/** A partner sees its own families only, and of those only how the application stands. */
async function tellState(
  ports: PartnerApiPorts,
  partnerId: string,
  reference: string,
): Promise<ApiAnswer> {
  const applicationId = readReference(reference);
  const found =
    applicationId === undefined
      ? undefined
      : await applications.read(ports.records, keys.application(applicationId));
  const madeBy = found?.document.madeBy;
  if (found === undefined || madeBy?.kind !== 'partner' || madeBy.id !== partnerId) {
    return problem({
      status: 404,
      title: 'No such application',
      detail: 'You have sent no application with this reference.',
    });
  }
  const { document } = found;
  const standing: Standing = {
    applicationId: document.applicationId,
    reference: showReference(document.applicationId),
    submittedAt: document.submittedAt,
    status: document.state,
  };
  return json(200, standing);
}

function bodyOf(request: z.infer<typeof requestSchema>): string {
  const body = request.body ?? '';
  return request.isBase64Encoded === true ? Buffer.from(body, 'base64').toString('utf8') : body;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
