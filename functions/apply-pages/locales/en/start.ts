/** Before and around the questions: the start page, and the pages for those this fund cannot help. */
export const start = {
  title: 'Get help with food, bills and the things you need',
  lead: 'Do you live in Birmingham? If you cannot pay for food, heating or other basics right now, you can ask for money from the {fund}. It is paid once. You do not pay it back.',
  upTo: 'The most a home can get is {cap}.',
  begin: 'Start now',
  time: 'It takes about 10 minutes. You can do it on a phone.',
  howTitle: 'How it works',
  how1: 'You answer some questions about you and your home.',
  how2: 'A person at BVSC reads what you tell us and decides. A computer never says no to you.',
  how3: 'If we can help, we pay the money into a bank account, or find another way if you do not have one.',
  needTitle: 'What you need',
  need1: 'a phone number or an email address',
  need2: 'to know roughly how much money comes in each month',
  need3: 'your sort code and account number, if you have a bank account',
  needNot:
    'You do not need to make an account. You can leave out anything that says it is optional.',
  otherTitle: 'Other ways to apply',
  other:
    'You can call us. We will fill in the form with you, and we can get an interpreter. It is free to use.',
  helper: 'A friend, a relative or a worker can fill it in for you.',
  languagesTitle: 'Languages',
  languages:
    'You can change the language at the top of every page. Is yours not there? Call us and say its name. We will call you back with somebody who speaks it.',
  safeTitle: 'If somebody at home might look at your phone',
  safe1:
    'Every page has a red button called “Exit this page”. It takes you to the weather straight away and wipes your answers.',
  safe2: 'On a computer, you can also press the Shift key 3 times.',
  safe3:
    'It does not clear the list of pages you have visited. Use a private window, or a phone or computer that is not shared.',
  danger: 'If you are in danger now, call 999. If you cannot speak, press 55 when they answer.',
  statusTitle: 'Already applied?',
  status: 'See what is happening with your application',
  savedTitle: 'Saved your answers before?',
  closedTitle: 'We are not taking new applications right now',
  closed:
    'No fund is open to families for the moment. If you have already applied, we will still read your application and tell you what we decide.',
};

export const exits = {
  elsewhereTitle: 'This fund is for people who live in Birmingham',
  elsewhere:
    'The money comes to each council for its own area. Your own council has a fund like this one, and you have the same right to ask there.',
  elsewhereFind: 'Find your council and its fund on GOV.UK',
  elsewhereBack:
    'If Birmingham City Council found you a home in another town, you can still apply.',
  youngTitle: 'You need to be 16 or over to apply',
  young:
    'Please ask an adult you trust to apply: somebody at home, a teacher, or another worker. They can do it for you here.',
  youngCass:
    'If things at home are not safe, call Birmingham’s children’s team (CASS) on 0121 303 1888. In danger, call 999.',
  youngKooth: 'You can talk to somebody free and without giving your name at kooth.com.',
  adviceTitle: 'Talk to somebody who can help you',
  advice:
    'You told us you want advice, not money. You do not need this form for that. These people are free to talk to.',
  adviceMoney: 'If you need money as well, go back and tick what you need it for.',
  againTitle: 'You may still be able to get help',
  again:
    'We mostly help each home once in 12 months, so that the money goes round. But if something new has happened, tell us. A person will look at what has changed.',
  againGo: 'Carry on',
  closedTitle: 'We have stopped taking applications for now',
  closed:
    'While you were filling in the form, the fund stopped taking new applications. It is nothing you did, and nothing has been sent.',
  closedKept:
    'We keep your answers for 24 hours. If the fund opens again, you can carry on where you were.',
  closedSave: 'Save your answers for 28 days',
  closedCall: 'Call us on 0121 634 7100 to hear what else we can do, or look below.',
  openAgain: 'The fund is open again, and your answers are still here.',
  openAgainGo: 'Carry on',
  turnTitle: 'Where else to turn',
  back: 'Go back and change my answer',
};

/** "From Birmingham with Love": what every family is offered, whatever is decided about the money. */
export const offers = {
  title: 'From Birmingham with Love',
  intro: 'Free help for every family, whatever happens with the money.',
  food: 'Food banks and pantries',
  foodText: 'Find one near you, or ask us to send you to one.',
  money: 'Benefits and debt',
  moneyText: 'Citizens Advice checks what you can claim.',
  women: 'Abuse at home',
  womenText: 'Birmingham and Solihull Women’s Aid listens and helps you stay safe.',
  young: 'Young people’s feelings',
  youngText: 'Kooth is free and private for young people.',
  parents: 'Being a parent',
  parentsText: 'Free online courses, in many languages.',
  loss: 'When somebody has died',
  lossText: 'Cruse Bereavement Support is there to talk.',
  call: 'Call {number}',
  visit: 'Go to {site}',
  child: 'Worried about a child? Call CASS on 0121 303 1888. In danger, call 999.',
};
