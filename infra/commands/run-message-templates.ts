import { templateNames, textOfTemplate } from '#shared/messages/message-templates.ts';

/** As sysexits.h numbers a command that was given the wrong arguments. */
const usage = 64;

/** What GOV.UK Notify calls the kinds of templates. */
const kinds = { text: 'Text message', email: 'Email', letter: 'Letter' } as const;

/**
 * Prints every template that there has to be in GOV.UK Notify as it is typed in there, or those whose names begin
 * so; with `--ids`, what the parameter `NotifyTemplates` has to hold, its ids still empty.
 */
export function runMessageTemplates(
  args: readonly string[],
  print: (line: string) => void,
  complain: (line: string) => void,
): number {
  const [wanted = '', ...more] = args;
  if (wanted === '--ids' && more.length === 0) {
    print(JSON.stringify(Object.fromEntries(templateNames.map((name) => [name, ''])), null, 2));
    return 0;
  }
  const names = templateNames.filter((name) => name.startsWith(wanted));
  if (more.length > 0 || names.length === 0) {
    complain(
      'Say how the names begin, or nothing for all: npm run --silent message:templates -- group-offer. --ids prints the parameter to fill in.',
    );
    return usage;
  }
  for (const [position, name] of names.entries()) {
    const { channel, subject, body } = textOfTemplate(name);
    if (position > 0) print('');
    print(`=== ${name} (${kinds[channel]})`);
    if (subject !== undefined) print(`Subject: ${subject}`);
    print('');
    print(body);
  }
  return 0;
}
