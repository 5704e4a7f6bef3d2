import { formatPounds, sumPence } from '#shared/kernel/index.ts';
import { formatsFor } from '#shared/languages/index.ts';
import { localityByCode, wardByCode } from '#shared/reference/index.ts';

import type { GrantRound } from './round.ts';
import {
  documentNames,
  governanceQuestions,
  outputNames,
  sectionNames,
  type Answers,
  type Contact,
  type ProjectPlace,
  type SectionName,
} from './sections.ts';
import {
  beneficiaryWords,
  documentWords,
  governanceWords,
  inPlaceWords,
  outputWords,
  sectionTitles,
  structureWords,
} from './words.ts';

export interface AnswerRow {
  readonly key: string;
  readonly lines: readonly string[];
  /** Something that has to be there before money is paid, and is not. */
  readonly isNotYet?: true;
}

export interface SectionInWords {
  readonly section: SectionName;
  readonly title: string;
  readonly rows: readonly AnswerRow[];
}

const { day } = formatsFor('en');

/** Everything a group answered, as its contacts, and then staff, read it. */
export function answersInWords(answers: Answers, round: GrantRound): readonly SectionInWords[] {
  return sectionNames.map((section) => ({
    section,
    title: sectionTitles[section],
    rows: rowsOf(section, answers, round),
  }));
}

function rowsOf(section: SectionName, answers: Answers, round: GrantRound): AnswerRow[] {
  switch (section) {
    case 'organisation':
      return organisationRows(answers.organisation);
    case 'governance':
      return governanceQuestions.map((name) =>
        inPlaceRow(governanceWords[name].name, answers.governance[name]),
      );
    case 'project':
      return projectRows(answers.project, round);
    case 'budget':
      return budgetRows(answers.budget);
    case 'previous-grants': {
      const { hadGrants, which } = answers['previous-grants'];
      return [
        row('Grants in the last three years', hadGrants === 'no' ? 'None' : (which ?? 'Yes')),
      ];
    }
    case 'documents':
      return documentNames.map((name) => inPlaceRow(documentWords[name], answers.documents[name]));
    case 'contacts':
      return [
        contactRow('First contact', answers.contacts.first),
        contactRow('Second contact', answers.contacts.second),
      ];
  }
}

function row(key: string, ...lines: readonly string[]): AnswerRow {
  return { key, lines: lines.flatMap((line) => line.split('\n')) };
}

function inPlaceRow(key: string, answer: keyof typeof inPlaceWords): AnswerRow {
  const words = row(key, inPlaceWords[answer]);
  return answer === 'not-yet' ? { ...words, isNotYet: true } : words;
}

function organisationRows(group: Answers['organisation']): AnswerRow[] {
  const { charityNumber, companyNumber, umbrella } = group;
  return [
    row('Name', group.name),
    row('What kind of group', structureWords[group.structure]),
    ...(charityNumber === undefined ? [] : [row('Charity number', charityNumber)]),
    ...(companyNumber === undefined ? [] : [row('Company number', companyNumber)]),
    ...(umbrella === undefined ? [] : [row('Who holds the money', umbrella)]),
    row('What the group is for', group.aims),
    row('Income in a year', formatPounds(group.yearlyIncomePence)),
    row('People', `${group.staff} paid`, `${group.volunteers} volunteers`),
  ];
}

function projectRows(project: Answers['project'], round: GrantRound): AnswerRow[] {
  const { where, outputs, answers } = project;
  return [
    row('Title', project.title),
    row('What you will do', project.what),
    row('Why it is needed', project.need),
    row('Where', ...(where.kind === 'city-wide' ? ['All of Birmingham'] : where.places.map(place))),
    row('When', `${day(project.startsOn)} to ${day(project.endsOn)}`),
    row('Who it is for', ...project.beneficiaries.map((who) => beneficiaryWords[who])),
    row('How many', `${project.people} people`, `in ${project.families} families`),
    row(
      'What we can count',
      ...outputNames.map((name) => `${outputWords[name]}: ${outputs[name]}`),
    ),
    row('What will be different', project.difference),
    ...round.questions.map(({ questionId, question }) => row(question, answers[questionId] ?? '')),
  ];
}

function place({ name, wardCode, postcode, localityCode }: ProjectPlace): string {
  const ward = wardByCode(wardCode)?.name ?? wardCode;
  if (postcode === undefined) return `${name} ward`;
  const locality = localityCode === undefined ? undefined : localityByCode(localityCode)?.name;
  return `${postcode}, ${ward} ward${locality === undefined ? '' : `, ${locality} locality`}`;
}

function budgetRows({ lines, otherFundingPence, otherFundingFrom, askedPence }: Answers['budget']) {
  const total = sumPence(lines.map(({ amountPence }) => amountPence));
  return [
    ...lines.map(({ what, amountPence }) => row(what, formatPounds(amountPence))),
    row('All together', formatPounds(total)),
    row(
      'Money from others',
      formatPounds(otherFundingPence),
      ...(otherFundingFrom === undefined ? [] : [otherFundingFrom]),
    ),
    row('What you ask us for', formatPounds(askedPence)),
  ];
}

function contactRow(key: string, { name, role, email, phone }: Contact): AnswerRow {
  return row(key, name, role, email, phone);
}
