import { formatPounds, unreachable } from '#shared/kernel/index.ts';
import {
  latestAnswer,
  type FileAsKnown,
  type InquiryRefusal,
  type InquiryStep,
  type RunFinding,
} from '#shared/payments/index.ts';
import { formatDay, formatTime } from '#shared/web/index.ts';

const notSaid = 'Not said';

/** Our side of the counter beside theirs, fact by fact, as the last answer has them. */
export function sideBySide(inquiry: readonly InquiryStep[], run: FileAsKnown) {
  const { sent = {}, held = {} } = latestAnswer(inquiry) ?? {};
  const ours: FileAsKnown = { ...run, ...sent };
  const rows = [
    { name: 'What it is called', ours: ours.name, theirs: held.name },
    { name: 'Payments', ours: inWords(ours.count), theirs: inWords(held.count) },
    { name: 'Total', ours: pounds(ours.totalPence), theirs: pounds(held.totalPence) },
    { name: 'Content (SHA-256)', ours: ours.contentSha256, theirs: held.contentSha256 },
  ];
  return rows.map((row) => ({
    name: row.name,
    ours: row.ours ?? notSaid,
    theirs: row.theirs ?? notSaid,
    // Each side has a name of its own for a file, so that two names are no difference.
    differs:
      row.name !== 'What it is called' && row.theirs !== undefined && row.ours !== row.theirs,
  }));
}

function inWords(count: number | undefined): string | undefined {
  return count === undefined ? undefined : String(count);
}

function pounds(pence: number | undefined): string | undefined {
  return pence === undefined ? undefined : formatPounds(pence);
}

/** One step as a line of the history, with the words that were written down. */
export function stepRow(step: InquiryStep, staffId: string) {
  return {
    at: step.at,
    by: 'by' in step ? (step.by === staffId ? 'you' : step.by) : 'the bank or provider',
    sentence: stepInWords(step),
  };
}

function stepInWords(step: InquiryStep): string {
  switch (step.what) {
    case 'refused':
      return `It refused the file: ${step.reasons.join('; ')}.`;
    case 'unclear':
      return `It said neither yes nor no: ${step.reasons.join('; ')}.`;
    case 'asked':
      return 'Had it asked again.';
    case 'proposed':
      return `Found out that ${findingInWords(step.finding)}: “${step.reason}”`;
    case 'declined':
      return 'Declined that.';
    case 'confirmed':
      return 'Confirmed that.';
    default:
      return unreachable(step);
  }
}

export function findingInWords(finding: RunFinding): string {
  return finding.kind === 'taken'
    ? `it has the file, as ${finding.submissionId}`
    : 'it does not have the file and never will';
}

export function inquiryRefusalInWords(refusal: InquiryRefusal): string {
  switch (refusal.kind) {
    case 'not-unclear':
      return 'It is clear by now what became of this file. Look at the run';
    case 'question-open':
      return 'It was asked again and has not answered yet. Wait for the answer first';
    case 'proposal-open':
      return 'Somebody has written down what they found out. Decide on that first';
    case 'no-proposal':
      return 'There is nothing to decide on any more';
    case 'same-person':
      return 'You found it out, so somebody else has to confirm it';
    case 'still-on-its-way':
      return `The file may still reach it. That it never will can be said from ${formatTime(refusal.until)} on ${formatDay(refusal.until)}`;
    case 'reported':
      return `It has told us what became of ${refusal.count} of the payments, so it has the file`;
    case 'changed-meanwhile':
      return 'Somebody else, or an answer, was first. Look at it again';
    default:
      return unreachable(refusal);
  }
}
