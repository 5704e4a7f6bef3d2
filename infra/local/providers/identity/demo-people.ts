import { localities } from '#shared/reference/index.ts';

/** Somebody who can sign in on this machine. No password: it is not a place to keep anything safe. */
export interface DemoPerson {
  /** What `login_hint` takes, and the `sub` of the token. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** What the page says that they do. */
  readonly does: string;
  readonly groups: readonly string[];
  readonly locality?: string;
  readonly partner?: string;
}

/** Two approvers, because nobody approves what they made and large awards need two. */
const administrators: readonly DemoPerson[] = [
  person('amina-rahman', 'Amina Rahman', 'Caseworker', 'caseworker'),
  person('ben-okafor', 'Ben Okafor', 'Approver', 'approver'),
  person('chloe-evans', 'Chloe Evans', 'Approver', 'approver'),
  person('dev-patel', 'Dev Patel', 'Finance', 'finance'),
  person('erin-walsh', 'Erin Walsh', 'Manager', 'manager'),
];

/** One lead for each locality; their ids are `lead-` and the locality's code. */
const leadNames: Readonly<Record<string, string>> = {
  edgbaston: 'Farah Siddiqui',
  erdington: 'George Lewis',
  'hall-green': 'Halima Yusuf',
  'hodge-hill': 'Imran Hussain',
  ladywood: 'Joy Campbell',
  northfield: 'Kate Bailey',
  'perry-barr': 'Lakhvir Singh',
  'selly-oak': 'Maria Costa',
  'sutton-coldfield': 'Neil Harper',
  yardley: 'Parveen Akhtar',
};

const leads: readonly DemoPerson[] = localities.map(({ code, name }) => ({
  ...person(
    `lead-${code}`,
    leadNames[code] ?? `${name} lead`,
    `Locality lead, ${name}`,
    'locality-lead',
  ),
  locality: code,
}));

/** Two partners, so that one can be seen not to see the other's families. */
const partnerWorkers: readonly DemoPerson[] = [
  {
    ...person('tariq-mahmood', 'Tariq Mahmood', 'Teacher, Acorn Primary School', 'partner'),
    partner: 'acorn-primary-school',
  },
  {
    ...person('wendy-clarke', 'Wendy Clarke', 'Support worker, Lantern Family Charity', 'partner'),
    partner: 'lantern-family-charity',
  },
];

export const demoPeople: readonly DemoPerson[] = [
  ...administrators,
  ...leads,
  person('grace-osei', 'Grace Osei', 'Scorer of community grants', 'scorer'),
  person('harold-pike', 'Harold Pike', 'Scorer of community grants', 'scorer'),
  person('jean-baptiste', 'Jean Baptiste', 'Chair of the grants panel', 'panel-chair'),
  person('ola-nowak', 'Ola Nowak', 'Auditor', 'auditor'),
  ...partnerWorkers,
];

export function demoPersonById(id: string | undefined): DemoPerson | undefined {
  return demoPeople.find((candidate) => candidate.id === id);
}

function person(id: string, name: string, does: string, group: string): DemoPerson {
  return { id, name, email: `${id}@open-door.example`, does, groups: [group] };
}
