import { readFileSync } from 'node:fs';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import * as z from 'zod';
import { environmentCalled, region, type EnvironmentName } from './environments.ts';
import { PlatformStack } from './platform-stack.ts';

export interface SynthesisRequest {
  readonly environment: EnvironmentName;
  /** Where the cloud assembly is written. */
  readonly outdir: string;
  /** The folder of the bundled functions. */
  readonly bundles: string;
  /**
   * Whether to check the template against CloudFormation's own rules and AWS's recommendations, and
   * throw at the first finding that nobody has answered. It takes seconds, so `npm start` does not.
   */
  readonly validate: boolean;
}

export interface Synthesis {
  /** The CloudFormation template, as JSON. */
  readonly template: Readonly<Record<string, unknown>>;
  /** What the asset paths in the template are relative to. */
  readonly assetRoot: string;
  readonly stackName: string;
}

/** CDK behaves as it would in a new project, whoever runs it: from the command line or in a test. */
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

/** Writes the cloud assembly of one environment. Needs no account and no credentials. */
export function synthesize(request: SynthesisRequest): Synthesis {
  const environment = environmentCalled(request.environment);
  const app = createApp({ outdir: request.outdir, validate: request.validate });
  new PlatformStack(app, environment.stackName, {
    environment,
    bundles: request.bundles,
    stackName: environment.stackName,
    env: { region },
  });
  const assembly = app.synth();
  const { templateFullPath } = assembly.getStackByName(environment.stackName);
  return {
    template: templateSchema.parse(JSON.parse(readFileSync(templateFullPath, 'utf8'))),
    assetRoot: assembly.directory,
    stackName: environment.stackName,
  };
}

const templateSchema = z.record(z.string(), z.unknown());

function createApp({ outdir, validate }: { outdir?: string; validate: boolean }): App {
  const app = new App({
    ...(outdir === undefined ? {} : { outdir }),
    analyticsReporting: false,
    treeMetadata: false,
    builtinCloudFormationValidation: validate,
    context,
  });
  if (validate) Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
}
