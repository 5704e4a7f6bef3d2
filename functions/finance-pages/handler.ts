import type { StaffVisit } from '#shared/staff-web/index.ts';
import type { Route } from '#shared/web/index.ts';

import { bankDifferenceRoutes } from './pages/bank-difference.ts';
import { bankMoneyBackRoutes } from './pages/bank-money-back.ts';
import { bankRoutes } from './pages/bank.ts';
import { budgetRoutes } from './pages/budget.ts';
import { budgetChangeRoutes } from './pages/budget-changes.ts';
import { floatRoutes } from './pages/floats.ts';
import { moneyStopRoutes } from './pages/money-stops.ts';
import { monthCloseRoutes } from './pages/month-close.ts';
import { moveMoneyRoutes } from './pages/move-money.ts';
import { oneHoldRoutes } from './pages/hold.ts';
import { holdRoutes } from './pages/holds.ts';
import { paymentRunRoutes } from './pages/payment-runs.ts';
import { policyTrialRoutes } from './pages/policy-trial.ts';
import { programmeRulesRoutes } from './pages/programme-rules.ts';
import { programmeRoutes } from './pages/programmes.ts';
import { returnRoutes } from './pages/returns.ts';
import { runInquiryRoutes } from './pages/run-inquiry.ts';
import type { FinancePorts } from './ports.ts';

/** Where the budget is kept, payment runs are started and money is held. */
export function createFinanceRoutes(ports: FinancePorts): Route<StaffVisit>[] {
  return [
    ...budgetRoutes(ports),
    ...budgetChangeRoutes(ports),
    ...moveMoneyRoutes(ports),
    ...paymentRunRoutes(ports),
    ...runInquiryRoutes(ports),
    ...programmeRoutes(ports),
    ...programmeRulesRoutes(),
    ...bankRoutes(ports),
    ...bankDifferenceRoutes(ports),
    ...bankMoneyBackRoutes(ports),
    ...floatRoutes(ports),
    ...monthCloseRoutes(ports),
    ...policyTrialRoutes(ports),
    ...holdRoutes(ports),
    ...oneHoldRoutes(ports),
    ...moneyStopRoutes(ports),
    ...returnRoutes(ports),
  ];
}
