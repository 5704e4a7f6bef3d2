import { CfnCondition, CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSubscription, Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Environment } from '../environments.ts';

/**
 * Where alarms go. An address is a parameter, because who is on call is not a property of the
 * software; without one the alarms are still seen in the console.
 */
export class Alarms extends Construct {
  readonly topic: Topic | undefined;

  constructor(scope: Construct, environment: Environment) {
    super(scope, 'alarms');
    if (!environment.alarmsNotify) return;
    this.topic = new Topic(this, 'topic', {
      displayName: `Open Door ${environment.name}`,
      enforceSSL: true,
    });
    // Refusing what comes without TLS gives the topic a policy of its own, and with it goes AWS's
    // default that would let the account's alarms publish.
    this.topic.grantPublish(
      new ServicePrincipal('cloudwatch.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    const address = new CfnParameter(scope, 'AlarmEmail', {
      description: 'Who is told when somebody is hurt; empty for nobody',
      default: '',
    });
    const subscription = new CfnSubscription(this, 'email', {
      protocol: 'email',
      topicArn: this.topic.topicArn,
      endpoint: address.valueAsString,
    });
    subscription.cfnOptions.condition = new CfnCondition(this, 'SomebodyIsTold', {
      expression: Fn.conditionNot(Fn.conditionEquals(address.valueAsString, '')),
    });
  }
}
