import { createServer, type IncomingHttpHeaders } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';

import { listenLocally } from '#infra/local/listen-locally.ts';
import { readBody } from '#infra/local/read-body.ts';
import type { RailAnswer, RailFile } from '#shared/payments/payment-rail.ts';
import { createBacsRail } from '#shared/payments/rails/bacs/bank.http.ts';
import { contraReference, readStandard18 } from '#shared/payments/rails/bacs/index.ts';
import { contentDigest } from '#shared/payments/rails/known-file.ts';
import { originator } from '#tests/builders/originator.ts';

interface Said {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

let stop = () => Promise.resolve();

afterEach(() => stop());

const file: RailFile = {
  ...{ idempotencyKey: 'run-1', createdOn: '2021-12-06', originator },
  credits: [
    {
      ...{ reference: 'RUN-1-1', amountPence: 150_00, payeeName: 'A TESTER' },
      ...{ sortCode: '089999', accountNumber: '66374958' },
    },
  ],
};

/** Hands the file to a bank that says this, whatever it is handed. */
async function handedTo({ status, body, headers = {} }: Said) {
  const asked: { path: string; body: string; headers: IncomingHttpHeaders }[] = [];
  const server = createServer((request, response) => {
    void readBody(request, 1_000_000).then((bytes) => {
      const path = `${request.method ?? ''} ${request.url ?? ''}`;
      asked.push({ path, body: bytes.toString('utf8'), headers: request.headers });
      response.writeHead(status, headers);
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  const listening = await listenLocally(server, 0);
  stop = listening.close;
  const rail = createBacsRail({ endpoint: listening.url, timeoutMs: 5_000 });
  return { asked, name: rail.name, answer: (): Promise<RailAnswer> => rail.submit(file) };
}

async function answerTo(said: Said): Promise<RailAnswer> {
  return (await handedTo(said)).answer();
}

describe('a bank other than our simulator', () => {
  it('is handed one file by Standard 18 under its key, to be processed on the next working day', async () => {
    const taken = { submissionId: 'S1', totalPence: 150_00 };
    const { asked, name, answer } = await handedTo({ status: 200, body: taken });
    expect(await answer()).toEqual({ kind: 'accepted', submissionId: 'S1' });
    expect(name).toBe('bacs');
    expect(asked).toMatchObject([
      {
        path: 'POST /bacs/files',
        headers: { 'content-type': 'text/plain', 'idempotency-key': 'run-1' },
      },
    ]);
    expect(readStandard18(asked[0]?.body ?? '')).toMatchObject({
      value: { createdOn: '2021-12-06', processingDate: '2021-12-07', credits: file.credits },
    });
  });

  const sent = (answer: RailAnswer) => ('sent' in answer ? answer.sent : undefined);

  it('that counts another sum has taken something that nobody is sure of', async () => {
    const body = { submissionId: 'S1', totalPence: 150_01, count: 1 };
    const answer = await answerTo({ status: 202, body });
    expect(answer).toMatchObject({
      kind: 'unclear',
      held: { name: 'S1', totalPence: 150_01, count: 1 },
      reasons: ['the bank took 15001 pence in all as S1, and 15000 were sent'],
    });
    expect(sent(answer)).toEqual({
      ...{ name: contraReference('run-1'), count: 1, totalPence: 150_00 },
      contentSha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    const silent = await answerTo({ status: 202, body: { submissionId: 'S1', totalPence: 1 } });
    expect('held' in silent && silent.held).toEqual({ name: 'S1', totalPence: 1 });
  });

  it('refuses a file only with its reasons, each with its line where it has one', async () => {
    const errors = [{ line: 4, reason: 'too early' }, { reason: 'not today' }];
    expect(await answerTo({ status: 422, body: { errors } })).toEqual({
      ...{ kind: 'refused', reasons: ['line 4: too early', 'not today'] },
    });
    for (const body of ['Bad gateway', { errors: [] }, { errors: [{}] }]) {
      expect(await answerTo({ status: 422, body })).toMatchObject({
        ...{ kind: 'unclear', reasons: ['the bank answered 422 without a reason'] },
        sent: { totalPence: 150_00 },
      });
    }
  });

  it('that knows the key has our file only if it says so, and is asked about any other', async () => {
    const { asked, answer } = await handedTo({ status: 409, body: 'no' });
    expect(await answer()).toMatchObject({
      ...{ kind: 'unclear', reasons: ['the bank has a file under this key'], held: {} },
      sent: { name: contraReference('run-1') },
    });
    const content = contentDigest(asked[0]?.body ?? '');
    const headers = { 'known-content-sha256': content, 'known-submission-id': 'S7' };
    expect(await answerTo({ status: 409, body: 'no', headers })).toEqual({
      ...{ kind: 'accepted', submissionId: 'S7' },
    });
  });

  it.each([500, 404, 201])(
    'has answered nothing with %i: the file is sent again',
    async (status) => {
      const taken = { submissionId: 'S1', totalPence: 150_00 };
      await expect(answerTo({ status, body: taken })).rejects.toThrow(
        `The bank answered ${status} to file run-1`,
      );
    },
  );
});
