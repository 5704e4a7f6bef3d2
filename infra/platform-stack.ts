import { Stack, Tags, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Environment } from './environments.ts';
import { Alarms } from './features/alarms.ts';
import { EvidenceBucket } from './constructs/evidence-bucket.ts';
import { Apply } from './features/apply.ts';
import { Approve } from './features/approve.ts';
import { Assess } from './features/assess.ts';
import { CaseSystem } from './features/case-system.ts';
import { CheckPayees } from './features/check-payees.ts';
import { CommunityGrants } from './features/community-grants.ts';
import { Edge } from './features/edge.ts';
import { Evidence } from './features/evidence.ts';
import type { Foundations } from './features/foundations.ts';
import { addParameters } from './features/parameters.ts';
import { FrontDoor } from './features/front-door.ts';
import { Messages } from './features/messages.ts';
import { Parking } from './features/parking.ts';
import { Pay } from './features/pay.ts';
import { Reconcile } from './features/reconcile.ts';
import { Records } from './features/records.ts';
import { Relay } from './features/relay.ts';
import { Report } from './features/report.ts';
import { StaffIdentity } from './features/staff-identity.ts';
import { WorkQueues } from './features/work-queues.ts';

export interface PlatformStackProps extends StackProps {
  readonly environment: Environment;
  /** The folder of the bundled functions. */
  readonly bundles: string;
}

/** All of Open Door in one environment, in the order money moves. */
export class PlatformStack extends Stack {
  constructor(scope: Construct, id: string, props: PlatformStackProps) {
    super(scope, id, props);
    const { environment, bundles } = props;
    Tags.of(this).add('service', 'open-door');
    Tags.of(this).add('environment', environment.name);
    const parameters = addParameters(this, environment);

    const alarms = new Alarms(this, environment);
    const platform = { environment, bundles, alarmTopic: alarms.topic };
    const foundations: Foundations = {
      platform,
      api: new FrontDoor(this, platform).api,
      records: new Records(this, platform),
      queues: new WorkQueues(this, platform),
      evidence: new EvidenceBucket(this, platform),
      parameters,
    };

    new StaffIdentity(this, foundations);
    new Apply(this, foundations);
    new Evidence(this, foundations);
    new Assess(this, foundations);
    new CheckPayees(this, foundations);
    new Approve(this, foundations);
    new Pay(this, foundations);
    new Reconcile(this, foundations);
    new CommunityGrants(this, foundations);
    new Messages(this, foundations);
    new CaseSystem(this, foundations);
    const relay = new Relay(this, foundations);
    const report = new Report(this, foundations);
    new Parking(this, foundations, [
      ...foundations.queues.all.map(({ deadLetters }) => deadLetters),
      relay.deadLetters,
      report.deadLetters,
    ]);
    if (environment.edge) new Edge(this, foundations, parameters.serviceOrigin);
  }
}
