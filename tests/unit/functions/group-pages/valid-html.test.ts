import { expect, test } from 'vitest';

import { groupAnswers, type AnsweredSection } from '#tests/builders/group-answers.ts';
import { builtTemplates } from '#tests/doubles/built-pages.ts';
import { createGroupSite } from '#tests/doubles/group-site.ts';
import { htmlFaultsOf } from '#tests/doubles/html-faults.ts';
import { createPageVisitor } from '#tests/doubles/page-visitor.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';

const names = ['brand.css', 'groups.css', 'favicon.svg', 'enhance.js'];
const assets = names.map((name) => ({ ...plainAssets[0]!, name, fileName: name }));
test(
  'every page of a group is valid HTML, empty, wrong and filled in',
  { timeout: 60_000 },
  async () => {
    const templates = builtTemplates('functions/group-pages/templates');
    const { site, visitor, linkOf } = createGroupSite({ templates, assets });
    const stranger = createPageVisitor(site);
    const faults: string[] = [];
    for (const path of [
      '',
      '/begin/closer-to-home-2026',
      '/begin/none',
      '/sign-in',
      '/privacy',
      '/awarded',
    ]) {
      faults.push(...htmlFaultsOf(await stranger.see(`/grants${path}`)));
    }
    await stranger.send('/grants/sign-in', { email: 'omar@example.com' });
    faults.push(...htmlFaultsOf(await stranger.see('/grants/code')));
    const amina = await visitor('amina@example.com', { name: 'Amina Yusuf' });
    faults.push(...htmlFaultsOf(await amina.see(amina.home)));
    for (const section of Object.keys(groupAnswers) as AnsweredSection[]) {
      faults.push(...htmlFaultsOf(await amina.see(`${amina.home}/${section}`)));
      faults.push(
        ...htmlFaultsOf(await amina.send(`${amina.home}/${section}`, { finished: 'yes' })),
      );
      await amina.save(section);
      faults.push(...htmlFaultsOf(await amina.see(`${amina.home}/${section}`)));
    }
    for (const path of ['/check', '/people', '/withdraw', '/governance/guidance']) {
      faults.push(...htmlFaultsOf(await amina.see(`${amina.home}${path}`)));
    }
    await amina.send(`${amina.home}/people`, { name: 'Sam Roy', email: 'sam@example.com' });
    const people = await amina.see(`${amina.home}/people`);
    const remove = /href="([^"]+\/remove)">Remove/.exec(people.body)?.[1] ?? '';
    faults.push(...htmlFaultsOf(people), ...htmlFaultsOf(await amina.see(remove)));
    await amina.sendAll();
    faults.push(...htmlFaultsOf(await amina.see(`${amina.home}/contact/2`)));
    faults.push(...htmlFaultsOf(await amina.see(amina.home)));
    for (const email of ['shabnam@example.com', 'george@example.com']) {
      const contact = createPageVisitor(site);
      faults.push(...htmlFaultsOf(await contact.see(linkOf(email))));
      faults.push(...htmlFaultsOf(await contact.send(linkOf(email), {})));
      await contact.send(linkOf(email), { agree: 'yes' });
      faults.push(...htmlFaultsOf(await contact.see(linkOf(email))));
    }
    faults.push(...htmlFaultsOf(await amina.see(amina.home)));
    faults.push(...htmlFaultsOf(await amina.see('/grants/applications')));
    expect(faults).toEqual([]);
  },
);
