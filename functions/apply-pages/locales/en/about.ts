/** The pages the footer leads to. */
export const about = {
  privacy: {
    title: 'How we look after your information',
    whoTitle: 'Who we are',
    who: 'BVSC, a Birmingham charity, runs this service for Birmingham City Council.',
    whyTitle: 'What we ask, and why',
    why1: 'We ask who you are, who lives with you, what has happened and how to pay you. We use it to decide about your application, to pay you, to stop the same home being paid twice, and to stop fraud.',
    why2: 'The law that lets us do this is called “public task”: the council has a duty to help people in its area.',
    why3: 'If you ask for more help, we only share that part because you said yes. You can take your yes back at any time.',
    decideTitle: 'Who decides',
    decide:
      'A computer puts applications in order, using what you tell us and how much hardship there is in your area. It never decides. A person does. You can ask us to explain, and ask for somebody else to look again.',
    shareTitle: 'Who we share it with',
    share1:
      'Birmingham City Council and the Department for Work and Pensions, who pay for the fund and check it.',
    share2: 'The bank that pays you.',
    share3: 'The family help team for your area, only if you asked for more help.',
    shareChild:
      'Birmingham’s children’s team (CASS), if we worry that a child is not safe. We do not need your yes for that, and we keep what we told them for 6 years.',
    share4: 'We never sell it.',
    keepTitle: 'How long we keep it',
    keep1:
      'Answers you did not send: up to 24 hours. The “Exit this page” button wipes them at once. If you ask us to save them, we keep them for 28 days, without your bank details.',
    keep2: 'Applications that were not paid: 24 months.',
    keep3:
      'Applications that were paid: 6 years after the year of payment, because public money must be accounted for. We hide most of your bank details after 13 months.',
    keep4: {
      one: 'Photos and papers you send as proof: {days} day after we decide. If you do not send your form, 28 days.',
      other:
        'Photos and papers you send as proof: {days} days after we decide. If you do not send your form, 28 days.',
    },
    rightsTitle: 'Your rights',
    rights:
      'You can ask to see what we hold about you, to have it put right, or to have it deleted where the law lets us. Call 0121 634 7100. If you are not happy with the answer, you can complain to the Information Commissioner: 0303 123 1113.',
  },
  accessibility: {
    title: 'Can everybody use this service?',
    intro: 'We want as many people as possible to be able to apply. You should be able to:',
    can1: 'make the text four times as big without losing anything',
    can2: 'use it with only a keyboard, with your voice, or with a screen reader',
    can3: 'use it on an old phone, and with JavaScript switched off',
    can4: 'understand it: we use short words and short sentences',
    howTitle: 'How well it works',
    how: 'We build it to meet a standard: the Web Content Accessibility Guidelines 2.2, level AA. We check every page with a tool, with a keyboard and at two sizes. Nobody outside our team has checked it yet.',
    knownTitle: 'What does not work yet',
    known:
      'We still check the other languages with people who speak them. Letters by post are in English only. So is what a worker writes to you. If something is not clear, call us. We can get an interpreter.',
    helpTitle: 'If something does not work for you',
    help: 'Call 0121 634 7100. Tell us what was hard. We can help you apply another way. Are you not happy with our answer? You can ask for help from EASS, the Equality Advisory and Support Service.',
  },
  cookies: {
    title: 'Cookies',
    intro:
      'A cookie is a small file that a website keeps on your phone or computer. We use two. The form needs them to work. We do not use cookies to follow you, to count you or to show you adverts.',
    name: 'Name',
    purpose: 'What it is for',
    expires: 'How long it stays',
    purposeText:
      'It remembers which answers are yours while you fill in the form. It has no information about you in it.',
    expiresText:
      'Until you close your browser, press “Exit this page”, or have been away for 24 hours.',
    languageText: 'It remembers which language you chose. You only have it if you choose one.',
    languageExpires: 'Until you close your browser, or press “Exit this page”.',
  },
};
