import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { expect, test } from 'vitest';

import { groupAnswers, type AnsweredSection } from '#tests/builders/group-answers.ts';
import { builtTemplates } from '#tests/doubles/built-pages.ts';
import { createGroupSite } from '#tests/doubles/group-site.ts';
import { createPageVisitor } from '#tests/doubles/page-visitor.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';

const names = ['brand.css', 'groups.css', 'favicon.svg', 'enhance.js'];
const assets = names.map((name) => ({ ...plainAssets[0]!, name, fileName: name }));
const validator = new HtmlValidate(
  new StaticConfigLoader({
    extends: ['html-validate:standard', 'html-validate:a11y'],
    rules: {
      // GOV.UK's own: a link that looks like a button, and the boxes of a date, for older screen readers.
      'prefer-native-element': 'off',
      'no-redundant-role': 'off',
    },
  }),
);

function faultsOf({ path, body }: { readonly path: string; readonly body: string }): string[] {
  const { results } = validator.validateStringSync(body);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${path}, line ${line}: ${ruleId}, ${message}`),
  );
}

test(
  'every page of a group is valid HTML, empty, wrong and filled in',
  { timeout: 60_000 },
  async () => {
    const templates = builtTemplates('functions/group-pages/templates');
    const { site, visitor, linkOf } = createGroupSite({ templates, assets });
    const stranger = createPageVisitor(site);
    const faults: string[] = [];
    for (const path of ['', '/begin/closer-to-home-2026', '/begin/none', '/sign-in', '/privacy']) {
      faults.push(...faultsOf(await stranger.see(`/grants${path}`)));
    }
    await stranger.send('/grants/sign-in', { email: 'omar@example.com' });
    faults.push(...faultsOf(await stranger.see('/grants/code')));
    const amina = await visitor('amina@example.com', { name: 'Amina Yusuf' });
    faults.push(...faultsOf(await amina.see(amina.home)));
    for (const section of Object.keys(groupAnswers) as AnsweredSection[]) {
      faults.push(...faultsOf(await amina.see(`${amina.home}/${section}`)));
      faults.push(...faultsOf(await amina.send(`${amina.home}/${section}`, { finished: 'yes' })));
      await amina.save(section);
      faults.push(...faultsOf(await amina.see(`${amina.home}/${section}`)));
    }
    for (const path of ['/check', '/people', '/withdraw', '/governance/guidance']) {
      faults.push(...faultsOf(await amina.see(`${amina.home}${path}`)));
    }
    await amina.sendAll();
    faults.push(...faultsOf(await amina.see(amina.home)));
    for (const email of ['shabnam@example.com', 'george@example.com']) {
      const contact = createPageVisitor(site);
      faults.push(...faultsOf(await contact.see(linkOf(email))));
      faults.push(...faultsOf(await contact.send(linkOf(email), {})));
      await contact.send(linkOf(email), { agree: 'yes' });
      faults.push(...faultsOf(await contact.see(linkOf(email))));
    }
    faults.push(...faultsOf(await amina.see(amina.home)));
    faults.push(...faultsOf(await amina.see('/grants/applications')));
    expect(faults).toEqual([]);
  },
);
