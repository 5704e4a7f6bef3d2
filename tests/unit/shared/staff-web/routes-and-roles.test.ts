import { describe, expect, test } from 'vitest';

import type { Role } from '#shared/staff-identity/index.ts';
import {
  answerTo,
  lettingIn,
  pages,
  turnsAway,
  visitOf,
} from '#tests/doubles/every-staff-route.ts';

const letters: Readonly<Record<Role, string>> = {
  caseworker: 'C',
  approver: 'A',
  finance: 'F',
  manager: 'M',
  'locality-lead': 'L',
  scorer: 'S',
  'panel-chair': 'P',
  auditor: 'U',
};

/**
 * Who is let in where: caseworker, approver, finance, manager, locality lead, scorer, panel chair,
 * auditor. It is written out, so that a
 * new page is thought about, and that a change of one permission shows all it opens.
 */
const table = `
F M L U     GET  /locality
F M L U     GET  /locality/{code}
F M L U     GET  /locality/{code}/areas.csv
F M L U     GET  /locality/{code}/briefing
F M L U     GET  /locality/{code}/compare
F M L U     GET  /locality/{code}/compare.csv
M L         GET  /locality/{code}/connections
M L         POST /locality/{code}/connections/allocate
M L         POST /locality/{code}/connections/told
M L         POST /locality/{code}/connections/withdraw
M L         GET  /locality/{code}/connections/{id}
M L         POST /locality/{code}/connections/{id}/layer
M L         GET  /locality/{code}/connections/files
M L         POST /locality/{code}/connections/files
M L         GET  /locality/{code}/connections/files/{id}
M L         POST /locality/{code}/connections/files/{id}/answer
M L         GET  /locality/{code}/connections/files/{id}/families.csv
M L         GET  /locality/{code}/connections/files/{id}/families.xlsx
M L         GET  /locality/{code}/connections/with-cass
M L         GET  /locality/{code}/connections/{id}/cass
M L         POST /locality/{code}/connections/{id}/cass
M L         POST /locality/{code}/connections/{id}/cass/answer
M L         GET  /locality/{code}/connections/{id}/send-on
M L         GET  /locality/{code}/connections/with-workers
M L         POST /locality/{code}/connections/with-workers/{id}/close
M L         POST /locality/{code}/connections/with-workers/{id}/contacted
M L         POST /locality/{code}/connections/{id}/send-on
F M L U     GET  /locality/{code}/curve.svg
F M L U     GET  /locality/{code}/fifths.svg
F M L U     GET  /locality/{code}/further-help
F M L U     GET  /locality/{code}/grants.csv
F M L U     GET  /locality/{code}/further-help.csv
F M L U     GET  /locality/{code}/map.svg
F M L U     GET  /locality/{code}/reach
F M L U     GET  /locality/{code}/reach-map.svg
F M L U     GET  /locality/{code}/reach.csv
F M L U     GET  /locality/{code}/reach.xlsx
F M L U     GET  /locality/{code}/report.xlsx
F M L U     GET  /locality/{code}/shares.svg
F M L U     GET  /locality/{code}/spend.csv
C A F M L S P U GET  /staff
F M U       GET  /staff/bank
F M U       GET  /staff/bank/floats/{account}
F M U       GET  /staff/bank/floats/{account}/months/{month}
F M U       GET  /staff/bank/floats/{account}/months/{month}/differences/{id}
F M         POST /staff/bank/floats/{account}/months/{month}/differences/{id}/decide
F M         POST /staff/bank/floats/{account}/months/{month}/differences/{id}/explain
F M         POST /staff/bank/floats/{account}/top-ups
F M         POST /staff/bank/floats/{account}/top-ups/{topUpId}
F M U       GET  /staff/bank/months/{month}
F M U       GET  /staff/bank/months/{month}/close
F M         POST /staff/bank/months/{month}/close/confirm
F M         POST /staff/bank/months/{month}/close/go-on
F M         POST /staff/bank/months/{month}/close/propose
F M U       GET  /staff/bank/months/{month}/close/statement
F M         POST /staff/bank/months/{month}/close/withdraw
F M U       GET  /staff/bank/months/{month}/differences/{id}
F M         POST /staff/bank/months/{month}/differences/{id}/decide
F M         POST /staff/bank/months/{month}/differences/{id}/explain
F M         POST /staff/bank/months/{month}/differences/{id}/given-back
F M U       GET  /staff/bank/proof
F M         POST /staff/bank/statements
F M U       GET  /staff/bank/statements/{statementId}
F M         POST /staff/bank/statements/{statementId}/go-on
C A F M U   GET  /staff/budget
F M         POST /staff/budget/allocate
C A F M U   GET  /staff/budget/changes/{changeId}
F M         POST /staff/budget/changes/{changeId}/confirm
F M         POST /staff/budget/changes/{changeId}/withdraw
F M         GET  /staff/budget/move
F M         POST /staff/budget/move
C A F M U   GET  /staff/cases
C A M       GET  /staff/cases/bulk
C A M       POST /staff/cases/bulk
C A M       GET  /staff/cases/bulk/result
M U         GET  /staff/cases/export
M U         POST /staff/cases/export
M U         GET  /staff/cases/export/{exportId}
M U         GET  /staff/cases/export/{exportId}/part.csv
M U         GET  /staff/cases/export/{exportId}/rows
C A M       GET  /staff/cases/filters
C A M       POST /staff/cases/filters
C A M       POST /staff/cases/filters/forget
C A M       POST /staff/cases/next
C A F M U   GET  /staff/cases/pairs
C A         POST /staff/cases/pairs/look-at
C A F M U   GET  /staff/cases/reviews
C A F M U   GET  /staff/cases/{applicationId}
A M         POST /staff/cases/{applicationId}/approve
C A         POST /staff/cases/{applicationId}/decline
C A F M U   GET  /staff/cases/{applicationId}/evidence/{fileId}
C A M       POST /staff/cases/{applicationId}/give-back
C A F M     GET  /staff/cases/{applicationId}/interest
C A F M     POST /staff/cases/{applicationId}/interest
M           POST /staff/cases/{applicationId}/interest/lift
C A         POST /staff/cases/{applicationId}/looks-real
C A F M U   GET  /staff/cases/{applicationId}/pairs/{otherId}
C A         POST /staff/cases/{applicationId}/pairs/{otherId}/resolve
C A         POST /staff/cases/{applicationId}/repair-link
C A         POST /staff/cases/{applicationId}/review
C A M       POST /staff/cases/{applicationId}/take
C A         POST /staff/cases/{applicationId}/vouchers/{reference}/cancel
C A         POST /staff/cases/{applicationId}/vouchers/{reference}/resend
M U         GET  /staff/feedback
C A F M U   GET  /staff/grants
C A F M U   GET  /staff/grants/money-back
C A F M U   GET  /staff/grants/open-data
A M         POST /staff/grants/open-data/sign
A M         POST /staff/grants/open-data/take-out
C A F M U   GET  /staff/grants/payments-over-500.csv
C A F M U   GET  /staff/grants/reports
C A F M U   GET  /staff/grants/reports.csv
C A F M U   GET  /staff/grants/to-mend
L           GET  /staff/grants/comments
L           POST /staff/grants/{application}/comment
A M P U     GET  /staff/grants/panel
M P         POST /staff/grants/panel/move
A M P U     GET  /staff/grants/{application}/panel
M P         POST /staff/grants/{application}/panel/decide
M P         POST /staff/grants/{application}/panel/moderate
C A S       GET  /staff/grants/scoring
C A S       GET  /staff/grants/{application}/score
C A S       POST /staff/grants/{application}/score
C A F M U   GET  /staff/grants/{application}
A M         POST /staff/grants/{application}/account/take-over
A M         POST /staff/grants/{application}/account/turn-down
C A M       GET  /staff/grants/{application}/award
C A M       POST /staff/grants/{application}/award
A M         POST /staff/grants/{application}/change/agree
A M         POST /staff/grants/{application}/change/refuse
A M         POST /staff/grants/{application}/confirm
C A F M U   GET  /staff/grants/{application}/files/{fileId}
A M         POST /staff/grants/{application}/instalments/{instalment}/approve
C A F M L S P GET  /staff/grants/{application}/interest
C A F M L S P POST /staff/grants/{application}/interest
M           POST /staff/grants/{application}/interest/lift
C A F M U   GET  /staff/grants/{application}/money-back
C A M       POST /staff/grants/{application}/money-back/ask
C A M       POST /staff/grants/{application}/money-back/decide
C A M       POST /staff/grants/{application}/money-back/let-go
C A M       GET  /staff/grants/{application}/no-grant
C A M       POST /staff/grants/{application}/no-grant
C A M       POST /staff/grants/{application}/report/accept
C A M       POST /staff/grants/{application}/report/ask
A M         POST /staff/grants/{application}/stop/confirm
C A M       POST /staff/grants/{application}/stop/keep
C A M       POST /staff/grants/{application}/stop/propose
C A M       POST /staff/grants/{application}/withdraw
C A F M U   GET  /staff/holds
A F M       POST /staff/holds/place
C A F M U   GET  /staff/holds/{holdId}
A F M       POST /staff/holds/{holdId}/lift
M U         GET  /staff/languages
C A F M U   GET  /staff/messages
F M U       GET  /staff/parked
F M         POST /staff/parked/{parkedId}/put-back
M           GET  /staff/partners
M           POST /staff/partners/{partnerId}/keys
M           POST /staff/partners/{partnerId}/keys/{keyId}/revoke
M           POST /staff/partners/{partnerId}/stop
C A F M U   GET  /staff/payment-runs
F           POST /staff/payment-runs/start
C A F M U   GET  /staff/payment-runs/{runId}
C A F M U   GET  /staff/payment-runs/{runId}/inquiry
F M         POST /staff/payment-runs/{runId}/inquiry/ask
F M         POST /staff/payment-runs/{runId}/inquiry/decide
F M         POST /staff/payment-runs/{runId}/inquiry/find
M           GET  /staff/policy
C A F M U   GET  /staff/programmes
C A F M U   GET  /staff/programmes/{programme}/rules
M           POST /staff/programmes/change
F M U       GET  /staff/returns
F M U       GET  /staff/returns/{programme}/{period}
F M U       GET  /staff/returns/{programme}/{period}/workbook.xlsx
F M         POST /staff/returns/{programme}/{period}/propose
F M         POST /staff/returns/{programme}/{period}/sign
F M         POST /staff/returns/{programme}/{period}/withdraw
C A F M U   GET  /staff/search
C A F M U   POST /staff/search
M U         GET  /staff/searches
C A F M U   GET  /staff/stops
F M         POST /staff/stops/change
F M         POST /staff/stops/close-rail
C A F M U   GET  /staff/tasks
C A M       POST /staff/tasks/{applicationId}/{taskId}/done
C           GET  /staff/telephone
C           POST /staff/telephone
`;

const expected = new Map(
  table
    .trim()
    .split('\n')
    .map((line) => {
      const words = line.split(/ +/);
      const [method = '', path = ''] = words.slice(-2);
      return [`${method} ${path}`, words.slice(0, -2).join(' ')];
    }),
);

const nameOf = ({ method, path }: { readonly method: string; readonly path: string }) =>
  `${method} ${path}`;

describe('every page and action of staff', () => {
  test('stands once in the table, and the table has no other', () => {
    expect(pages.map(nameOf).sort()).toEqual([...expected.keys()].sort());
  });

  test.each(pages)('lets in whom the table says: $method $path', async (route) => {
    const letIn = await lettingIn(route);
    expect(letIn.map((role) => letters[role]).join(' ')).toBe(expected.get(nameOf(route)));
  });

  test.each(pages)(
    'asks whoever is not signed in to sign in first: $method $path',
    async (route) => {
      const answer = await answerTo(route, { kept: {} });
      if (route.method === 'GET') {
        expect(answer).toMatchObject({ kind: 'redirect' });
        expect(JSON.stringify(answer)).toContain('/staff/sign-in');
      } else {
        expect(answer).toMatchObject({ template: 'open-door/session-expired.njk', status: 403 });
      }
    },
  );

  const ofPlaces = pages.filter(({ path }) => path.includes('{code}'));
  test.each(ofPlaces)('keeps a lead out of another locality: $method $path', async (route) => {
    for (const code of ['yardley', 'city']) {
      expect(await turnsAway(route, visitOf('locality-lead'), { code })).toBe(true);
    }
    expect(await turnsAway(route, visitOf('locality-lead', 'yardley'), { code: 'yardley' })).toBe(
      false,
    );
  });

  test('is none that an auditor could change anything with', () => {
    const actions = [...expected].filter(
      ([name, roles]) => name.startsWith('POST ') && roles.includes('U'),
    );
    // What is searched for stands in no address, so a search is sent as a form; and who takes cases away as a
    // file is on record before the first of them leaves.
    expect(actions.map(([name]) => name)).toEqual([
      'POST /staff/cases/export',
      'POST /staff/search',
    ]);
  });
});
