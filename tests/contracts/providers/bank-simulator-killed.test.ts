import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { writeStandard18 } from '#shared/payments/rails/bacs/index.ts';
import { startReceivingService } from './receiving-service.ts';
import type { ReceivingService } from './receiving-service.ts';

const monday = Date.parse('2021-12-06T09:30:00.000Z');
const running: ChildProcess[] = [];
const folder = mkdtempSync(path.join(tmpdir(), 'open-door-bank-'));
let service: ReceivingService | undefined;

afterEach(async () => {
  for (const bank of running) bank.kill('SIGKILL');
  await service?.close();
  rmSync(folder, { recursive: true });
});

it('a bank killed while files pour in keeps every file it acknowledged, and no part of any other', async () => {
  service = await startReceivingService();
  const { bank, url } = await startBankProcess(service.origin);
  const acknowledged = new Map<string, Record<string, unknown>>();
  for (let number = 1; bank.exitCode === null && bank.signalCode === null; number += 1) {
    const answer = await handIn(url, number).catch(() => undefined);
    if (answer !== undefined) acknowledged.set(`key-${number}`, answer.body);
    // A few milliseconds later, so that the blow falls while a file is being taken in.
    if (number === filesBeforeTheBlow) setTimeout(() => bank.kill('SIGKILL'), 20);
  }
  expect(acknowledged.size).toBeGreaterThanOrEqual(filesBeforeTheBlow);

  const again = await startBankProcess(service.origin);
  for (let number = 1; number <= acknowledged.size; number += 1) {
    expect(await handIn(again.url, number)).toEqual({
      status: 200,
      body: { ...acknowledged.get(`key-${number}`), repeated: true },
    });
  }
  const totals = (await (await fetch(`${again.url}/bacs/totals`)).json()) as Record<string, number>;
  expect(totals['credits']).toBe((totals['files'] ?? 0) * creditsInFile);
  await reportsAboutAll(service, totals['files'] ?? 0);
});

const filesBeforeTheBlow = 8;
const creditsInFile = 100;

async function startBankProcess(origin: string): Promise<{ bank: ChildProcess; url: string }> {
  const script = path.join(import.meta.dirname, 'bank-process.ts');
  const bank = spawn(process.execPath, [script, folder, origin, String(monday)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(bank);
  const [line] = (await once(bank.stdout, 'data')) as [Buffer];
  return { bank, url: line.toString('utf8').trim() };
}

async function handIn(url: string, number: number) {
  const text = writeStandard18({
    serviceUserNumber: '999999',
    originator: { sortCode: '871427', accountNumber: '46238510', name: 'Open Door' },
    fileSerial: String(number).padStart(6, '0'),
    createdOn: '2021-12-06',
    processingDate: '2021-12-07',
    credits: Array.from({ length: creditsInFile }, (_, index) => ({
      ...{ sortCode: '089999', accountNumber: '66374958', amountPence: 100 },
      reference: `F${number}-${index}`,
      payeeName: 'A Tester',
    })),
  });
  const reply = await fetch(`${url}/bacs/files`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain', 'idempotency-key': `key-${number}` },
    body: text,
  });
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
}

async function reportsAboutAll(from: ReceivingService, files: number): Promise<void> {
  await expect
    .poll(() => new Set(from.reports.map(({ reportId }) => reportId)).size, { timeout: 20_000 })
    .toBe(files);
}
