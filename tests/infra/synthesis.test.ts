import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Annotations, CfnResource, Stack } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { describe, expect, it } from 'vitest';
import { createApp, synthesize } from '#infra/app.ts';
import { deployedEnvironments } from '#infra/environments.ts';
import { refuseFindings } from '#infra/validation-report.ts';
import { ofType, resourcesOf, stubBundles, synthesized, temporaryFolder } from './synthesized.ts';

describe('synthesis', () => {
  it.each(deployedEnvironments)(
    'finds nothing to refuse in %s',
    (environment) => {
      const { stackName, template } = synthesized(environment, true);
      expect(stackName).toBe(`open-door-${environment}`);
      expect(template).toHaveProperty('Resources');
    },
    180_000,
  );

  it('puts a firewall for the edge beside each deployed platform', () => {
    const outdir = temporaryFolder();
    const bundles = stubBundles();
    synthesize({ environment: 'production', outdir, bundles, validate: false });
    const file = path.join(outdir, 'open-door-production-edge-firewall.template.json');
    const firewall = JSON.parse(readFileSync(file, 'utf8')) as Record<string, object>;
    const [acl] = Object.values(firewall['Resources'] ?? {}) as [{ Properties: object }];
    expect(acl.Properties).toMatchObject({
      Scope: 'CLOUDFRONT',
      VisibilityConfig: { SampledRequestsEnabled: false },
    });
    expect(Object.keys(firewall['Outputs'] ?? {})).toEqual(['EdgeWebAclArn']);
  });

  it('says where each function was bundled to', () => {
    const { assetRoot, template } = synthesized('local');
    const [[, applyPages] = []] = Object.entries(template['Resources'] as object).filter(
      ([id]) => id === 'ApplyPages',
    ) as [string, { Metadata: Record<string, string> }][];
    const folder = path.join(assetRoot, applyPages?.Metadata['aws:asset:path'] ?? '');
    expect(readFileSync(path.join(folder, 'index.mjs'), 'utf8')).toContain('apply-pages');
  });

  it('names the function that was not bundled', () => {
    const bundles = stubBundles();
    rmSync(path.join(bundles, 'submit-payments'), { recursive: true });
    const request = { environment: 'local', outdir: temporaryFolder(), bundles, validate: false };
    expect(() => synthesize({ ...request, environment: 'local' })).toThrow(
      /submit-payments has no bundle/,
    );
  });

  it('gives the same template twice', () => {
    const bundles = stubBundles();
    const once = () =>
      synthesize({
        environment: 'production',
        outdir: temporaryFolder(),
        bundles,
        validate: false,
      });
    expect(once().template).toEqual(once().template);
  });

  it('leaves nothing undecided on a desk but what the desk has to say', () => {
    const { template } = synthesized('local');
    const asked = Object.entries(template['Parameters'] as Record<string, { Default?: string }>)
      .filter(([, parameter]) => parameter.Default === undefined)
      .map(([name]) => name);
    expect(asked.sort()).toEqual([
      'BankEndpoint',
      'CashOutEndpoint',
      'FuelVoucherEndpoint',
      'NotifyServiceId',
      'NotifyTemplates',
      'PayeeCheckEndpoint',
      'ServiceOrigin',
      'SupermarketVoucherEndpoint',
    ]);
  });

  it('wakes nobody over a desk', () => {
    const alarms = ofType(resourcesOf(synthesized('local')), 'AWS::CloudWatch::Alarm');
    expect(alarms.length).toBeGreaterThan(0);
    for (const [id, { Properties }] of alarms) {
      expect(Properties, id).not.toHaveProperty('AlarmActions');
    }
  });
});

// The first validation of a process loads CDK's rules, which takes long on a busy machine.
describe('validation', { timeout: 180_000 }, () => {
  function checked(build: (stack: Stack) => void) {
    const app = createApp({ outdir: temporaryFolder(), validate: true });
    build(new Stack(app, 'sample', { env: { region: 'eu-west-2' } }));
    return () => {
      refuseFindings(app.synth().directory);
    };
  }

  it('refuses what CloudFormation would refuse', () => {
    const synth = checked((stack) => {
      new CfnResource(stack, 'queue', { type: 'AWS::SQS::Queue', properties: { Colour: 'red' } });
    });
    expect(synth).toThrow(/Colour/);
  });

  it('refuses what AWS advises against', () => {
    const synth = checked((stack) => {
      new Queue(stack, 'queue', { enforceSSL: true });
    });
    expect(synth).toThrow(/AwsSolutions-SQS3/);
  });

  it('refuses what AWS only warns of', () => {
    const synth = checked((stack) => {
      new Table(stack, 'table', { partitionKey: { name: 'pk', type: AttributeType.STRING } });
    });
    expect(synth).toThrow(/Point-in-time.+[^]+AwsSolutions-DDB3/);
  });

  it('refuses what CDK only warns of, which CDK itself lets pass', () => {
    const synth = checked((stack) => {
      new CfnResource(stack, 'handle', { type: 'AWS::CloudFormation::WaitConditionHandle' });
      Annotations.of(stack).addWarningV2('sample:warning', 'This will be removed');
    });
    expect(synth).toThrow(/not safe to deploy[^]+sample: This will be removed/);
  });

  it('passes a report without findings, and fails without a report', () => {
    const folder = temporaryFolder();
    expect(() => {
      refuseFindings(folder);
    }).toThrow(/validation-report\.json/);
    writeFileSync(path.join(folder, 'validation-report.json'), '{ "pluginReports": [] }');
    expect(() => {
      refuseFindings(folder);
    }).not.toThrow();
  });
});
