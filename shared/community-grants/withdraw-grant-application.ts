import { done, type Result } from '#shared/kernel/index.ts';

import {
  changeOwnApplication,
  type GrantPorts,
  type NoSuchApplication,
} from './change-application.ts';

/** Takes an application back, sent or not. Done twice it is done once. */
export function createWithdrawGrantApplication(ports: GrantPorts) {
  return function withdrawGrantApplication(request: {
    readonly grantApplicationId: string;
    readonly personId: string;
  }): Promise<Result<'withdrawn', NoSuchApplication>> {
    return changeOwnApplication<'withdrawn', never>(ports, request, (found, at) => {
      if (found.state === 'withdrawn') return done({ answer: 'withdrawn' });
      const { grantApplicationId, personId } = request;
      const { roundId, roundVersion, termsVersion, begunAt, people, sections, edition } = found;
      return done({
        answer: 'withdrawn',
        next: {
          state: 'withdrawn',
          ...{ grantApplicationId, roundId, roundVersion, termsVersion, begunAt, people },
          ...{ sections, edition, withdrawnAt: at, withdrawnBy: personId },
          ...(found.state === 'submitted' && { submittedAt: found.submittedAt }),
        },
        body: { type: 'grant-application-withdrawn', grantApplicationId, from: found.state },
      });
    });
  };
}
