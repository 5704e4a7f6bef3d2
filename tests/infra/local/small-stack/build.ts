import { App } from 'aws-cdk-lib';
import * as esbuild from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPlatform, type Platform, type PlatformOptions } from '#infra/local/platform.ts';
import { handlerNames, SmallStack } from './stack.ts';

export interface SmallService {
  readonly template: { Resources: Record<string, { Type: string; Properties: object }> };
  readonly assetRoot: string;
  readonly folder: string;
  readonly tableName: string;
  readonly urlOf: (queue: string) => string;
}

/** Bundles the small service's functions and synthesizes its template, in a folder of its own. */
export async function buildSmallService(): Promise<SmallService> {
  const folder = mkdtempSync(path.join(tmpdir(), 'open-door-small-'));
  const bundles = path.join(folder, 'bundles');
  await esbuild.build({
    entryPoints: handlerNames.map((name) => ({
      in: path.join(import.meta.dirname, `${name}.ts`),
      out: `${name}/index`,
    })),
    outdir: bundles,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  const app = new App({
    outdir: path.join(folder, 'assembly'),
    analyticsReporting: false,
    builtinCloudFormationValidation: false,
    context: { 'aws:cdk:enable-asset-metadata': true },
  });
  new SmallStack(app, 'Small', bundles);
  const assembly = app.synth();
  const template = assembly.getStackByName('Small').template as SmallService['template'];
  const logicalId = (start: string) =>
    Object.keys(template.Resources).find((id) => new RegExp(`^${start}[0-9A-F]{8}$`).test(id)) ??
    '';
  return {
    template,
    tableName: `Small-${logicalId('Orders')}`,
    urlOf: (queue) => `http://127.0.0.1/000000000000/Small-${logicalId(queue)}`,
    assetRoot: assembly.directory,
    folder,
  };
}

/** Starts the platform for a service with a data folder of its own, or the one of an earlier start. */
export function startSmall(
  service: SmallService,
  options: Partial<PlatformOptions> = {},
): Promise<Platform> {
  return startPlatform({
    template: service.template,
    stackName: 'Small',
    assetRoot: service.assetRoot,
    dataFolder: mkdtempSync(path.join(service.folder, 'data-')),
    port: 0,
    records: 'in-process',
    ...options,
  });
}

export function removeSmallService(service: SmallService): void {
  rmSync(service.folder, { recursive: true, force: true });
}
