import { afterEach, describe, expect, it, vi } from 'vitest';

import { createLog, pageLog } from '#shared/log/index.ts';
import { createKeptLog } from '#tests/doubles/kept-log.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** What a log writes to the standard streams while the work runs. */
function written(work: () => void): readonly Record<string, unknown>[] {
  const lines: string[] = [];
  const keep = (text: unknown) => {
    lines.push(String(text));
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep);
  work();
  vi.restoreAllMocks();
  return lines
    .join('')
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('a log line', () => {
  it('has its code, its sentence, its service and its level', () => {
    expect(
      written(() => {
        createLog('watch-deadlines', 'INFO').write('deadline-missed', { runId: 'run-1' });
      }),
    ).toMatchObject([
      {
        code: 'deadline-missed',
        message: 'Something is overdue',
        service: 'watch-deadlines',
        level: 'WARN',
        runId: 'run-1',
      },
    ]);
  });

  it('tells of an error by name and message', () => {
    expect(
      written(() => {
        createLog('submit-payments', 'INFO').write('request-failed', { error: new Error('503') });
      }),
    ).toMatchObject([{ level: 'ERROR', error: { name: 'Error', message: '503' } }]);
  });

  it('leaves out what was thrown and is no error: it could be anything', () => {
    expect(
      JSON.stringify(
        written(() => {
          createLog('submit-payments', 'INFO').write('request-failed', { error: 'Nadia Hussain' });
        }),
      ),
    ).not.toContain('Nadia');
  });

  it('below the level is not written', () => {
    expect(
      written(() => {
        createLog('receive-rail-report', 'ERROR').write('report-accepted', { reportId: 'R1' });
      }),
    ).toEqual([]);
  });
});

it('takes the pages’ own failures as registered lines', () => {
  const log = createKeptLog();
  const error = new Error('no template');
  pageLog(log).pageFailed({ reference: 'REF', method: 'GET', route: '/apply', error });
  expect(log.lines).toEqual([{ code: 'page-failed', reference: 'REF', route: '/apply', error }]);
});
