import { Logger } from '@aws-lambda-powertools/logger';

/**
 * Every line a function may log: a code, a sentence, and fields that name things without naming
 * anybody. Never a name, an address, a birth date, an account or free text.
 */
const lines = {
  'message-retried': ['warn', 'A message will be handled again'],
  'message-parked': ['warn', 'A message was parked for a person to see'],
  'events-not-relayed': ['error', 'Events could not be passed on and will be tried again'],
  'report-refused': ['warn', 'A report was refused'],
  'report-accepted': ['info', 'A report was taken in'],
  'payment-run-carried-on': ['info', 'A payment run was carried on'],
  'deadline-missed': ['warn', 'Something is overdue'],
  'vouchers-followed': ['info', 'Codes and vouchers that nobody used were looked after'],
  'codes-missing': ['warn', 'Codes that were ordered never came'],
  'news-not-taken': ['warn', 'The case-management system did not take what it was told'],
  'news-long-untaken': [
    'error',
    'The case-management system has not taken what it was told for a day',
  ],
  'personal-data-removed': [
    'info',
    'What says who somebody is was removed, because its time was over',
  ],
  'evidence-removed': ['info', 'Files that families or groups sent were removed for good'],
  'float-unreadable': ['error', 'A provider’s statement of its float could not be read'],
  'float-low': ['warn', 'A float misses some of what is expected of it'],
  'limit-not-counted': ['warn', 'A limit could not be counted, so nobody was stopped'],
  'page-failed': ['error', 'A page could not be shown'],
  'request-failed': ['error', 'A request could not be answered'],
} as const;

export type LogCode = keyof typeof lines;

export interface LogFields {
  readonly applicationId?: string;
  readonly runId?: string;
  readonly messageId?: string;
  readonly reportId?: string;
  readonly partnerId?: string;
  readonly reference?: string;
  readonly route?: string;
  readonly kind?: string;
  readonly count?: number;
  readonly receiveCount?: number;
  readonly error?: unknown;
}

export interface Log {
  write(code: LogCode, fields: LogFields): void;
}

export type LogLevel = 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';

/** Structured lines through the Powertools logger, one service name a function. */
export function createLog(service: string, level: LogLevel): Log {
  const logger = new Logger({ serviceName: service, logLevel: level });
  return {
    write(code, { error, ...fields }) {
      const [severity, sentence] = lines[code];
      const extra = error instanceof Error ? { ...fields, error } : { ...fields };
      logger[severity](sentence, { code, ...extra });
    },
  };
}

/** The web kit's page log, spoken through the registered lines. */
export function pageLog(log: Log) {
  return {
    pageFailed(event: { reference: string; method: string; route: string; error: unknown }): void {
      const { reference, route, error } = event;
      log.write('page-failed', { reference, route, error });
    },
  };
}
