import { readReference, showReference } from '#shared/kernel/index.ts';
import { staffPage, type StaffAnswer, type StaffVisit } from '#shared/staff-web/index.ts';
import { notFound, page, type Route } from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import { fileReply } from '../views/file-reply.ts';

/**
 * One file a family sent as proof, for whoever may see the case. That it was opened is in the case's
 * history.
 */
export function evidenceFileRoutes({ openEvidence }: CaseworkPorts): Route<StaffVisit>[] {
  return [
    staffPage(
      '/staff/cases/{applicationId}/evidence/{fileId}',
      ['view-cases'],
      async ({ params, staff }): Promise<StaffAnswer> => {
        const applicationId = readReference(params['applicationId'] ?? '');
        if (applicationId === undefined) return notFound();
        const actor = { kind: 'staff', id: staff.staffId } as const;
        const opened = await openEvidence(
          { sender: 'family', applicationId, fileId: params['fileId'] ?? '' },
          actor,
        );
        if (!opened.ok) {
          const back = { href: `/staff/cases/${applicationId}`, text: 'Back to the case' };
          return opened.failure.kind === 'no-such-file'
            ? notFound()
            : page('evidence-gone.njk', { back }, { status: 410 });
        }
        return fileReply(opened.value, `proof-${showReference(applicationId)}`);
      },
    ),
  ];
}
