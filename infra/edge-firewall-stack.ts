import { CfnOutput, Stack, Tags, type StackProps } from 'aws-cdk-lib';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import type { EnvironmentName } from './environments.ts';

export interface EdgeFirewallStackProps extends StackProps {
  readonly environmentName: EnvironmentName;
  /** Requests that one address may make in five minutes. */
  readonly requestsPerAddress: number;
}

/** The only region where CloudFront looks for a firewall. */
export const firewallRegion = 'us-east-1';

/**
 * Rules that look into what was typed only count. A family that writes about its life in its own
 * words, or sends a photo of a letter, must never be turned away as an attack; our pages escape
 * what they show and our queries are not text.
 */
const countedOnly = [
  'CrossSiteScripting_BODY',
  'GenericLFI_BODY',
  'GenericRFI_BODY',
  'SizeRestrictions_BODY',
];

/** The firewall in front of the edge, deployed before the platform and handed to it by its ARN. */
export class EdgeFirewallStack extends Stack {
  constructor(scope: Construct, id: string, props: EdgeFirewallStackProps) {
    super(scope, id, props);
    Tags.of(this).add('service', 'open-door');
    Tags.of(this).add('environment', props.environmentName);
    const webAcl = new CfnWebACL(this, 'web-acl', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      description: `In front of Open Door ${props.environmentName}`,
      visibilityConfig: counted('all'),
      rules: [
        {
          name: 'requests-per-address',
          priority: 0,
          action: { block: { customResponse: { responseCode: 429 } } },
          statement: {
            rateBasedStatement: { aggregateKeyType: 'IP', limit: props.requestsPerAddress },
          },
          visibilityConfig: counted('requests-per-address'),
        },
        managed('AWSManagedRulesAmazonIpReputationList', 1),
        managed('AWSManagedRulesKnownBadInputsRuleSet', 2),
        managed('AWSManagedRulesCommonRuleSet', 3, countedOnly),
      ],
    });
    new CfnOutput(this, 'EdgeWebAclArn', {
      description: 'The parameter EdgeWebAclArn of the platform stack',
      value: webAcl.attrArn,
    });
  }
}

function managed(name: string, priority: number, onlyCount: readonly string[] = []) {
  return {
    name,
    priority,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name,
        ruleActionOverrides: onlyCount.map((rule) => ({
          name: rule,
          actionToUse: { count: {} },
        })),
      },
    },
    visibilityConfig: counted(name),
  };
}

/** Counted, but not sampled: a sample would keep what somebody sent where nobody looks after it. */
function counted(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { cloudWatchMetricsEnabled: true, metricName, sampledRequestsEnabled: false };
}
