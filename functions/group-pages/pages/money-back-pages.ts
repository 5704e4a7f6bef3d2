import { repaymentReference } from '#shared/reconciliation/index.ts';
import { page, redirect, type Route } from '#shared/web/index.ts';

import { applicationPath, applicationsPath, groupPage, withApplication } from '../group-page.ts';
import type { GroupPorts } from '../ports.ts';
import type { GroupVisit } from '../visit.ts';
import { common } from './application-pages.ts';
import { readRepayment, viewOf } from './money-back-view.ts';
import { offerPath } from './offer-pages.ts';

/** What a group has to give back of its grant: how much, why, by when, and how to pay it. */
export function moneyBackRoutes(ports: GroupPorts): Route<GroupVisit>[] {
  return [
    groupPage(`${applicationsPath}/{application}/money-back`, (request) =>
      withApplication(ports, request, async (application) => {
        const repayment = await readRepayment(ports.records, application);
        if (repayment === undefined) return redirect(applicationPath(application));
        const { ourAccount } = ports;
        return page('money-back.njk', {
          application: common(application, request.at),
          grant: offerPath(application),
          ...viewOf(repayment, request.at),
          demands: repayment.demands,
          receipts: repayment.receipts,
          waivers: repayment.waivers.map(({ amountPence, confirmedAt }) => ({
            ...{ amountPence, confirmedAt },
          })),
          account: {
            ...ourAccount,
            sortCode: ourAccount.sortCode.replace(/(\d{2})(?=\d)/g, '$1-'),
          },
          reference: repaymentReference(application.grantApplicationId),
        });
      }),
    ),
  ];
}
