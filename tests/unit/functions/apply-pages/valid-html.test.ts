import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { expect, test } from 'vitest';

import { connectionAnswers, professionalAnswers } from '#tests/builders/connection-answers.ts';
import { familyAnswers } from '#tests/builders/family-answers.ts';
import { builtTemplates } from '#tests/doubles/built-pages.ts';
import { createFamilySite } from '#tests/doubles/family-site.ts';
import { createPageVisitor } from '#tests/doubles/page-visitor.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';

const names = ['brand.css', 'favicon.svg', 'enhance.js'];
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
  'every page of a family is valid HTML, empty, wrong and filled in',
  { timeout: 60_000 },
  async () => {
    const templates = builtTemplates('functions/apply-pages/templates');
    const family = createFamilySite({ templates, assets });
    const visitor = createPageVisitor(family.site);
    const faults = [...faultsOf(await visitor.see('/apply'))];
    for (const [path, answers] of familyAnswers) {
      faults.push(...faultsOf(await visitor.see(path)));
      faults.push(...faultsOf(await visitor.send(path, {})));
      await visitor.send(path, answers);
      faults.push(...faultsOf(await visitor.see(path)));
    }
    for (const [path, answers] of [...connectionAnswers, ...professionalAnswers]) {
      faults.push(...faultsOf(await visitor.see(path)));
      faults.push(...faultsOf(await visitor.send(path, {})));
      await visitor.send(path, answers);
    }
    faults.push(...faultsOf(await visitor.see('/connect/professional/check-answers')));
    const asked = await visitor.send('/connect/professional/check-answers', {});
    for (const path of [
      ...['/connect', asked.headers['location'] ?? '', '/connect/status', '/connect/request'],
      ...['/connect/stop', '/connect/stopped', '/connect/professional/not-agreed'],
    ]) {
      faults.push(...faultsOf(await visitor.see(path)));
    }
    for (const path of [
      ...['not-in-birmingham', 'under-16', 'advice', 'helped-before', 'another-way', 'closed'].map(
        (exit) => `/apply/${exit}`,
      ),
      ...['/apply/save', '/apply/check-answers', '/apply/return', '/apply/cleared'],
      ...['/status', '/privacy', '/accessibility', '/cookies', '/nowhere'],
    ]) {
      faults.push(...faultsOf(await visitor.see(path)));
    }
    await visitor.see('/apply/save');
    faults.push(...faultsOf(await visitor.send('/apply/save', {})));
    await visitor.send('/apply/save', { reach: '07700 900123' });
    faults.push(...faultsOf(await visitor.see('/apply/saved')));
    await visitor.see('/apply/return');
    await visitor.send('/apply/return', { reference: family.saved.ids()[0]! });
    faults.push(...faultsOf(await visitor.see('/apply/return/code')));
    faults.push(...faultsOf(await visitor.send('/apply/return/code', {})));
    await visitor.see('/apply/check-answers');
    const { headers } = await visitor.send('/apply/check-answers', {});
    faults.push(...faultsOf(await visitor.see(headers['location'] ?? '')));
    faults.push(...faultsOf(await visitor.see('/apply/equality')));
    faults.push(...faultsOf(await visitor.see('/apply/feedback')));
    faults.push(...faultsOf(await visitor.send('/apply/feedback', {})));
    await visitor.see('/status');
    await visitor.send('/status', {
      reference: family.sent[0]!.applicationId,
      ...{ 'dateOfBirth-day': '27', 'dateOfBirth-month': '3', 'dateOfBirth-year': '1985' },
      postcode: 'B8 3AB',
    });
    faults.push(...faultsOf(await visitor.see('/status/application')));
    expect(faults).toEqual([]);
    expect(faultsOf({ path: 'wrong', body: '<p><div>in a paragraph</div></p>' })).not.toEqual([]);
  },
);
