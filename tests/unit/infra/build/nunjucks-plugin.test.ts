import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { compileTemplates } from '#infra/build/nunjucks-plugin.ts';
import { createTemplates } from '#shared/web/index.ts';
import { repositoryRoot, runCompiled } from '#tests/doubles/built-pages.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'templates-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function compile(files: Record<string, string>): string {
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  return compileTemplates({ repositoryRoot, folder }).source;
}

describe('templates compiled at build time', () => {
  test('escape what they show and reach the macros of GOV.UK', () => {
    const source = compile({
      'hello.njk':
        '{% from "govuk/components/tag/macro.njk" import govukTag %}{{ govukTag({ text: name }) }}',
    });
    const html = createTemplates(runCompiled(source)).render('hello.njk', { name: '<b>Amina' });
    expect(html).toContain('govuk-tag');
    expect(html).toContain('&lt;b&gt;Amina');
  });

  test('leave out the macros nobody uses', () => {
    const source = compile({ 'hello.njk': 'Hello' });
    expect(source).toContain('open-door/layout.njk');
    expect(source).not.toContain('components/accordion/');
  });

  test('say which template names another that does not exist', () => {
    expect(() => compile({ 'hello.njk': '{% include "nowhere.njk" %}' })).toThrow(
      'hello.njk uses nowhere.njk, which does not exist',
    );
  });

  test('say which template cannot be read', () => {
    expect(() => compile({ 'hello.njk': '{% if %}' })).toThrow(/hello\.njk is not a template/);
  });

  test('offer the filters pages share', () => {
    const source = compile({
      'hello.njk':
        '{{ 13050 | pounds }} {{ "2026-06-30T23:30:00.000Z" | day }} {{ "7K3QD9XW2M" | reference }} {{ "Hi {n}" | fill({ n: 2 }) }}',
    });
    const html = createTemplates(runCompiled(source)).render('hello.njk', {});
    expect(html).toBe('£130.50 1 July 2026 7K3QD-9XW2M Hi 2');
  });
});
