import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { policyByVersion, policyInForce, type Policy } from '#shared/eligibility/index.ts';
import { localDate, systemClock, type LocalDate } from '#shared/kernel/index.ts';
import { readCandidate, tryPolicy } from '#shared/policy-trials/index.ts';
import { programmes, type Programme } from '#shared/programmes/index.ts';

import { PlatformProblem } from '../platform-problem.ts';
import type { KeptPlatform } from '../verify/kept-platform.ts';
import { openKeptFolder } from '../verify/open-data-folder.ts';
import { reachPlatform } from '../verify/reach-platform.ts';
import { gatherCases, type GatheredCases } from './gather-cases.ts';
import { problemsInLines, trialInLines } from './trial-lines.ts';

export const usage = `npm run policy:try -- --programme P --policy FILE [options]

Replays stored applications under another policy and shows who would gain and who would lose, what
it would cost, and when each envelope would have run dry. Nothing is written.

  --programme P   ${programmes.map(({ programmeId }) => programmeId).join(', ')}
  --policy FILE   JSON: a whole policy, or only the parts that differ from the one in force,
                  such as { "awards": { "perChildPence": 5000 } }
  --from DATE     only applications that came in on this day or later, such as 2021-12-06
  --to DATE       only applications that came in on this day or earlier
  --data FOLDER   the data of a platform that is stopped; .local/platform unless stated
  --url ADDRESS   a platform that runs, such as http://localhost:3000
  --json          prints JSON, exact to the penny, instead of tables
  --show          prints the programme's policy in force as JSON, to begin a file from
  --help          shows this`;

export interface TrialOutput {
  readonly print: (line: string) => void;
  /** Where progress is told: never in what is printed. */
  readonly progress: Pick<NodeJS.WriteStream, 'write'> & { readonly isTTY?: boolean | undefined };
}

/** \`npm run policy:try\`: prints the trial, or throws a \`PlatformProblem\` that says what to mend. */
export async function runPolicyTrial(given: readonly string[], output: TrialOutput): Promise<void> {
  const flags = readFlags(given);
  if (flags.help) {
    output.print(usage);
    return;
  }
  const programme = programmeNamed(flags.programme);
  if (flags.show) {
    const today = localDate(systemClock.now());
    output.print(JSON.stringify(policyBeside(programme, today), null, 2));
    return;
  }
  if (flags.policy === undefined) throw unusable('Name the policy to try with --policy FILE');
  const file = readPolicyFile(flags.policy);
  const kept =
    flags.url === undefined ? await openKeptFolder(flags.data) : await reachPlatform(flags.url);
  try {
    const inForce = policyBeside(programme, flags.to ?? localDate(kept.now));
    const candidate = candidateFrom(file, flags.policy, inForce);
    const { from, to } = flags;
    const gathered = await gatherCases(
      kept,
      { programme, from, to },
      progressLine(output.progress),
    );
    const { cases, envelopes } = gathered;
    const policyOf = policyByVersion;
    const trial = tryPolicy({ programme, inForce, candidate, policyOf, cases, envelopes });
    if (flags.json) {
      const { notAssessed, otherDays } = gathered;
      const days = { from: from ?? null, to: to ?? null };
      const where = { where: kept.name, now: kept.now, ...days, notAssessed, otherDays };
      output.print(JSON.stringify({ ...where, ...trial }, null, 2));
      return;
    }
    for (const line of headLines(programme, kept, gathered)) output.print(line);
    output.print(`In force: ${trial.inForce.version} (${trial.inForce.fingerprint.slice(0, 12)})`);
    output.print(`Tried:    ${flags.policy} (${trial.candidate.fingerprint.slice(0, 12)})`);
    output.print('');
    for (const line of trialInLines(trial)) output.print(line);
  } finally {
    await kept.close();
  }
}

function headLines(
  programme: Programme,
  kept: KeptPlatform,
  { cases, notAssessed, otherDays }: GatheredCases,
): readonly string[] {
  const days = cases.map(({ submittedAt }) => localDate(submittedAt)).sort();
  const number = (value: number) => value.toLocaleString('en-GB');
  const [first, last] = [days[0], days.at(-1)];
  const came = first === undefined || last === undefined ? '' : `, in from ${first} to ${last}`;
  return [
    `${programme.name}: ${number(cases.length)} cases${came} (${kept.name})`,
    ...(notAssessed === 0
      ? []
      : [`${number(notAssessed)} more are not assessed yet and left out.`]),
    ...(otherDays === 0
      ? []
      : [
          `${number(otherDays)} of other days are left out, from the envelopes too: they would run dry earlier with them.`,
        ]),
  ];
}

function programmeNamed(programmeId: string | undefined): Programme {
  const found = programmes.find((programme) => programme.programmeId === programmeId);
  if (found !== undefined) return found;
  throw unusable(
    programmeId === undefined
      ? 'Name the programme with --programme'
      : `There is no programme ${programmeId}`,
  );
}

/** The policy in force on a day; before the programme began, the first it will have. */
function policyBeside(programme: Programme, on: LocalDate): Policy {
  const first = programme.policyVersions
    .map((version) => policyByVersion(version).inForceFrom)
    .sort()[0];
  return policyInForce(programme, first !== undefined && on < first ? first : on);
}

function readPolicyFile(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new PlatformProblem(`${file} cannot be read: is it there?`, { cause });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PlatformProblem(`${file} is not JSON: ${reason}`, { cause });
  }
}

function candidateFrom(given: unknown, file: string, inForce: Policy): Policy {
  const read = readCandidate(given, inForce);
  if (read.ok) return read.value;
  const lines = problemsInLines(read.failure.problems);
  throw new PlatformProblem([`${file} is not a policy yet:`, ...lines].join('\n'));
}

const toldEveryMs = { terminal: 100, plain: 10_000 };

/** One line drawn over on a terminal, and ended when all is read; now and then a line elsewhere. */
function progressLine(out: TrialOutput['progress']) {
  const terminal = out.isTTY === true;
  let toldAtMs = performance.now();
  return ({ items, cases }: { readonly items: number; readonly cases: number }): void => {
    const everyMs = terminal ? toldEveryMs.terminal : toldEveryMs.plain;
    if (performance.now() - toldAtMs < everyMs) return;
    toldAtMs = performance.now();
    const line = `Read ${items.toLocaleString('en-GB')} records, ${cases.toLocaleString('en-GB')} cases`;
    out.write(terminal ? `\r\u001b[2K${line}\r` : `${line}\n`);
  };
}

function readFlags(given: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...given],
      options: {
        programme: { type: 'string' },
        policy: { type: 'string' },
        from: { type: 'string' },
        to: { type: 'string' },
        data: { type: 'string', default: '.local/platform' },
        url: { type: 'string' },
        json: { type: 'boolean', default: false },
        show: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    for (const day of [values.from, values.to]) {
      if (day === undefined || isDate(day)) continue;
      throw new Error(`${day} is no date: write it like 2021-12-06`);
    }
    if (values.url !== undefined && !URL.canParse(values.url)) {
      throw new Error('--url takes an address such as http://localhost:3000');
    }
    return values;
  } catch (cause) {
    throw unusable(cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function isDate(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
}

function unusable(reason: string, cause?: unknown): PlatformProblem {
  return new PlatformProblem(`${reason}\n\n${usage}`, cause === undefined ? {} : { cause });
}
