import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { AccessCheck } from './access-check.ts';
import { accountId, arnOf, region } from './aws-place.ts';
import type { QueueEngine } from './engines.ts';
import type { DeployedFunction } from './functions.ts';
import { parseJson, type Json } from './json.ts';
import { PlatformProblem } from './platform-problem.ts';
import type { DeployedResource, Stack } from './stack.ts';

/** Runs a schedule's target for one due moment. False when it failed and may be tried again. */
export type RunTarget = (dueMs: number, attempt: number) => Promise<boolean>;

export const targetSchema = z.object({
  Arn: z.string(),
  RoleArn: z.string(),
  Input: z.string().optional(),
  RetryPolicy: z.unknown().optional(),
  DeadLetterConfig: z.unknown().optional(),
});
export type Target = z.infer<typeof targetSchema>;

export interface TargetSurroundings {
  readonly stack: Stack;
  readonly functions: ReadonlyMap<string, DeployedFunction>;
  readonly queues: QueueEngine;
  readonly access: AccessCheck;
}

/** Connects a schedule with what it runs: a function or a queue, as far as its role allows. */
export function connectTarget(
  schedule: DeployedResource,
  target: Target,
  surroundings: TargetSurroundings,
): RunTarget {
  const { stack, functions, queues } = surroundings;
  const inputFor = (dueMs: number, attempt: number) => readInput(schedule, target, dueMs, attempt);
  if (target.Arn.startsWith('arn:aws:sqs:')) {
    assertAllowed(schedule, target, 'sqs:SendMessage', surroundings);
    const QueueUrl = stack.refOf(stack.find(target.Arn, 'AWS::SQS::Queue').logicalId);
    return async (dueMs, attempt) => {
      await queues.call('SendMessage', { QueueUrl, MessageBody: inputFor(dueMs, attempt) });
      return true;
    };
  }
  assertAllowed(schedule, target, 'lambda:InvokeFunction', surroundings);
  const { logicalId } = stack.find(target.Arn, 'AWS::Lambda::Function');
  const deployed = functions.get(logicalId);
  if (deployed === undefined) throw new Error(`${logicalId} is not deployed`);
  return async (dueMs, attempt) => {
    const input: Json = parseJson(inputFor(dueMs, attempt));
    return (await deployed.invoke(input)).ok;
  };
}

function assertAllowed(
  schedule: DeployedResource,
  target: Target,
  action: string,
  { stack, access }: TargetSurroundings,
): void {
  const role = stack.find(target.RoleArn, 'AWS::IAM::Role').logicalId;
  const request = { action, resource: target.Arn, leadingKeys: () => [] };
  if (access.decide(role, request) !== 'allowed') {
    throw new PlatformProblem(
      `The schedule ${schedule.logicalId} cannot run: ${role} does not allow ${action} on ${target.Arn}.`,
    );
  }
}

/** The stated input with Scheduler's own words filled in, or the event it sends without one. */
function readInput(
  schedule: DeployedResource,
  target: Target,
  dueMs: number,
  attempt: number,
): string {
  const time = `${new Date(dueMs).toISOString().slice(0, 19)}Z`;
  const id = randomUUID();
  const scheduleArn = arnOf('scheduler', `schedule/default/${schedule.name}`);
  if (target.Input !== undefined) {
    return target.Input.replaceAll('<aws.scheduler.schedule-arn>', scheduleArn)
      .replaceAll('<aws.scheduler.scheduled-time>', time)
      .replaceAll('<aws.scheduler.execution-id>', id)
      .replaceAll('<aws.scheduler.attempt-number>', String(attempt));
  }
  return JSON.stringify({
    version: '0',
    id,
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    account: accountId,
    time,
    region,
    resources: [scheduleArn],
    detail: '{}',
  });
}
