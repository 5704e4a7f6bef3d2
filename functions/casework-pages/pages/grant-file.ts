import { staffPage, type StaffAnswer, type StaffVisit } from '#shared/staff-web/index.ts';
import { notFound, page, type Route } from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import { fileReply } from '../views/file-reply.ts';
import { grantPath } from './grant-pages.ts';

/** One file that a group sent, for whoever reads its application. That it was opened is in the history. */
export function grantFileRoutes({ openEvidence }: CaseworkPorts): Route<StaffVisit>[] {
  return [
    staffPage(
      '/staff/grants/{application}/files/{fileId}',
      ['view-cases'],
      async ({ params, staff }): Promise<StaffAnswer> => {
        const applicationId = params['application'] ?? '';
        const opened = await openEvidence(
          { sender: 'group', applicationId, fileId: params['fileId'] ?? '' },
          { kind: 'staff', id: staff.staffId },
        );
        if (opened.ok) return fileReply(opened.value, `paper-${applicationId}`);
        if (opened.failure.kind === 'no-such-file') return notFound();
        const back = { href: grantPath(applicationId), text: 'Back to the grant' };
        return page('evidence-gone.njk', { back }, { status: 410 });
      },
    ),
  ];
}
