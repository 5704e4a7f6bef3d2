import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bundleFunctions } from '#infra/build/bundle.ts';
import { temporaryFolder } from './synthesized.ts';

const thisRepository = path.resolve(import.meta.dirname, '../..');

/** A repository with these functions and our packages. */
function repositoryWith(functions: Readonly<Record<string, string>>): string {
  const root = temporaryFolder();
  symlinkSync(path.join(thisRepository, 'node_modules'), path.join(root, 'node_modules'));
  for (const [name, source] of Object.entries(functions)) {
    mkdirSync(path.join(root, 'functions', name), { recursive: true });
    writeFileSync(path.join(root, 'functions', name, 'index.ts'), source);
  }
  return root;
}

async function run(folder: string, name: string): Promise<unknown> {
  const { handler } = (await import(pathToFileURL(path.join(folder, name, 'index.mjs')).href)) as {
    handler: () => unknown;
  };
  return handler();
}

describe('bundling', () => {
  it('makes one module a function, which runs with the CommonJS packages it uses', async () => {
    const repositoryRoot = repositoryWith({
      'apply-pages': `import nunjucks from 'nunjucks';
        export const handler = (): string => nunjucks.renderString('Hello {{ name }}', { name: 'Ada' });`,
      'partner-api': `export const handler = (): number => 42;`,
    });
    const names = ['apply-pages', 'partner-api'] as const;
    const { folder, sizes } = await bundleFunctions({ repositoryRoot, names });
    expect(folder).toBe(path.join(repositoryRoot, '.build/functions'));
    expect(await run(folder, 'apply-pages')).toBe('Hello Ada');
    expect(await run(folder, 'partner-api')).toBe(42);
    expect(sizes().map(({ name }) => name)).toEqual(names);
  });

  it('says how big each bundle is, as it is and as it travels', async () => {
    const words = 'and again '.repeat(1000);
    const repositoryRoot = repositoryWith({
      'partner-api': `export const handler = (): string => '${words}';`,
    });
    const { folder, sizes } = await bundleFunctions({ repositoryRoot, names: ['partner-api'] });
    const { length } = readFileSync(path.join(folder, 'partner-api/index.mjs'));
    const measured = sizes();
    expect(measured).toEqual([
      { name: 'partner-api', bytes: length, gzipBytes: expect.any(Number) as number },
    ]);
    expect(measured[0]?.gzipBytes).toBeLessThan(1000);
    expect(measured[0]?.gzipBytes).toBeGreaterThan(100);
  });

  it('leaves out what a function does not use', async () => {
    const repositoryRoot = repositoryWith({
      'partner-api': `import { z } from './schemas.ts'; export const handler = (): string => z;`,
    });
    writeFileSync(
      path.join(repositoryRoot, 'functions/partner-api/schemas.ts'),
      `export const z = 'used'; export const never = 'not used by anybody';`,
    );
    const { folder } = await bundleFunctions({ repositoryRoot, names: ['partner-api'] });
    const code = readFileSync(path.join(folder, 'partner-api/index.mjs'), 'utf8');
    expect(code).toContain('used');
    expect(code).not.toContain('not used by anybody');
    expect(code).toContain('sourceMappingURL=index.mjs.map');
  });

  it('names every function that has no entry, and builds none', async () => {
    const repositoryRoot = repositoryWith({ 'apply-pages': `export const handler = 1;` });
    const names = ['apply-pages', 'submit-payments', 'relay-events'] as const;
    await expect(bundleFunctions({ repositoryRoot, names })).rejects.toThrow(
      'no entry: functions/submit-payments/index.ts, functions/relay-events/index.ts.',
    );
    expect(() => readFileSync(path.join(repositoryRoot, '.build/functions/apply-pages'))).toThrow(
      /ENOENT/,
    );
  });
});
