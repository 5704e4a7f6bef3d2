import { parseArgs } from 'node:util';
import type { RecordsChoice } from './open-engines.ts';
import { PlatformProblem } from './platform-problem.ts';

export interface CommandLine {
  readonly port: number;
  readonly fresh: boolean;
  readonly records: RecordsChoice;
  readonly dataFolder: string;
  /** Where the clock of a new data folder begins; now unless stated. */
  readonly startAtMs: number | undefined;
  readonly help: boolean;
}

export const usage = `npm start -- [options]

  --port NUMBER       where the service answers; 3000 unless stated, 0 for any free port
  --data FOLDER       where everything is kept; .local/platform unless stated
  --begin INSTANT     where the clock of an empty folder begins, such as 2021-12-06T06:00Z; now unless stated
  --fresh             begins with empty tables and queues, and throws the old ones away
  --records ENGINE    in-process (the default), dynoxide, or the address of a DynamoDB
  --help              shows this`;

/** Reads the flags of \`npm start\`; one that is unknown or makes no sense is a sentence, not a stack. */
export function readCommandLine(given: readonly string[]): CommandLine {
  const { port, data, fresh, records, begin, help } = parse(given);
  return {
    port: readPort(port),
    fresh,
    records: readRecords(records),
    dataFolder: data,
    startAtMs: begin === undefined ? undefined : readInstant(begin),
    help,
  };
}

function parse(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      options: {
        port: { type: 'string', default: '3000' },
        data: { type: 'string', default: '.local/platform' },
        fresh: { type: 'boolean', default: false },
        records: { type: 'string', default: 'in-process' },
        begin: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PlatformProblem(`${reason}\n\n${usage}`, { cause });
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new PlatformProblem(`--port takes a number up to 65535, and was given ${text}.`);
}

function readInstant(text: string): number {
  const instantMs = Date.parse(text);
  if (/^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(instantMs)) return instantMs;
  throw new PlatformProblem(
    `--begin takes an instant such as 2021-12-06T06:00Z, and was given ${text}.`,
  );
}

function readRecords(text: string): RecordsChoice {
  if (text === 'in-process' || text === 'dynoxide') return text;
  const url = /^https?:\/\//.test(text) ? URL.parse(text) : null;
  if (url !== null) return url;
  throw new PlatformProblem(
    `--records takes in-process, dynoxide or an address such as http://127.0.0.1:8000, and was given ${text}.`,
  );
}
