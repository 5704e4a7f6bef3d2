import { describe, expect, it } from 'vitest';

import { dataValue, headingOf, hiddenFields } from '#infra/local/replay/read-page.ts';

const page = `<!doctype html><html><body>
<h1 class="od-heading">Decide <strong>many</strong> cases &amp; more</h1>
<form method="get" action="/staff/cases"><input type="hidden" name="q" value="not this one"></form>
<form method="post" action="/staff/cases/bulk" novalidate>
  <input type="hidden" name="_token" value="a&quot;b&#39;c&#x26;d">
  <input value='single' name='_form' type='hidden'>
  <input type=hidden name=step value=dry-run disabled>
  <input type="text" name="limit" value="100">
  <p title="a > b">Not a field</p>
</form>
<form method="post" action="/other"><input type="hidden" name="stray" value="1"></form>
<dl><dd><data id="approved-count" value="28">twenty-eight</data></dd>
<dd><data id="remaining-count" value="0">None</data></dd><data id="odd" value="many"></data></dl>
</body></html>`;

describe('reading a page of ours', () => {
  it('takes the hidden fields of the form that was asked for, and of no other', () => {
    expect(hiddenFields(page, '/staff/cases/bulk')).toEqual({
      _token: `a"b'c&d`,
      _form: 'single',
      step: 'dry-run',
    });
  });

  it('says so when the page has no such form', () => {
    expect(hiddenFields(page, '/staff/cases/bulk/result')).toBeUndefined();
  });

  it('reads the numbers that a page states', () => {
    expect(dataValue(page, 'approved-count')).toBe(28);
    expect(dataValue(page, 'remaining-count')).toBe(0);
    expect(dataValue(page, 'refused-count')).toBeUndefined();
    expect(dataValue(page, 'odd')).toBeUndefined();
  });

  it('tells a page by its heading', () => {
    expect(headingOf(page)).toBe('Decide many cases & more');
    expect(headingOf('<p>nothing</p>')).toBe('');
  });
});
