import { readFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import path from 'node:path';

import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const folders = ['shared', 'functions', 'infra'];

/** What each file imports of our own, by its path in the repository. */
function readImports(): ReadonlyMap<string, readonly string[]> {
  const files = folders.flatMap((folder) => globSync(`${folder}/**/*.ts`, { cwd: root }));
  return new Map(
    files.map((file) => {
      const text = readFileSync(path.join(root, file), 'utf8');
      // Types are gone when the code runs: only imports of values can make a cycle that hurts.
      const values = text.replace(/^(import|export) type [^;]*;/gm, '');
      const imported = ts.preProcessFile(values).importedFiles.map(({ fileName }) => fileName);
      return [file, imported.flatMap((name) => ownPath(file, name) ?? [])];
    }),
  );
}

function ownPath(from: string, name: string): string | undefined {
  if (name.startsWith('#')) return name.slice(1);
  if (!name.startsWith('.')) return undefined;
  return path.posix.normalize(path.posix.join(path.posix.dirname(from), name));
}

function findCycle(imports: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const finished = new Set<string>();
  function follow(file: string, trail: readonly string[]): readonly string[] {
    const start = trail.indexOf(file);
    if (start !== -1) return [...trail.slice(start), file];
    if (finished.has(file)) return [];
    for (const next of imports.get(file) ?? []) {
      const cycle = follow(next, [...trail, file]);
      if (cycle.length > 0) return cycle;
    }
    finished.add(file);
    return [];
  }
  for (const file of imports.keys()) {
    const cycle = follow(file, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}

describe('imports', () => {
  it('follow no circle', () => {
    const imports = readImports();
    expect(imports.size).toBeGreaterThan(300);
    expect(findCycle(imports)).toEqual([]);
  });

  it('finds a circle where there is one', () => {
    const circle = new Map([
      ['a.ts', ['b.ts']],
      ['b.ts', ['c.ts']],
      ['c.ts', ['b.ts']],
    ]);
    expect(findCycle(circle)).toEqual(['b.ts', 'c.ts', 'b.ts']);
  });
});
