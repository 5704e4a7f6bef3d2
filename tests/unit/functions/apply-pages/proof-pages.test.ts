import { beforeAll, describe, expect, test } from 'vitest';

import type { Templates } from '#shared/web/index.ts';
import { familyAnswers } from '#tests/builders/family-answers.ts';
import { jpegFrom, pdf } from '#tests/builders/pictures.ts';
import { builtTemplates } from '#tests/doubles/built-pages.ts';
import { createFamilySite } from '#tests/doubles/family-site.ts';
import { createPageVisitor } from '#tests/doubles/page-visitor.ts';
import { postedFile } from '#tests/doubles/posted-file.ts';

let templates: Templates;
beforeAll(() => {
  templates = builtTemplates('functions/apply-pages/templates');
});

interface Sent {
  readonly fields: Record<string, string>;
  readonly file?: { readonly name: string; readonly content: Buffer };
}

/** A family that said it can send a file, on the page that takes it. */
async function atProof() {
  const stylesheet = {
    ...{ name: 'brand.css', fileName: 'brand-0.css', contentType: 'text/css' },
    ...{ body: '', encoding: 'utf8' as const },
  };
  const family = createFamilySite({ templates, assets: [stylesheet] });
  const visitor = createPageVisitor(family.site);
  for (const [path, answers] of familyAnswers) {
    if (path === '/apply/worker') break;
    await visitor.see(path);
    await visitor.send(path, path === '/apply/evidence' ? { answer: 'upload' } : answers);
  }
  async function send({ fields, file }: Sent) {
    await visitor.see('/apply/proof');
    const posted = await postedFile({ ...visitor.lastForm, ...fields }, file);
    return visitor.ask('POST', '/apply/proof', posted);
  }
  return { ...family, visitor, send };
}

const photo = { name: 'C:\\photos\\letter.jpg', content: jpegFrom(6) };

describe('sending files as proof', () => {
  test('lists what was sent, and goes on with it', async () => {
    const { send, visitor, evidence, sent } = await atProof();
    const added = await send({ fields: { action: 'add' }, file: photo });
    expect(added.headers['location']).toBe('/apply/proof');
    const listed = await visitor.see('/apply/proof');
    expect(listed.body).toContain('<bdi>letter.jpg</bdi>');
    expect(listed.body).toContain('We are checking it for viruses');
    // A file that was chosen and not yet sent goes with "Continue".
    const on = await send({
      fields: { action: 'continue' },
      file: { name: 'b.pdf', content: pdf },
    });
    expect(on.headers['location']).toBe('/apply/payment-method');
    expect(evidence.kept.size).toBe(2);
    for (const [path, answers] of familyAnswers.slice(-5)) {
      await visitor.see(path);
      await visitor.send(path, answers);
    }
    const check = await visitor.see('/apply/check-answers');
    expect(check.body).toContain('letter.jpg');
    await visitor.send('/apply/check-answers', {});
    expect(sent[0]?.form.evidence).toEqual({ kind: 'uploaded', files: 2 });
  });

  test.each([
    [{ fields: { action: 'add' } }, 'Choose a photo or a file'],
    [{ fields: { action: 'continue' } }, 'Choose a photo or a file'],
    [
      { fields: { action: 'add' }, file: { name: 'a.docx', content: Buffer.from('PK') } },
      'The selected file must be a JPG, PNG, HEIC or PDF',
    ],
  ])('says what is wrong: %o', async (form, complaint) => {
    const { send, evidence } = await atProof();
    const answer = await send(form);
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain(`<a href="#file">${complaint}</a>`);
    expect(evidence.kept.size).toBe(0);
  });

  test('lets a family take a file back, and needs another one then', async () => {
    const { send, visitor, kept } = await atProof();
    await send({ fields: { action: 'add' }, file: photo });
    const listed = await visitor.see('/apply/proof');
    const fileId = /name="remove" value="([^"]+)"|value="([^"]+)" name="remove"/.exec(listed.body);
    await send({ fields: { remove: fileId?.[1] ?? fileId?.[2] ?? '' } });
    expect(kept.ofKind('evidence-file')).toMatchObject([{ document: { state: 'to-remove' } }]);
    const on = await send({ fields: { action: 'continue' } });
    expect(on.body).toContain('Choose a photo or a file');
  });

  test('forgets the files of whoever leaves in a hurry', async () => {
    const { send, visitor, kept } = await atProof();
    await send({ fields: { action: 'add' }, file: photo });
    await visitor.see('/leave');
    expect(kept.ofKind('evidence-file')).toMatchObject([{ document: { state: 'to-remove' } }]);
  });

  test('says so when what stands before us turned a file away', async () => {
    const { visitor } = await atProof();
    const turned = await visitor.see('/apply/proof?too-large=1');
    expect(turned.body).toContain('The selected file must be smaller than 4.5 MB');
  });
});

test('a visit may send files again and again, but not without end', async () => {
  const { send, evidence } = await atProof();
  const codes = [];
  for (let number = 0; number < 41; number += 1) {
    const sent = await send({ fields: { action: 'add' }, file: photo });
    codes.push(sent.statusCode);
    if (number === 40) expect(sent.body).toContain('You can send more tomorrow');
  }
  // Five are kept; what is over is said so, and in the end nothing is read any more.
  expect(codes.slice(0, 5)).toEqual(Array(5).fill(303));
  expect(codes.slice(5)).toEqual(Array(36).fill(400));
  expect(evidence.kept.size).toBe(5);
});
