import { readFileSync } from 'node:fs';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import * as z from 'zod';
import { EdgeFirewallStack, firewallRegion } from './edge-firewall-stack.ts';
import { deployedEnvironments, environmentCalled, region } from './environments.ts';
import type { EnvironmentName, MessageChannel } from './environments.ts';
import { PlatformStack } from './platform-stack.ts';
import { refuseFindings } from './validation-report.ts';

export interface SynthesisRequest {
  readonly environment: EnvironmentName;
  /** Where the cloud assembly is written. */
  readonly outdir: string;
  /** The folder of the bundled functions. */
  readonly bundles: string;
  /**
   * Whether to check the template against CloudFormation's own rules and AWS's recommendations, and
   * throw at any finding that nobody has answered. It takes seconds, so `npm start` does not.
   */
  readonly validate: boolean;
  /** Who takes messages, where it is not to be who the environment says. */
  readonly messageChannel?: MessageChannel;
}

export interface Synthesis {
  /** The CloudFormation template, as JSON. */
  readonly template: Readonly<Record<string, unknown>>;
  /** What the asset paths in the template are relative to. */
  readonly assetRoot: string;
  readonly stackName: string;
}

/** CDK behaves as in a new project, whoever runs it: the command line, a test or the platform. */
const context = {
  'aws:cdk:enable-asset-metadata': true,
  'aws:cdk:enable-path-metadata': true,
  'aws:cdk:version-reporting': false,
  '@aws-cdk/aws-iam:minimizePolicies': true,
  '@aws-cdk/aws-lambda:recognizeLayerVersion': true,
  '@aws-cdk/aws-lambda:useCdkManagedLogGroup': true,
  '@aws-cdk/core:annotationsInValidationReport': true,
  '@aws-cdk/core:checkSecretUsage': true,
  '@aws-cdk/core:enablePartitionLiterals': true,
  '@aws-cdk/core:validateAgainstDefaultRules': true,
};

const templateSchema = z.record(z.string(), z.unknown());

/** Writes the cloud assembly of one environment. Needs no account and no credentials. */
export function synthesize(request: SynthesisRequest): Synthesis {
  const app = createApp(request);
  const stack = addPlatform(app, request.environment, request.bundles, request.messageChannel);
  const assembly = app.synth();
  if (request.validate) refuseFindings(assembly.directory);
  const { templateFullPath } = assembly.getStackByName(stack.stackName);
  return {
    template: templateSchema.parse(JSON.parse(readFileSync(templateFullPath, 'utf8'))),
    assetRoot: assembly.directory,
    stackName: stack.stackName,
  };
}

/** An app that CDK treats alike, whoever runs it; validated if it is to be deployed. */
export function createApp({ outdir, validate }: { outdir?: string; validate: boolean }): App {
  const app = new App({
    // Unset, it is where the CDK command line wants it.
    ...(outdir === undefined ? {} : { outdir }),
    analyticsReporting: false,
    treeMetadata: false,
    builtinCloudFormationValidation: validate,
    context,
  });
  if (validate) Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
}

function addPlatform(
  app: App,
  name: EnvironmentName,
  bundles: string,
  messageChannel = environmentCalled(name).messageChannel,
): PlatformStack {
  const environment = { ...environmentCalled(name), messageChannel };
  const { stackName } = environment;
  if (environment.edge !== undefined) {
    new EdgeFirewallStack(app, `${stackName}-edge-firewall`, {
      environmentName: name,
      env: { region: firewallRegion },
      ...environment.edge,
    });
  }
  return new PlatformStack(app, stackName, { environment, bundles, stackName, env: { region } });
}

/** What `cdk deploy` runs: both deployed environments, of which it picks one by its stack's name. */
if (import.meta.main) {
  const { bundleFunctions } = await import('./build/bundle.ts');
  const { folder } = await bundleFunctions();
  const app = createApp({ validate: true });
  for (const name of deployedEnvironments) addPlatform(app, name, folder);
  refuseFindings(app.synth().directory);
}
