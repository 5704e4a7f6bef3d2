import { afterAll, beforeAll, expect, test } from 'vitest';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { takeDataFolder } from '#infra/local/data-folder.ts';

let parent: string;

beforeAll(() => {
  parent = mkdtempSync(path.join(tmpdir(), 'open-door-folders-'));
});
afterAll(() => {
  rmSync(parent, { recursive: true, force: true });
});

function emptyFolder(): string {
  return mkdtempSync(path.join(parent, 'data-'));
}

test('gives a folder to one platform at a time, and to the next when it is given back', () => {
  const folder = emptyFolder();
  const giveBack = takeDataFolder(folder, false);
  expect(() => takeDataFolder(folder, false)).toThrow(
    `Another platform (process ${process.pid}) is using ${folder}: stop it, or choose another folder with --data.`,
  );
  giveBack();
  takeDataFolder(folder, false)();
  expect(readdirSync(folder)).toEqual([]);
});

test('refuses a folder that another running process has locked', () => {
  const folder = emptyFolder();
  writeFileSync(path.join(folder, 'platform.lock'), String(process.ppid));
  expect(() => takeDataFolder(folder, false)).toThrow(/Another platform \(process \d+\) is using/);
});

test.each(['4194999', 'nonsense', ''])('takes over a lock whose process is gone: %j', (owner) => {
  const folder = emptyFolder();
  writeFileSync(path.join(folder, 'platform.lock'), owner);
  expect(takeDataFolder(folder, false)).toBeTypeOf('function');
});

test('makes a folder that is not there, and keeps what it holds unless asked for a fresh one', () => {
  const folder = path.join(parent, 'new/data');
  takeDataFolder(folder, false)();
  writeFileSync(path.join(folder, 'platform.log'), '{}');
  mkdirSync(path.join(folder, 'records'));
  takeDataFolder(folder, false)();
  expect(existsSync(path.join(folder, 'records'))).toBe(true);
  takeDataFolder(folder, true)();
  expect(readdirSync(folder)).toEqual([]);
});

test('never empties a folder that the platform did not make', () => {
  const folder = emptyFolder();
  writeFileSync(path.join(folder, 'thesis.txt'), 'years of work');
  expect(() => takeDataFolder(folder, true)).toThrow(/holds something else/);
  expect(readdirSync(folder)).toEqual(['thesis.txt']);
});
