import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { prettifyError } from 'zod';

import { monthStatementFileSchema, type MonthStatementFile } from '#shared/month-close/index.ts';
import { readStatement } from '#shared/reconciliation/index.ts';
import {
  checkMonthStatement,
  checkStatement,
  type Check,
  type GatheredRecords,
} from '#shared/verification/index.ts';

import { PlatformProblem } from '../platform-problem.ts';
import { openKeptFolder } from './open-data-folder.ts';
import { checksInLines, faultCount } from './print-checks.ts';
import { reachPlatform } from './reach-platform.ts';
import { verifyPlatform } from './verify-platform.ts';

export const usage = `npm run verify -- [options]

  --data FOLDER     the data of a platform that is stopped; .local/platform unless stated
  --url ADDRESS     a platform that runs, such as http://localhost:3000
  --statement FILE  holds the records against a bank's statement, camt.053 or CSV, or against the
                    statement of a closed month, JSON; may be given again
  --json FILE       writes what was found there as well
  --help            shows this`;

/** \`npm run verify\`: resolves to the exit code, 0 when every promise is kept, 1 when one is not. */
export async function runVerify(
  given: readonly string[],
  print: (line: string) => void,
): Promise<number> {
  const { data, url, json, statement, help } = readFlags(given);
  if (help) {
    print(usage);
    return 0;
  }
  const statements = statement.map(statementIn);
  const kept = url === undefined ? await openKeptFolder(data) : await reachPlatform(url);
  try {
    const verified = await verifyPlatform(kept);
    const checks = [...verified.checks, ...statements.map((check) => check(verified.gathered))];
    const faults = faultCount(checks);
    print(`${kept.name}, at ${kept.now}`);
    for (const line of checksInLines(checks)) print(line);
    print(faults === 0 ? 'Every promise is kept.' : `${faults} things are wrong.`);
    if (json !== undefined) {
      const found = { ok: faults === 0, where: kept.name, now: kept.now, checks };
      writeFileSync(json, `${JSON.stringify(found, null, 2)}\n`);
    }
    return faults === 0 ? 0 : 1;
  } finally {
    await kept.close();
  }
}

function readFlags(given: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...given],
      options: {
        data: { type: 'string', default: '.local/platform' },
        url: { type: 'string' },
        json: { type: 'string' },
        statement: { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.url !== undefined && !URL.canParse(values.url)) {
      throw new Error(`--url takes an address such as http://localhost:3000`);
    }
    return values;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PlatformProblem(`${reason}\n\n${usage}`, { cause });
  }
}

/** Reads a statement whole, or says where it is malformed: half a statement proves nothing. */
function statementIn(file: string): (gathered: GatheredRecords) => Check {
  const content = contentOf(file);
  const month = monthStatementIn(file, content);
  if (month !== undefined) return (gathered) => checkMonthStatement(gathered, month);
  const read = readStatement(content, 'bank');
  if (read.ok) return (gathered) => checkStatement(gathered, read.value);
  const { line, reason } = read.failure;
  throw new PlatformProblem(`${file}${line === undefined ? '' : `, line ${line}`}: ${reason}`);
}

/** The statement of a closed month; undefined for a file that is no JSON at all. */
function monthStatementIn(file: string, content: Uint8Array): MonthStatementFile | undefined {
  let written: unknown;
  try {
    written = JSON.parse(new TextDecoder().decode(content));
  } catch {
    return undefined;
  }
  const parsed = monthStatementFileSchema.safeParse(written);
  if (parsed.success) return parsed.data;
  throw new PlatformProblem(`${file} is no statement of a month: ${prettifyError(parsed.error)}`);
}

function contentOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new PlatformProblem(`${file} cannot be read`, { cause });
  }
}
