import type { EventBody, EventOf } from '#shared/events/index.ts';

import { localityInWords } from './money-places.ts';

/** Events of what families asked or said besides money, who looked for them, and who took their cases. */
const types = [
  'feedback-given',
  'cases-searched',
  'cases-exported',
  'case-taken',
  'case-given-back',
  'interest-declared',
  'interest-lifted',
  'connection-requested',
  'connection-allocated',
  'connection-triaged',
  'connection-escalated',
  'connection-cass-answered',
  'connection-handed-off',
  'connection-hand-off-answered',
  'connection-told-to-case-system',
  'connection-file-made',
  'connection-file-fetched',
  'connection-file-answered',
  'connection-bounced',
  'connection-contacted',
  'connection-closed',
  'connection-withdrawn',
  'connection-worker-told',
  'held-help-stopped',
] as const;
type AskedEvent = EventOf<(typeof types)[number]>;

export function isAsked(event: EventBody): event is AskedEvent {
  return types.some((type) => type === event.type);
}

/** One sentence for each event of what families asked or said besides money. */
export function askedSentence(event: AskedEvent): string {
  switch (event.type) {
    case 'feedback-given':
      return 'Somebody said what they think of the pages.';
    case 'cases-searched':
      return `Somebody searched by ${event.searchedFor.join(' or ').replaceAll('-', ' ')} and was shown ${event.found === 1 ? '1 case' : `${event.found} cases`}${groupsInWords(event.groups)}.`;
    case 'cases-exported':
      return 'Somebody took the cases of a programme away as a file, without names.';
    case 'case-taken':
      return event.takenOverFrom === undefined
        ? 'Took the case to decide it.'
        : `Took the case over from ${event.takenOverFrom}.`;
    case 'case-given-back':
      return 'Gave the case back without deciding it.';
    case 'interest-declared':
      return 'Declared an interest, and no longer reads or decides this.';
    case 'interest-lifted':
      return `The interest that ${event.of} declared ${event.because === 'over' ? 'is over' : 'was declared by mistake'}.`;
    case 'connection-requested':
      return `A request for further help went to ${localityInWords(event.area.localityCode)}.`;
    case 'connection-allocated':
      return `The request for further help was given to a worker after ${daysInWords(event.waitedDays)}, ${event.withinTarget ? 'within' : 'past'} the seven days.`;
    case 'connection-contacted':
      return `The worker spoke with the family, ${daysInWords(event.waitedDays)} after having the request for further help.`;
    case 'connection-closed':
      return `The request for further help was closed: ${outcomeInWords[event.outcome]}.`;
    case 'connection-triaged':
      return event.before === undefined
        ? `The family was placed in the layer ${layerInWords[event.layer]}.`
        : `The family was moved from the layer ${layerInWords[event.before]} to ${layerInWords[event.layer]}.`;
    case 'connection-escalated':
      return `CASS was told of the family ${routeInWords[event.route]}.`;
    case 'connection-cass-answered':
      return `${cassAnswerInWords[event.answer]}${event.closes ? ' The request was closed.' : ''}`;
    case 'connection-handed-off':
      return `The family was put into the file ${event.handOffId} for the case-management system.`;
    case 'connection-hand-off-answered':
      return event.arrived
        ? 'The family arrived in the case-management system.'
        : 'The family did not arrive in the case-management system, and waits for the next file.';
    case 'connection-told-to-case-system':
      return event.news === 'allocated'
        ? 'The case-management system took the family.'
        : 'The case-management system was told that the family no longer wants further help.';
    case 'connection-file-made':
      return `A file for the case-management system of ${localityInWords(event.localityCode)} was made, of ${familiesInWords(event.families)}.`;
    case 'connection-file-fetched':
      return `A file for the case-management system of ${localityInWords(event.localityCode)} was fetched.`;
    case 'connection-file-answered':
      return `Of a file for the case-management system of ${localityInWords(event.localityCode)} ${familiesInWords(event.arrived)} arrived; missing: ${event.missing}.`;
    case 'connection-bounced':
      return `The request for further help was sent on from ${localityInWords(event.from)} to ${localityInWords(event.area.localityCode)}: ${bounceReasonInWords[event.reason]}.`;
    case 'connection-withdrawn':
      return event.hasWorker
        ? 'The family no longer wants further help. The worker who had the request must be told.'
        : 'The family no longer wants further help. The request was taken off the list.';
    case 'connection-worker-told':
      return 'The worker was told that the family no longer wants further help.';
    case 'held-help-stopped':
      return 'The family no longer wants further help, and nobody had been told of it yet.';
  }
}

function groupsInWords(groups = 0): string {
  if (groups === 0) return '';
  return groups === 1 ? ' and 1 group' : ` and ${groups} groups`;
}

const bounceReasonInWords = {
  'lives-there': 'the family lives there',
  'worked-with-there': 'that team works with the family already',
  'not-safe-here': 'it is not safe for the family that the first team deals with it',
} as const;

const outcomeInWords = {
  helped: 'the family was helped',
  'passed-on': 'another service works with the family',
  'passed-to-cass': 'it was passed to CASS',
  'not-reached': 'the family could not be reached',
  declined: 'the family did not want help any more',
} as const;

const familiesInWords = (count: number) => (count === 1 ? '1 family' : `${count} families`);

const layerInWords = {
  universal: 'Universal',
  'universal-plus': 'Universal Plus',
  additional: 'Additional Needs',
  complex: 'Complex and Significant',
} as const;

const routeInWords = {
  telephone: 'by telephone',
  'in-writing': 'in writing',
  police: 'through the police',
} as const;

const cassAnswerInWords = {
  'took-on': 'CASS took the family on.',
  'sent-back': 'CASS sent the family back to its team for early help.',
} as const;

export function daysInWords(days: number): string {
  if (days < 1) return 'less than a day';
  const whole = Math.floor(days);
  return whole === 1 ? '1 day' : `${whole} days`;
}
