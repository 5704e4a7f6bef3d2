import {
  grantAccountChanges,
  grantAwards,
  type AccountChange,
  type GrantAward,
} from '#shared/grant-awards/index.ts';
import { showReference } from '#shared/kernel/index.ts';
import { payments } from '#shared/payments/index.ts';
import { communityGrants } from '#shared/programmes/index.ts';
import { keys, queues, type RecordReader } from '#shared/records/index.ts';
import { returnReasonInWords, staffPage, type StaffVisit } from '#shared/staff-web/index.ts';
import { page, type Route } from '#shared/web/index.ts';

import type { CaseworkPorts } from '../ports.ts';
import { grantPath } from './grant-pages.ts';

/** More than a round has grants; what is not shown comes up when others are put right. */
const mostShown = 200;

/** Payments of grants that came back, and other accounts that groups gave: what somebody has to put right. */
export function grantsToMendRoutes({ records }: CaseworkPorts): Route<StaffVisit>[] {
  return [
    staffPage('/staff/grants/to-mend', ['view-cases'], async () => {
      const [returned, rejected, changes] = await Promise.all([
        cameBack(records, 'returned'),
        cameBack(records, 'rejected'),
        openChanges(records),
      ]);
      return page('grants-to-mend.njk', {
        payments: [...returned, ...rejected].sort((one, other) => one.at.localeCompare(other.at)),
        changes,
      });
    }),
  ];
}

async function cameBack(records: RecordReader, state: 'returned' | 'rejected') {
  const queue = queues.payments(communityGrants.programmeId, 'bacs', state);
  const { items } = await records.queue({ queue, limit: mostShown });
  const found = items
    .map((item) => payments.parse(item).document)
    .flatMap((payment) =>
      payment.state === 'returned' || payment.state === 'rejected' ? [payment] : [],
    );
  const groups = await groupsOf(
    records,
    found.map(({ applicationId }) => applicationId),
  );
  return found.map((payment) => {
    const { applicationId, amountPence, returnReasonCode } = payment;
    return {
      ...aboutGroup(applicationId, groups),
      ...{ amountPence, why: returnReasonInWords(returnReasonCode) },
      at: payment.state === 'returned' ? payment.returnedAt : payment.rejectedAt,
    };
  });
}

async function openChanges(records: RecordReader) {
  const { items } = await records.queue({
    queue: queues.grantAccountChanges(),
    limit: mostShown,
  });
  const found = items.map((item): AccountChange => grantAccountChanges.parse(item).document);
  const groups = await groupsOf(
    records,
    found.map(({ grantApplicationId }) => grantApplicationId),
  );
  return found.map(({ grantApplicationId, state, account }) => ({
    ...aboutGroup(grantApplicationId, groups),
    givenAt: account.givenAt,
    tag:
      state === 'confirmed'
        ? { text: 'To take over', tone: 'yellow' }
        : { text: 'Contacts are asked', tone: 'grey' },
  }));
}

async function groupsOf(
  records: RecordReader,
  grantApplicationIds: readonly string[],
): Promise<ReadonlyMap<string, GrantAward>> {
  const ids = [...new Set(grantApplicationIds)];
  const items = await records.getMany(ids.map((id) => keys.grantAward(id)));
  const awards = items.map((item) => grantAwards.parse(item).document);
  return new Map(awards.map((award) => [award.grantApplicationId, award]));
}

function aboutGroup(grantApplicationId: string, groups: ReadonlyMap<string, GrantAward>) {
  return {
    href: `${grantPath(grantApplicationId)}#instalments`,
    reference: showReference(grantApplicationId),
    group: groups.get(grantApplicationId)?.groupName,
  };
}
