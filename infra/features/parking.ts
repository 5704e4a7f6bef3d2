import { Construct } from 'constructs';
import { parkingTimeout, type DeadLetters } from '../constructs/dead-letters.ts';
import { consume } from '../constructs/queue-worker.ts';
import { ServiceFunction } from '../constructs/service-function.ts';
import type { Foundations } from './foundations.ts';

/**
 * Every dead letter ends where staff see it, with its reason, and can put it back. A message that
 * only an engineer can find is a family that waits in silence.
 */
export class Parking extends Construct {
  constructor(
    scope: Construct,
    { platform, records }: Foundations,
    deadLetters: readonly DeadLetters[],
  ) {
    super(scope, 'parking');
    const park = new ServiceFunction(this, 'park-dead-letters', {
      platform,
      environment: { RECORDS_TABLE: records.records.tableName },
      failureImpact: 'Staff do not see the messages that failed, so those families wait unseen.',
      memoryMb: 512,
      timeout: parkingTimeout,
    });
    records.access.add(park);
    for (const letters of deadLetters) {
      consume(this, letters.of, park, letters.queue, { batchSize: 10 });
    }
  }
}
