import { expect, test } from 'vitest';

import { connectionAnswers, professionalAnswers } from '#tests/builders/connection-answers.ts';
import { familyAnswers } from '#tests/builders/family-answers.ts';
import { builtTemplates } from '#tests/doubles/built-pages.ts';
import { createFamilySite } from '#tests/doubles/family-site.ts';
import { htmlFaultsOf } from '#tests/doubles/html-faults.ts';
import { createPageVisitor } from '#tests/doubles/page-visitor.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';

const names = ['brand.css', 'favicon.svg', 'enhance.js'];
const assets = names.map((name) => ({ ...plainAssets[0]!, name, fileName: name }));
test(
  'every page of a family is valid HTML, empty, wrong and filled in',
  { timeout: 60_000 },
  async () => {
    const templates = builtTemplates('functions/apply-pages/templates');
    const family = createFamilySite({ templates, assets });
    const visitor = createPageVisitor(family.site);
    const faults = [...htmlFaultsOf(await visitor.see('/apply'))];
    for (const [path, answers] of familyAnswers) {
      faults.push(...htmlFaultsOf(await visitor.see(path)));
      faults.push(...htmlFaultsOf(await visitor.send(path, {})));
      await visitor.send(path, answers);
      faults.push(...htmlFaultsOf(await visitor.see(path)));
    }
    for (const [path, answers] of [...connectionAnswers, ...professionalAnswers]) {
      faults.push(...htmlFaultsOf(await visitor.see(path)));
      faults.push(...htmlFaultsOf(await visitor.send(path, {})));
      await visitor.send(path, answers);
    }
    faults.push(...htmlFaultsOf(await visitor.see('/connect/professional/check-answers')));
    const asked = await visitor.send('/connect/professional/check-answers', {});
    for (const path of [
      ...['/connect', asked.headers['location'] ?? '', '/connect/status', '/connect/request'],
      ...['/connect/stop', '/connect/stopped', '/connect/professional/not-agreed'],
    ]) {
      faults.push(...htmlFaultsOf(await visitor.see(path)));
    }
    for (const path of [
      ...['not-in-birmingham', 'under-16', 'advice', 'helped-before', 'another-way', 'closed'].map(
        (exit) => `/apply/${exit}`,
      ),
      ...['/apply/save', '/apply/check-answers', '/apply/return', '/apply/cleared'],
      ...['/status', '/privacy', '/accessibility', '/cookies', '/nowhere'],
    ]) {
      faults.push(...htmlFaultsOf(await visitor.see(path)));
    }
    await visitor.see('/apply/save');
    faults.push(...htmlFaultsOf(await visitor.send('/apply/save', {})));
    await visitor.send('/apply/save', { reach: '07700 900123' });
    faults.push(...htmlFaultsOf(await visitor.see('/apply/saved')));
    await visitor.see('/apply/return');
    await visitor.send('/apply/return', { reference: family.saved.ids()[0]! });
    faults.push(...htmlFaultsOf(await visitor.see('/apply/return/code')));
    faults.push(...htmlFaultsOf(await visitor.send('/apply/return/code', {})));
    await visitor.see('/apply/check-answers');
    const { headers } = await visitor.send('/apply/check-answers', {});
    faults.push(...htmlFaultsOf(await visitor.see(headers['location'] ?? '')));
    faults.push(...htmlFaultsOf(await visitor.see('/apply/equality')));
    faults.push(...htmlFaultsOf(await visitor.see('/apply/feedback')));
    faults.push(...htmlFaultsOf(await visitor.send('/apply/feedback', {})));
    await visitor.see('/status');
    await visitor.send('/status', {
      reference: family.sent[0]!.applicationId,
      ...{ 'dateOfBirth-day': '27', 'dateOfBirth-month': '3', 'dateOfBirth-year': '1985' },
      postcode: 'B8 3AB',
    });
    faults.push(...htmlFaultsOf(await visitor.see('/status/application')));
    expect(faults).toEqual([]);
    expect(htmlFaultsOf({ path: 'wrong', body: '<p><div>in a paragraph</div></p>' })).not.toEqual(
      [],
    );
  },
);
