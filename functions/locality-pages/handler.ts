import type { StaffVisit } from '#shared/staff-web/index.ts';
import type { Route } from '#shared/web/index.ts';

import { briefingRoutes } from './pages/briefing-page.ts';
import { cassRoutesOf } from './pages/cass-pages.ts';
import { compareRoutes } from './pages/compare-page.ts';
import { connectionFigureRoutes } from './pages/connection-figures.ts';
import { connectionRoutes } from './pages/connections-page.ts';
import { endedConnectionRoutes } from './pages/ended-connections.ts';
import { handOffRoutes } from './pages/hand-off-pages.ts';
import { reachRoutes } from './pages/reach-page.ts';
import { requestRoutes } from './pages/request-page.ts';
import { withWorkersRoutes } from './pages/with-workers.ts';
import { sendOnRoutes } from './pages/send-on-page.ts';
import { reportRoutes } from './pages/report-page.ts';
import type { LocalityPorts } from './ports.ts';

/** Where locality leads see the money of their area and the families who asked for further help. */
export function createLocalityRoutes(ports: LocalityPorts): Route<StaffVisit>[] {
  return [
    ...reportRoutes(ports),
    ...reachRoutes(ports),
    ...briefingRoutes(ports),
    ...compareRoutes(ports),
    ...connectionRoutes(ports),
    ...connectionFigureRoutes(ports),
    ...endedConnectionRoutes(ports),
    ...withWorkersRoutes(ports),
    ...requestRoutes(ports),
    ...cassRoutesOf(ports),
    ...handOffRoutes(ports),
    ...sendOnRoutes(ports),
  ];
}
