import { beforeAll, describe, expect, it } from 'vitest';

import { contentKey, createRecordScan, evidenceOf } from '#shared/evidence/index.ts';
import type { Templates } from '#shared/web/index.ts';
import { jpegFrom, lockedPdf, pdf } from '#tests/builders/pictures.ts';
import { builtTemplates } from '#tests/doubles/built-pages.ts';
import { createGroupSite } from '#tests/doubles/group-site.ts';
import { htmlFaultsOf } from '#tests/doubles/html-faults.ts';
import { createPageVisitor } from '#tests/doubles/page-visitor.ts';
import { plainAssets } from '#tests/doubles/plain-assets.ts';
import { postedFile } from '#tests/doubles/posted-file.ts';
import { createSubmittedGrant } from '#tests/doubles/submitted-grant.ts';

let templates: Templates;
beforeAll(() => {
  templates = builtTemplates('functions/group-pages/templates');
});

const names = ['brand.css', 'groups.css', 'favicon.svg', 'enhance.js'];
const assets = names.map((name) => ({ ...plainAssets[0]!, name, fileName: name }));

async function setup() {
  const grant = await createSubmittedGrant();
  const { platform, grantApplicationId } = grant;
  const { site, visitor, failures } = createGroupSite({ templates, assets }, platform);
  const amina = await visitor('amina@example.com');
  const home = `/grants/applications/${grantApplicationId}`;
  const path = `${home}/papers`;
  const files = () => evidenceOf(platform.records, grantApplicationId, 'group');
  return {
    ...{ ...grant, site, amina, failures, home, path, files },
    /** Sends one file from the page of a paper. */
    send: async (content: Uint8Array, paper = 'constitution', name = 'rules.pdf') => {
      await amina.see(`${path}/${paper}`);
      const posted = await postedFile(amina.lastForm, { name, content });
      return amina.ask('POST', `${path}/${paper}`, posted);
    },
    scan: async (outcome: 'clean' | 'unsafe') => {
      const scan = createRecordScan(platform);
      for (const file of await files()) await scan(contentKey(file), outcome);
    },
  };
}

describe('the papers of a group', () => {
  it('are listed with how each stands, and sent one file at a time', async () => {
    const { amina, path, home, send, scan, failures } = await setup();
    expect((await amina.see(home)).body).toContain('Send your papers');
    const empty = await amina.see(path);
    expect(empty.body).toContain('To send');
    expect(htmlFaultsOf(empty)).toEqual([]);
    const sent = await send(jpegFrom(1), 'bank-statement', 'page 1.jpg');
    expect(sent.headers['location']).toBe(`${path}?saved=bank-statement`);
    const saved = await amina.see(`${path}?saved=bank-statement`);
    expect(saved.body).toContain('We check it for viruses');
    expect(saved.body).toContain('Being checked');
    await scan('clean');
    expect((await amina.see(path)).body).toContain('We have it');
    const one = await amina.see(`${path}/bank-statement`);
    expect(one.body).toContain('page 1.jpg');
    expect(one.body).toContain('You may cover what you paid');
    expect(htmlFaultsOf(one)).toEqual([]);
    expect((await amina.see(home)).body).toMatch(/We have 1 of the \d papers/);
    expect(failures).toEqual([]);
  });

  it('are asked for while any section is open still', async () => {
    const groups = createGroupSite({ templates, assets });
    const amina = await groups.visitor('amina@example.com', { name: 'Amina Yusuf' });
    for (const section of ['documents', 'organisation'] as const) {
      await amina.save(section);
      const { statusCode, body } = await amina.see(amina.home);
      expect(statusCode).toBe(200);
      expect(body).toContain('Send your papers');
      expect((await amina.see(`${amina.home}/papers`)).statusCode).toBe(200);
    }
    expect(groups.failures).toEqual([]);
  });

  it('say what is wrong with a file, and how to mend it', async () => {
    const { amina, path, send, files } = await setup();
    for (const [content, sentence] of [
      [Buffer.from('PK\u0003\u0004'), 'The file must be a photo (JPG, PNG or HEIC) or a PDF'],
      [lockedPdf, 'The PDF needs a password'],
      [new Uint8Array(), 'Choose a photo or a file'],
    ] as const) {
      const seen = await send(content);
      expect(seen.statusCode).toBe(400);
      expect(seen.body).toContain(sentence);
      expect(htmlFaultsOf(seen)).toEqual([]);
    }
    expect(await files()).toEqual([]);
    expect((await amina.see(`${path}/constitution?too-large=yes`)).body).toContain('4.5 MB');
    expect((await amina.see(`${path}/nothing`)).statusCode).toBe(404);
  });

  it('are asked for again when one was not safe, on every page that leads there', async () => {
    const { amina, path, home, send, scan } = await setup();
    await send(pdf);
    await scan('unsafe');
    expect((await amina.see(home)).body).toContain('could not be opened safely');
    expect((await amina.see(path)).body).toContain('Send another');
    expect((await amina.see(`${path}/constitution`)).body).toContain('so we removed it');
  });

  it('are taken back, and none is sent once nothing comes of the application', async () => {
    const { amina, path, send, files, proposeNo, confirm } = await setup();
    await send(pdf);
    const [file] = await files();
    await amina.see(`${path}/constitution`);
    const remove = { remove: file?.fileId ?? '' };
    const taken = await amina.send(`${path}/constitution`, remove);
    expect(taken.headers['location']).toBe(`${path}/constitution`);
    expect(await files()).toMatchObject([{ state: 'to-remove' }]);
    await amina.see(`${path}/constitution`);
    expect((await amina.send(`${path}/constitution`, { remove: 'x' })).statusCode).toBe(404);
    await proposeNo();
    await confirm();
    expect((await amina.see(path)).body).toContain('We need no more papers');
    expect((await amina.see(`${path}/constitution`)).headers['location']).toBe(path);
  });

  it('are nobody else’s', async () => {
    const { site, path } = await setup();
    const stranger = createPageVisitor(site);
    expect((await stranger.see(path)).headers['location']).toBe('/grants/sign-in');
  });
});
