import type { StaffVisit } from '#shared/staff-web/index.ts';
import type { Route } from '#shared/web/index.ts';

import { assignmentRoutes } from './pages/case-assignment.ts';
import { bulkRoutes } from './pages/bulk-decision.ts';
import { caseDecisionRoutes } from './pages/case-decisions.ts';
import { caseRoutes } from './pages/case-page.ts';
import { caseExportRoutes } from './pages/case-export.ts';
import { savedFilterRoutes } from './pages/saved-filters.ts';
import { queueRoutes } from './pages/case-queue.ts';
import { evidenceFileRoutes } from './pages/evidence-file.ts';
import { feedbackRoutes } from './pages/feedback.ts';
import { grantDecisionRoutes } from './pages/grant-decision.ts';
import { grantReportRoutes } from './pages/grant-reports.ts';
import { grantOpenDataRoutes } from './pages/grant-open-data.ts';
import { grantTransparencyRoutes } from './pages/grant-transparency.ts';
import { grantMoneyBackRoutes } from './pages/grant-money-back.ts';
import { grantsToMendRoutes } from './pages/grants-to-mend.ts';
import { grantFileRoutes } from './pages/grant-file.ts';
import { grantChangeRoutes } from './pages/grant-changes.ts';
import { grantInstalmentRoutes } from './pages/grant-instalments.ts';
import { grantCommentRoutes } from './pages/grant-comments.ts';
import { grantPanelRoutes } from './pages/grant-panel.ts';
import { grantScoringRoutes } from './pages/grant-scoring.ts';
import { grantStopRoutes } from './pages/grant-stop.ts';
import { grantRoutes } from './pages/grant-pages.ts';
import { closedToInterested } from './pages/closed-to-interested.ts';
import { interestRoutes } from './pages/interests.ts';
import { languageRoutes } from './pages/languages.ts';
import { messageRoutes } from './pages/messages.ts';
import { pairRoutes } from './pages/pair-page.ts';
import { pairQueueRoutes } from './pages/pair-queue.ts';
import { partnerRoutes } from './pages/partners.ts';
import { parkedRoutes } from './pages/parked-messages.ts';
import { taskRoutes } from './pages/staff-tasks.ts';
import { telephoneRoutes } from './pages/telephone.ts';
import { reviewRoutes } from './pages/review-queue.ts';
import { searchRoutes } from './pages/search.ts';
import { searchesRoutes } from './pages/searches.ts';
import { startRoutes } from './pages/start-page.ts';
import { voucherRoutes } from './pages/voucher-actions.ts';
import type { CaseworkPorts } from './ports.ts';

/** Where staff decide cases, one by one or many at once, and put back what was parked. */
export function createCaseworkRoutes(ports: CaseworkPorts): Route<StaffVisit>[] {
  return closedToInterested(ports, [
    ...startRoutes(ports),
    ...interestRoutes(ports),
    ...searchRoutes(ports),
    ...searchesRoutes(ports),
    ...queueRoutes(ports),
    ...savedFilterRoutes(ports),
    ...caseExportRoutes(ports),
    ...reviewRoutes(ports),
    ...caseRoutes(ports),
    ...assignmentRoutes(ports),
    ...evidenceFileRoutes(ports),
    ...caseDecisionRoutes(ports),
    ...pairQueueRoutes(ports),
    ...pairRoutes(ports),
    ...voucherRoutes(ports),
    ...bulkRoutes(ports),
    ...taskRoutes(ports),
    ...grantMoneyBackRoutes(ports),
    ...grantOpenDataRoutes(ports),
    ...grantTransparencyRoutes(ports),
    ...grantsToMendRoutes(ports),
    ...grantReportRoutes(ports),
    ...grantScoringRoutes(ports),
    ...grantPanelRoutes(ports),
    ...grantCommentRoutes(ports),
    ...grantRoutes(ports),
    ...grantFileRoutes(ports),
    ...grantDecisionRoutes(ports),
    ...grantInstalmentRoutes(ports),
    ...grantChangeRoutes(ports),
    ...grantStopRoutes(ports),
    ...parkedRoutes(ports),
    ...languageRoutes(),
    ...messageRoutes(ports),
    ...feedbackRoutes(ports),
    ...telephoneRoutes(ports),
    ...partnerRoutes(ports),
  ]);
}
