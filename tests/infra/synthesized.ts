import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { synthesize, type Synthesis } from '#infra/app.ts';
import type { EnvironmentName, MessageChannel } from '#infra/environments.ts';
import { functionNames } from '#infra/function-configs.ts';

export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}
export type Resources = Readonly<Record<string, Resource>>;

export interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, unknown>>;
}

const made: string[] = [];

/** A folder that is gone when the test file is done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'open-door-infra-'));
  made.push(folder);
  return folder;
}

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** Bundles that only exist, so that a template can be synthesized before its functions can run. */
export function stubBundles(): string {
  const folder = temporaryFolder();
  for (const name of functionNames) {
    mkdirSync(path.join(folder, name));
    writeFileSync(path.join(folder, name, 'index.mjs'), `export const handler = '${name}';\n`);
  }
  return folder;
}

export function synthesized(
  environment: EnvironmentName,
  validate = false,
  messageChannel?: MessageChannel,
): Synthesis {
  return synthesize({
    ...{ environment, outdir: temporaryFolder(), bundles: stubBundles(), validate },
    ...(messageChannel === undefined ? {} : { messageChannel }),
  });
}

export function resourcesOf(synthesis: Synthesis): Resources {
  return synthesis.template['Resources'] as Resources;
}

export function ofType(resources: Resources, type: string): [string, Resource][] {
  return Object.entries(resources).filter(([, resource]) => resource.Type === type);
}

/** The logical id that a `Ref` or a `Fn::GetAtt` names. */
export function named(value: unknown): string {
  const { Ref, 'Fn::GetAtt': attribute } = value as { Ref?: string; 'Fn::GetAtt'?: string[] };
  const id = Ref ?? attribute?.[0];
  if (id === undefined) throw new Error(`${JSON.stringify(value)} names no resource`);
  return id;
}

/** Every statement of every policy, with the role that it belongs to. */
export function statementsByRole(resources: Resources): { role: string; statement: Statement }[] {
  const attached = ofType(resources, 'AWS::IAM::Policy').flatMap(([, { Properties }]) => {
    const { Statement: statements } = Properties['PolicyDocument'] as { Statement: Statement[] };
    return (Properties['Roles'] as unknown[]).flatMap((role) =>
      statements.map((statement) => ({ role: named(role), statement })),
    );
  });
  const inline = ofType(resources, 'AWS::IAM::Role').flatMap(([role, { Properties }]) =>
    ((Properties['Policies'] ?? []) as { PolicyDocument: { Statement: Statement[] } }[]).flatMap(
      ({ PolicyDocument }) => PolicyDocument.Statement.map((statement) => ({ role, statement })),
    ),
  );
  return [...attached, ...inline];
}

export function listOf<Item>(value: Item | readonly Item[]): readonly Item[] {
  return Array.isArray(value) ? (value as readonly Item[]) : [value as Item];
}
