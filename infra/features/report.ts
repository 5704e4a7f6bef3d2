import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { DeadLetters } from '../constructs/dead-letters.ts';
import { PageSite } from '../constructs/page-site.ts';
import { StreamWorker } from '../constructs/stream-worker.ts';
import type { Foundations } from './foundations.ts';

/** Where the money went: counted as it happens, and read by those who answer for an area. */
export class Report extends Construct {
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, foundations: Foundations) {
    super(scope, 'report');
    const { platform, api, records, parameters } = foundations;
    const project = new StreamWorker(this, 'project-reports', {
      platform,
      table: records.records,
      environment: { REPORTS_TABLE: records.reports.tableName },
      failureImpact: 'Locality leads and the city read reports that lag behind what was paid.',
      memoryMb: 512,
      timeout: Duration.minutes(1),
      // A second's patience makes one transaction of what would be dozens.
      window: Duration.seconds(1),
    });
    records.access.decryptStream(project.function);
    records.access.countReports(project.function);
    this.deadLetters = project.deadLetters;

    const pages = new PageSite(this, 'locality-pages', {
      platform,
      api,
      routes: ['ANY /locality', 'ANY /locality/{proxy+}'],
      environment: {
        RECORDS_TABLE: records.records.tableName,
        REPORTS_TABLE: records.reports.tableName,
        SESSIONS_TABLE: records.sessions.tableName,
        SECRET_ARN: records.secret.secretArn,
        SERVICE_ORIGIN: parameters.serviceOrigin,
      },
      failureImpact: 'Locality leads cannot see the families and the money of their area.',
    }).function;
    records.access.read(pages);
    records.access.moveConnectionsOn(pages);
    records.access.readReports(pages);
    records.access.keepSessions(pages);
    records.access.useSecret(pages);
  }
}
