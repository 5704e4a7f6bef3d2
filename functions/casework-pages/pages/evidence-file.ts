import { contentTypes } from '#shared/evidence/index.ts';
import { readReference, showReference } from '#shared/kernel/index.ts';
import { staffPage, type StaffAnswer, type StaffVisit } from '#shared/staff-web/index.ts';
import { notFound, page, type Route } from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';

/** A browser shows these by itself; the rest is saved, and opened by what the person has for it. */
const shownInPlace = new Set(['jpeg', 'png']);

/**
 * One file a family sent as proof, for whoever may see the case. That it was opened is in the case's
 * history. Whatever is in it, it runs nothing and reaches nobody.
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
        const opened = await openEvidence({ applicationId }, params['fileId'] ?? '', actor);
        if (!opened.ok) {
          return opened.failure.kind === 'no-such-file'
            ? notFound()
            : page('evidence-gone.njk', { applicationId }, { status: 410 });
        }
        const { kind, content } = opened.value;
        return {
          kind: 'file',
          contentType: contentTypes[kind],
          body: content,
          sandboxed: true,
          ...(shownInPlace.has(kind)
            ? {}
            : { downloadName: `proof-${showReference(applicationId)}.${kind}` }),
        };
      },
    ),
  ];
}
