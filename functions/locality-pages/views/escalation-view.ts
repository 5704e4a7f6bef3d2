import type { ConnectionRequest, Escalation } from '#shared/family-connect/index.ts';
import { daysBetween, type Instant } from '#shared/kernel/index.ts';

import { cassAnswerWords, cassRouteWords } from '../words/cass-words.ts';

/** What CASS was told of a family, and what it answered, the latest first. */
export function escalationViews({ escalations = [] }: ConnectionRequest) {
  return escalations.map((each) => escalationView(each)).reverse();
}

function escalationView({ saidOn, saidAt, route, said, notedAt, notedBy, answer }: Escalation) {
  return {
    ...{ saidOn, saidAt, said, notedAt, notedBy },
    route: cassRouteWords[route],
    answer: answer && { ...answer, text: cassAnswerWords[answer.kind] },
  };
}

/** For how long nobody has noted what CASS answered. */
export function unansweredFor({ notedAt }: Escalation, now: Instant): string {
  const days = Math.floor(daysBetween(notedAt, now));
  if (days < 1) return 'today';
  return days === 1 ? '1 day ago' : `${days} days ago`;
}
