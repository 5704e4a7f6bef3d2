import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';

/** One line that a function wrote. */
export interface FunctionLine {
  readonly function: string;
  readonly requestId: string | undefined;
  readonly stream: 'stdout' | 'stderr';
  readonly line: string;
}

export interface PlatformLog {
  /** Something worth knowing. Kept in `platform.log`, and printed. */
  readonly note: (sentence: string) => void;
  /** Something that went wrong. Kept with its detail; only the sentence is printed. */
  readonly trouble: (sentence: string, detail?: unknown) => void;
  /** What a function wrote. Kept in `functions.log`, not printed. */
  readonly functionLine: (line: FunctionLine) => void;
  readonly close: () => Promise<void>;
}

/**
 * Both logs are JSON, one object a line. Times are the platform's, because that is what the records
 * next to them carry.
 */
export function openPlatformLog(options: {
  readonly dataFolder: string;
  readonly now: () => number;
  readonly print: (sentence: string) => void;
}): PlatformLog {
  mkdirSync(options.dataFolder, { recursive: true });
  const platform = openLines(path.join(options.dataFolder, 'platform.log'), options.now);
  const functions = openLines(path.join(options.dataFolder, 'functions.log'), options.now);
  return {
    note: (sentence) => {
      platform.write({ level: 'note', sentence });
      options.print(sentence);
    },
    trouble: (sentence, detail) => {
      platform.write({ level: 'trouble', sentence, detail: describe(detail) });
      options.print(sentence);
    },
    functionLine: (line) => {
      functions.write(line);
    },
    close: async () => {
      await Promise.all([platform.close(), functions.close()]);
    },
  };
}

function openLines(file: string, now: () => number) {
  const stream = createWriteStream(file, { flags: 'a' });
  return {
    write: (entry: object) => {
      stream.write(`${JSON.stringify({ at: new Date(now()).toISOString(), ...entry })}\n`);
    },
    close: () =>
      new Promise<void>((resolve) => {
        stream.end(resolve);
      }),
  };
}

function describe(detail: unknown): unknown {
  return detail instanceof Error ? (detail.stack ?? detail.message) : detail;
}
