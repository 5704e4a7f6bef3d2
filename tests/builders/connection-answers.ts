type Answers = readonly (readonly [
  path: string,
  answers: Readonly<Record<string, string | string[]>>,
])[];

/** The answers of a family that asks for a worker and not for money, page by page. */
export const connectionAnswers: Answers = [
  ['/connect/family/name', { fullName: 'Nadia Hussain' }],
  ['/connect/family/home', { answer: 'address' }],
  ['/connect/family/postcode', { postcode: 'b83bb' }],
  ['/connect/family/contact', { phone: '07700 900456', email: '', safe: [], bestTime: 'morning' }],
  ['/connect/family/language', { language: 'ur', interpreter: 'yes' }],
  ['/connect/family/people', { adults: '1', children: '3' }],
  ['/connect/family/reasons', { answer: ['domestic-abuse', 'housing'] }],
  ['/connect/family/own-words', { answer: 'He works nights.\r\nPlease call before noon.' }],
  ['/connect/family/access-needs', { answer: '' }],
  ['/connect/family/agree', { consent: 'yes' }],
];

/** The answers of a teacher who asks for a family. */
export const professionalAnswers: Answers = [
  [
    '/connect/professional/about-you',
    {
      fullName: 'Joanna Price',
      organisation: 'Nansen School',
      role: 'Class teacher',
      email: 'j.price@school.example.org',
      phone: '0121 496 0123',
    },
  ],
  ['/connect/professional/family-agrees', { answer: 'in-person' }],
  ['/connect/professional/name', { fullName: 'Grace Adeyemi' }],
  ['/connect/professional/home', { answer: 'refuge' }],
  [
    '/connect/professional/contact',
    { phone: '', email: 'grace@example.org', safe: [], bestTime: 'any' },
  ],
  ['/connect/professional/language', { language: 'en', interpreter: 'no' }],
  ['/connect/professional/people', { adults: '1', children: '2' }],
  ['/connect/professional/reasons', { answer: ['education'] }],
  ['/connect/professional/own-words', { answer: 'The children miss Mondays.' }],
  ['/connect/professional/access-needs', { answer: '' }],
  ['/connect/professional/going-well', { answer: 'They love their grandmother.' }],
  ['/connect/professional/family-wants', { answer: '' }],
  ['/connect/professional/childrens-views', { answer: '“I am tired”' }],
  ['/connect/professional/who-lives-there', { answer: 'Ada, 7, and Tobi, 9' }],
  ['/connect/professional/working-with', { answer: ['school', 'health'] }],
  ['/connect/professional/parental-responsibility', { answer: 'yes' }],
  ['/connect/professional/agree', { consent: 'yes' }],
];
