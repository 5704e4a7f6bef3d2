import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Platform } from '../constructs/platform.ts';
import { WorkQueue } from '../constructs/work-queue.ts';

/**
 * The queues between the stages, in the order money moves. They stand apart from the features that
 * handle them because staff may put a parked message back on any of them.
 */
export class WorkQueues extends Construct {
  readonly applications: WorkQueue;
  readonly payeeChecks: WorkQueue;
  readonly paymentRuns: WorkQueue;
  readonly railOutcomes: WorkQueue;
  readonly messages: WorkQueue;
  readonly evidenceScans: WorkQueue;
  readonly caseSystem: WorkQueue;

  constructor(scope: Construct, platform: Platform) {
    super(scope, 'work-queues');
    this.applications = new WorkQueue(this, 'applications', {
      platform,
      handledBy: 'assess-application',
      handlingTimeout: Duration.seconds(60),
      waitLimit: Duration.minutes(30),
      failureImpact:
        'Families have applied and no caseworker sees them: nobody is paid until this works.',
    });
    this.payeeChecks = new WorkQueue(this, 'payee-checks', {
      platform,
      handledBy: 'check-payee',
      handlingTimeout: Duration.seconds(60),
      waitLimit: Duration.minutes(60),
      failureImpact:
        'Nobody hears from the bank whose account a family gave: money may go to a stranger, and nobody is held up.',
    });
    this.paymentRuns = new WorkQueue(this, 'payment-runs', {
      platform,
      handledBy: 'submit-payments',
      // A run of hundreds of payments is built in transactions of a hundred items each.
      handlingTimeout: Duration.minutes(5),
      waitLimit: Duration.minutes(60),
      failureImpact: 'Approved families are not paid: a payment run has not reached the bank.',
    });
    this.railOutcomes = new WorkQueue(this, 'rail-outcomes', {
      platform,
      handledBy: 'record-rail-outcomes',
      handlingTimeout: Duration.seconds(60),
      waitLimit: Duration.minutes(60),
      failureImpact:
        'Families whose payment bounced are not told, and the books do not show what was paid.',
    });
    this.messages = new WorkQueue(this, 'messages', {
      platform,
      handledBy: 'send-messages',
      // Ten messages in a batch, each of which may wait for the provider.
      handlingTimeout: Duration.seconds(120),
      waitLimit: Duration.minutes(60),
      failureImpact:
        'Families do not get the codes they are paid with, and do not hear that money came back.',
    });
    this.evidenceScans = new WorkQueue(this, 'evidence-scans', {
      platform,
      handledBy: 'record-scan',
      handlingTimeout: Duration.seconds(60),
      waitLimit: Duration.minutes(60),
      failureImpact:
        'Staff cannot open what families and groups sent, so cases and grants wait for it.',
    });
    this.caseSystem = new WorkQueue(this, 'case-system', {
      platform,
      handledBy: 'tell-case-system',
      handlingTimeout: Duration.seconds(60),
      waitLimit: Duration.minutes(60),
      failureImpact:
        'Workers do not find their families in the case-management system, or find who stopped the request.',
    });
  }

  get all(): readonly WorkQueue[] {
    return [
      this.applications,
      this.payeeChecks,
      this.paymentRuns,
      this.railOutcomes,
      this.messages,
      this.evidenceScans,
      this.caseSystem,
    ];
  }
}
