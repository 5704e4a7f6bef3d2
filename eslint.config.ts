import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * The stages of the pipeline in the order money moves. A stage may import the kernel, the events,
 * the reference figures and the stages before it, and nothing after it.
 */
const stages = [
  'programmes',
  'applications',
  'evidence',
  'payee-checks',
  'eligibility',
  'approvals',
  'payments',
  'messages',
  'reconciliation',
  'month-close',
  'verification',
  'reporting',
] as const;

/** What each folder of `shared/` may import besides itself; everything else is a boundary crossing. */
const allowed: Record<string, string[]> = {
  kernel: [],
  reference: ['kernel'],
  events: ['kernel'],
  log: ['kernel'],
  languages: ['kernel'],
  config: ['kernel'],
  ledger: ['kernel'],
  budget: ['kernel', 'ledger', 'events', 'records'],
  records: ['kernel', 'events'],
  worker: ['kernel', 'log', 'records'],
  limits: ['kernel', 'log', 'records'],
  web: ['kernel', 'languages', 'log', 'records', 'config'],
  equality: ['kernel', 'records'],
  feedback: ['kernel', 'events', 'records'],
  'saved-applications': ['kernel', 'languages', 'limits', 'web', 'messages'],
  'group-sign-in': ['kernel', 'languages', 'web', 'messages', 'saved-applications'],
  'contact-codes': [
    ...['kernel', 'languages', 'limits', 'web', 'records', 'messages', 'applications'],
    'saved-applications',
  ],
  'staff-identity': ['kernel'],
  partners: ['kernel', 'records'],
  // Beside every application, a family's or a group's: what decides on one asks it.
  interests: ['kernel', 'events', 'records'],
  // It puts into words what every stage does, and is imported by pages only.
  'staff-web': [
    ...['kernel', 'log', 'records', 'config', 'web', 'staff-identity', 'programmes'],
    ...['events', 'reference', 'budget', 'approvals', 'payments', 'messages', 'languages'],
    'applications',
  ],
  'family-connect': ['kernel', 'events', 'reference', 'records'],
  // It says where in the city a project is, what groups are written, and is searched as families' cases are.
  'community-grants': [
    ...['kernel', 'languages', 'events', 'records', 'budget', 'ledger', 'reference', 'messages'],
    'applications',
  ],
  // What is said of an application before anything becomes of it.
  'grant-assessments': ['kernel', 'records', 'interests', 'community-grants'],
  // What becomes of an application: it seals the account that a grant is paid into as a family's is.
  'grant-awards': [
    ...['kernel', 'languages', 'events', 'records', 'budget', 'ledger', 'reference', 'messages'],
    ...['programmes', 'applications', 'community-grants', 'interests', 'grant-assessments'],
    // For what families who ask for further help may be sent to a group.
    'family-connect',
  ],
};
// Paying a grant is the stages' own work, for an award that a group accepted.
allowed['grant-payments'] = [
  ...['kernel', 'events', 'records', 'ledger', 'programmes', 'applications', 'payee-checks'],
  ...['approvals', 'payments', 'community-grants', 'grant-awards', 'interests'],
];
// Who says it, until something was proposed.
allowed['grant-scoring'] = [
  ...['kernel', 'events', 'records', 'interests', 'community-grants', 'grant-assessments'],
  ...['grant-awards'],
];
// What a group asks to change of such an award, beside paying it.
allowed['grant-changes'] = [
  ...['kernel', 'languages', 'events', 'records', 'community-grants', 'grant-awards'],
];
const everyStage = [
  'kernel',
  'languages',
  'partners',
  'events',
  'reference',
  'records',
  'log',
  'budget',
  'ledger',
];
stages.forEach((stage, index) => {
  allowed[stage] = [
    ...everyStage,
    ...stages.slice(0, index),
    'family-connect',
    'feedback',
    'interests',
  ];
});
// What a programme reports of itself: the last of all stages has counted it by then.
allowed['official-returns'] = [
  ...['kernel', 'events', 'records', 'budget', 'programmes', 'reconciliation', 'month-close'],
  'reporting',
];
// What a group tells of its grant once it is paid.
allowed['grant-reports'] = [
  ...['kernel', 'events', 'records', 'messages', 'community-grants', 'grant-awards'],
];
// What a group gives back is found on the bank's statement, and off what it was paid.
allowed['grant-repayments'] = [
  ...['kernel', 'events', 'records', 'budget', 'ledger', 'messages', 'payments', 'reconciliation'],
  ...['community-grants', 'grant-awards', 'grant-reports'],
];
// What is published of grants, as the standard has it.
allowed['open-data'] = [
  ...['kernel', 'events', 'records', 'reference', 'community-grants', 'grant-awards'],
];
// Groups' papers are kept as families' proof is, for as long as their own decision says.
allowed['grant-papers'] = [
  ...['kernel', 'events', 'records', 'evidence', 'community-grants', 'grant-awards'],
];
// Groups' applications are records like all others, and checked with them.
allowed['verification']?.push(
  ...['community-grants', 'grant-awards', 'grant-payments', 'grant-papers', 'grant-reports'],
  ...['grant-repayments', 'open-data', 'grant-assessments', 'official-returns'],
);

/** Tries policies on what was stored: beside the stages, and nothing is built on it. */
allowed['policy-trials'] = [...everyStage, ...['programmes', 'applications', 'eligibility']];

const folders = Object.keys(allowed);
// Regular expressions: a `group` is read as a line of .gitignore, where `#` begins a comment.
const sdk = {
  regex: '^@aws-sdk/',
  message:
    'Only *.dynamo.ts, *.sqs.ts, *.s3.ts and *.secrets.ts talk to AWS: keep the rule and the call apart.',
};
const local = {
  regex: '^#infra/|(^|/)infra/',
  message:
    'Nothing that is deployed may know about infra/: what runs in the cloud must not need it.',
};

const boundaries = folders.map((folder) => ({
  files: [`shared/${folder}/**/*.ts`],
  ignores: ['**/*.dynamo.ts', '**/*.sqs.ts', '**/*.s3.ts', '**/*.secrets.ts', '**/*.http.ts'],
  rules: { 'no-restricted-imports': restricted([...crossings(folder), sdk, local]) },
}));
const adapterBoundaries = folders.map((folder) => ({
  files: [`shared/${folder}/**/*.{dynamo,sqs,s3,secrets,http}.ts`],
  rules: { 'no-restricted-imports': restricted([...crossings(folder), local]) },
}));

function restricted(
  patterns: { regex: string; message: string }[],
): ['error', { patterns: { regex: string; message: string }[] }] {
  return ['error', { patterns }];
}

function crossings(folder: string) {
  const forbidden = folders.filter(
    (other) => other !== folder && !(allowed[folder] ?? []).includes(other),
  );
  return [
    {
      regex: `^#shared/(${forbidden.join('|')})/|^#functions/|/functions/`,
      message: `shared/${folder} may import only: ${(allowed[folder] ?? []).join(', ') || 'nothing'}. Money moves one way; see docs/architecture.md.`,
    },
  ];
}

export default defineConfig(
  { ignores: ['node_modules/', '.build/', '.local/', 'cdk.out/', 'coverage/'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      'no-restricted-exports': [
        'error',
        { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } },
      ],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['infra/**/*.ts', 'functions/**/*.ts', 'shared/**/*.ts'],
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['functions/**/*.ts', 'shared/**/*.ts'],
    ignores: ['functions/*/index.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Only functions/*/index.ts read the environment, through its config schema.',
        },
      ],
    },
  },
  {
    files: ['functions/**/*.ts', 'shared/**/*.ts'],
    ignores: ['shared/kernel/clock.ts', 'shared/kernel/ids.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Time is injected: take a Clock.',
        },
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Time is injected: take a Clock.',
        },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'Randomness is injected: take an Ids.',
        },
      ],
    },
  },
  {
    files: ['functions/**/*.ts'],
    rules: { 'no-restricted-imports': restricted([local, sdk]) },
  },
  ...boundaries,
  ...adapterBoundaries,
  {
    files: ['tests/**/*.ts'],
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as' }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-imports': 'off',
    },
  },
  {
    files: [
      'infra/commands/**/*.ts',
      'infra/local/**/*.ts',
      'tests/bench/**/*.ts',
      'tests/weight/**/*.ts',
      'tests/simulation/index.ts',
      'tests/kill-test/index.ts',
    ],
    rules: { 'no-console': 'off' },
  },
  { files: ['*.config.ts'], rules: { 'no-restricted-exports': 'off' } },
);
