import { applications } from '#shared/applications/index.ts';
import { showReference, unreachable } from '#shared/kernel/index.ts';
import { staffTasks, type FinishTaskRefusal, type StaffTask } from '#shared/messages/index.ts';
import { vouchers, type Voucher } from '#shared/payments/index.ts';
import { keys, queues } from '#shared/records/index.ts';
import type { Permission } from '#shared/staff-identity/index.ts';
import {
  mayAnyOf,
  failedInWords,
  staffAction,
  staffPage,
  type StaffAnswer,
  type StaffRequest,
  type StaffVisit,
} from '#shared/staff-web/index.ts';
import { page, problemAt, redirect, type FormView, type Route } from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import { voucherSentence } from '../words/voucher-sentence.ts';

const tasksAPage = 50;
const finishers = ['decide-cases', 'approve', 'approve-second'] as const satisfies Permission[];

/** Families that only a person can help now, until somebody has. */
export function taskRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return [
    staffPage('/staff/tasks', ['view-cases'], (request) => showTasks(ports, request)),
    staffAction('/staff/tasks/{applicationId}/{taskId}/done', finishers, (request) =>
      finish(ports, request),
    ),
  ];
}

async function showTasks(
  { records }: CaseworkPorts,
  { staff, query }: StaffRequest,
  form: FormView = { values: {} },
): Promise<StaffAnswer> {
  const after = query['after'];
  const missing = await records.queue({ queue: queues.missingVouchers(), limit: tasksAPage });
  const listed = await records.queue({
    queue: queues.openTasks(),
    limit: tasksAPage,
    ...(after === undefined ? {} : { after }),
  });
  const tasks = listed.items.map((item) => staffTasks.parse(item).document);
  const ids = [...new Set(tasks.map(({ applicationId }) => applicationId))];
  const cases = (await records.getMany(ids.map((id) => keys.application(id)))).map(
    (item) => applications.parse(item).document,
  );
  const caseOf = new Map(cases.map((each) => [each.applicationId, each]));
  return page(
    'staff-tasks.njk',
    {
      form,
      tasks: tasks.map((task) => {
        const about = caseOf.get(task.applicationId);
        const contact = about?.form.contact;
        return {
          taskId: task.taskId,
          applicationId: task.applicationId,
          reference: showReference(task.applicationId),
          openedAt: task.openedAt,
          sentence: taskSentence(task),
          takenBack: about?.state === 'withdrawn',
          reach: contact === undefined ? undefined : reachWords[contact.bestTime],
        };
      }),
      missing: missing.items.map((item) => missingCodeView(vouchers.parse(item).document)),
      moreMissing: missing.next !== undefined,
      mayFinish: mayAnyOf(staff, finishers),
      done: query['done'] === 'done',
      next:
        listed.next === undefined
          ? undefined
          : `/staff/tasks?after=${encodeURIComponent(listed.next)}`,
    },
    { status: form.errors === undefined ? 200 : 409 },
  );
}

/** A piece that its provider never issued: nobody takes it off the list but its code, or its end. */
function missingCodeView(voucher: Voucher) {
  const { applicationId, reference, runId, orderedAt, cancelAsked } = voucher;
  return {
    ...{ applicationId, reference, orderedAt },
    caseReference: showReference(applicationId),
    sentence: voucherSentence(voucher),
    cancelAsked: cancelAsked !== undefined,
    runHref: `/staff/payment-runs/${runId}`,
  };
}

/** What there is to do, in words. */
export function taskSentence({ why, about }: Pick<StaffTask, 'why' | 'about'>): string {
  if (why === 'says-not-received') {
    return 'The family says that nothing arrived. Find out where the money is, and ring them.';
  }
  return `${failedInWords(about, why)}. Ring them.`;
}

const reachWords = {
  morning: 'Best in the morning',
  afternoon: 'Best in the afternoon',
  evening: 'Best in the evening',
  any: 'Any time of day',
} as const;

async function finish(ports: CaseworkPorts, request: StaffRequest): Promise<StaffAnswer> {
  const { params, staff, form } = request;
  const finished = await ports.finishTask({
    applicationId: params['applicationId'] ?? '',
    taskId: params['taskId'] ?? '',
    staffId: staff.staffId,
  });
  if (finished.ok) return redirect('/staff/tasks?done=done');
  return showTasks(ports, request, problemAt(form, 'tasks', refusalWords(finished.failure)));
}

function refusalWords(refusal: FinishTaskRefusal): string {
  switch (refusal.kind) {
    case 'no-such-task':
      return 'There is no such task. Look at the list again.';
    case 'already-done':
      return `This task is done already, by ${refusal.by}. There is nothing left to do.`;
    case 'changed-meanwhile':
      return 'Somebody else was at this task at the same moment. Look at the list again.';
    default:
      return unreachable(refusal);
  }
}
