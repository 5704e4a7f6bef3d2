import { describe, expect, it } from 'vitest';

import { runMessageTemplates } from '#infra/commands/run-message-templates.ts';
import { templateNames } from '#shared/messages/message-templates.ts';

function run(...args: string[]) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const exitCode = runMessageTemplates(
    args,
    (line) => printed.push(line),
    (line) => complaints.push(line),
  );
  return { exitCode, printed: printed.join('\n'), complaints };
}

describe('npm run message:templates', () => {
  it('prints every template that there has to be, once', () => {
    const { exitCode, printed } = run();
    expect(exitCode).toBe(0);
    const names = [...printed.matchAll(/^=== (\S+) /gm)].map(([, name]) => name);
    expect(names).toEqual(templateNames);
  });

  it('prints subject and body as they are typed in, blanks and all', () => {
    expect(run('group-code').printed).toBe(
      [
        '=== group-code-email (Email)',
        'Subject: Your code for community grants',
        '',
        '((code)) is your code for Open Door community grants. It works for 15 minutes. Do not give it to anybody.',
      ].join('\n'),
    );
    expect(run('return-code-text').printed).toMatch(
      /^=== return-code-text \(Text message\)\n\n\(\(code\)\)/,
    );
  });

  it('prints the parameter that holds the ids, with every name in it', () => {
    const { printed } = run('--ids');
    expect(Object.keys(JSON.parse(printed) as object)).toEqual(templateNames);
  });

  it.each([[['no-such']], [['group', 'more']], [['--ids', 'more']]])(
    'says how to ask, for %j',
    (args) => {
      const { exitCode, printed, complaints } = run(...args);
      expect({ exitCode, printed }).toEqual({ exitCode: 64, printed: '' });
      expect(complaints.join()).toContain('npm run --silent message:templates');
    },
  );
});
