import { declineReasons } from '#shared/approvals/index.ts';

/** After the questions: checking, confirming, following what happens. */
export const check = {
  title: 'Check your answers',
  hint: 'You can still change everything. Nothing is sent yet.',
  change: 'Change',
  notGiven: 'Not given',
  submit: 'Send my application',
  submitNote: 'When you press the button, we get your application.',
  sections: {
    start: 'Before you start',
    you: 'About you',
    household: 'Your home',
    happened: 'What has happened',
    payment: 'Proof and payment',
    'more-help': 'More help',
    declaration: 'Declaration',
  },
  noneHelps:
    'The funds that are open right now cannot help with what you ticked, or cannot pay you in the way you chose. Change one of them, or call us on 0121 634 7100 to hear what else we can do.',
  clash:
    'We could not send this, because something else was sent with it before. Call us on 0121 634 7100.',
};

export const confirmation = {
  title: 'We have your application',
  referenceIs: 'Your reference is',
  keep: 'Write it down, take a picture, or print this page. You need it to see what is happening.',
  print: 'With your reference, you can come back on any phone or computer.',
  nextTitle: 'What happens next',
  next1: 'A person reads your application. We put the most urgent ones first.',
  next2:
    'If we need to ask you something, we call, text or email you, only in the ways you said are safe.',
  next3: 'We tell you what we decide, and why. If you do not agree, you can ask us to look again.',
  paid: {
    'bank-transfer': 'If we say yes, the money is in your account about 3 working days later.',
    'cash-out':
      'If we say yes, you get a code for each £100 or less. You can turn it into cash for 30 days.',
    'supermarket-voucher': 'If we say yes, you get vouchers. You can use them for 90 days.',
    'fuel-voucher': 'If we say yes, you get vouchers to top up with. You can use them for 30 days.',
    'needs-another-way':
      'If we say yes, somebody will call you to agree how to get the money to you.',
  },
  fundTitle: 'Which fund this is',
  fund: 'You told us once, and we looked at every fund that is open. Your application is for the {fund}.',
  otherFunds: 'We also looked at:',
  because: {
    'only-one-open': 'It is the fund that is open for this now.',
    'fits-best': 'It fits best of the funds that are open now.',
    'gives-most': 'It can give the most of the funds that are open now and fit.',
    'gives-as-much': 'It can give as much as any other fund that is open now and fits.',
    nearest: 'It is the nearest of the funds that are open. A person looks whether it fits.',
    named: 'Whoever sent the form for you named this fund.',
    'needs-a-look': 'It may fit too, but a person would have to look into it first.',
    'gives-the-same': 'It fits too and would give the same.',
    'gives-less': 'It fits too, but would give less.',
    'does-not-seem-to-fit': 'What you told us does not seem to fit its rules.',
    'cannot-help': 'It does not help with what you asked for, or cannot pay in the way you chose.',
  },
  connectTitle: 'You asked for more help',
  connect:
    'A family worker near you will get in touch within 7 days. This is separate from the money.',
  statusLink: 'See what is happening with your application',
  shared: 'Using a shared phone or computer?',
  finish: 'Finish and wipe this page',
  again: 'Apply for another family',
};

export const status = {
  title: 'See what is happening with your application',
  hint: 'You need the reference we gave you when you applied.',
  reference: 'Reference',
  referenceHint: 'It has 10 letters and numbers, like 7K3QD-9XW2M',
  dateOfBirth: 'Date of birth',
  dateHint: 'For example, 27 3 1985',
  postcode: 'Postcode',
  postcodeHint: 'Leave this empty if you have no fixed address or are in a refuge.',
  find: 'Show my application',
  missingReference: 'Enter your reference',
  invalidReference: 'Enter a reference of 10 letters and numbers, like 7K3QD-9XW2M',
  invalidPostcode: 'Enter a full postcode, like B8 3AB, or leave it empty',
  notFound: 'We cannot find an application with these details. Check each one and try again',
  waitTitle: 'Please wait a little',
  wait: 'You have tried many times. To keep people’s applications safe, we wait 15 minutes before you can try again.',
  waitCall: 'If you cannot find your reference, call us. We will help you.',
  shownTitle: 'Your application',
  shownReference: 'Reference',
  timelineTitle: 'What has happened so far',
  nextTitle: 'What happens next',
  events: {
    received: 'We got your application',
    'being-read': 'A person is looking at it',
    'said-yes': 'We said yes to {amount}',
    'said-no': 'We could not say yes this time',
    'taken-back': 'You took your application back',
    challenged: 'You told us that our “no” is wrong',
    'stays-no': 'Somebody else looked again. It stays a “no”',
    reopened: 'Somebody else looked again. We decide anew',
    'payment-sent': 'We sent {amount}',
    'code-made': 'Your code or voucher for {amount} was made',
    'code-used': 'You used {amount}',
    'code-ended': '{amount} was not used and came back to us',
    paid: 'Your bank has the money',
    'payment-returned': 'The payment came back to us',
    'payment-not-made': 'Our bank did not send the payment',
    'details-changed': 'You told us how to pay you now',
    'more-help-asked': 'You asked for more help',
    'more-help-found': 'A family worker has your request',
    'more-help-stopped': 'You stopped the more help you asked for',
  },
  next: {
    decide:
      'You do not need to do anything. A person will read your application and we will tell you what we decide.',
    pay: 'We said yes, and we are paying you.',
    order: 'We said yes, and we are getting your code or vouchers.',
    redeem:
      'Use your codes or vouchers before the day below. If you do not have one of them, call us on 0121 634 7100.',
    agreeWay: 'Somebody will call you to agree how to get the money to you.',
    paid: 'There is nothing more to do. If the money is not there, call us.',
    returned:
      'The money came back to us, and it is still yours. Tell us below how to pay you, or call us on 0121 634 7100. Then we send it again.',
    decideAgain:
      'You told us how to pay you now. A person checks it, then we pay you. Into a bank account it takes about 3 working days from then.',
    payAgain:
      'Our bank did not send the money. You do not need to do anything. A person checks it, then we pay you. It takes about 3 working days from then.',
    declined: 'We cannot pay you from this fund. Below are others who can help.',
    withdrawn:
      'You took your application back. Nobody decides on it, and we do not pay it. If you need help after all, you can apply again.',
  },
  /** What staff send with a "no". */
  letters: declineReasons,
  inEnglish: 'This is in English. To hear it in your language, call us on 0121 634 7100.',
  wrongTitle: 'If something is wrong',
  wrong:
    'Did something change? Did you make a mistake? Is the help too late? Call us on 0121 634 7100. A person will help you.',
  withdraw: {
    link: 'Take my application back',
    title: 'Do you want to take your application back?',
    means: 'Then nobody decides on it, and we do not pay you for it.',
    forGood: 'You cannot undo this. But you can apply again.',
    moreHelp: 'You also asked for more help. That stays: a family worker still gets in touch.',
    yes: 'Yes, take it back',
    no: 'No, keep my application',
    unsure: 'Not sure? Call us on 0121 634 7100 first.',
    refused: {
      'payment-under-way':
        'You cannot take your application back now. We are paying you, or we have paid you. Call us on 0121 634 7100.',
      'partly-paid':
        'You cannot take your application back now. You have used part of the money. Call us on 0121 634 7100.',
    },
  },
  challenge: {
    link: 'Tell us why this is wrong',
    title: 'What did we get wrong?',
    means: 'Somebody else will read what you write, and look at your application again.',
    once: 'You can do this once. Tell us all that matters.',
    label: 'Tell us in your own words',
    hint: 'For example, what has changed, or what we did not know.',
    missing: 'Write what we got wrong',
    tooLong: 'Write what we got wrong in 1,500 characters or fewer',
    send: 'Send',
    back: 'Go back to my application',
    call: 'Do you want to tell us on the phone? Call us on 0121 634 7100.',
    open: 'You told us on {said} that this is wrong. Somebody else looks at it again. We answer here by {day}. If you want to ask, call us on 0121 634 7100.',
    stands: 'Somebody else looked at your application again. They wrote:',
    still: 'If you still do not agree, call us on 0121 634 7100.',
  },
  expected: {
    decision: {
      one: 'Right now it takes us about {days} working day to get through all that waits. The most urgent come first. We expect to tell you by {day}.',
      other:
        'Right now it takes us about {days} working days to get through all that waits. The most urgent come first. We expect to tell you by {day}.',
    },
    'decision-unknown':
      'We cannot say yet how long it takes. The most urgent come first. If you cannot wait, call us on 0121 634 7100.',
    'next-run':
      'It goes out with our next payments. Then this page shows you the day it should be there.',
    'looked-at':
      'A person looks at it before it goes out. We cannot say how long this takes. If you want to ask, call us on 0121 634 7100.',
    arrives: 'It should be in your account by {day}.',
    late: 'It should have been in your account by {day}. If it is not there, call us on 0121 634 7100.',
  },
  mend: 'Choose how we pay you',
  piecesTitle: 'Your codes and vouchers',
  pieceEnding: 'ends in {ending}',
  pieceUntil: 'Use it by {day}.',
  piece: {
    'cash-out': 'Cash code for {amount}',
    'supermarket-voucher': 'Supermarket voucher for {amount}',
    'fuel-voucher': 'Fuel voucher for {amount}',
  },
  whatToDo: {
    'cash-out':
      'Take the code to a shop with PayPoint or to a Post Office and ask for cash. They may ask who you are.',
    'supermarket-voucher':
      'Show the voucher when you pay. Keep what is left on it for another day.',
    'fuel-voucher':
      'Take the voucher and your key or card to a shop where you top up. Ask them to put it on.',
  },
  pieceState: {
    ordered: 'We are waiting for it.',
    redeemed: 'You used it.',
    expired: 'Its time ran out.',
    cancelled: 'It was stopped. It does not work any more.',
  },
  pieceFollows: {
    choose: 'The money is still yours. Choose how we pay you.',
    'being-checked': 'The money is still yours. A person checks it, then we pay you.',
    'waits-for-others':
      'The money is still yours. Once your other codes are used or run out, you can choose how we pay you.',
    'paying-again': 'The money is still yours. We pay it to you soon.',
    'new-ordered': 'A new one is on its way.',
    'new-made': 'We made you a new one. It is in this list.',
    'to-bank': 'We are sending the money to your bank account instead.',
    paid: 'We paid you the money.',
  },
  resend: 'Send me my codes again',
  resent: 'We send your codes again, to the phone or email you gave us. It can take a few minutes.',
  notResent:
    'We cannot send them again. They are used, they ran out, or we sent them many times. Call us on 0121 634 7100.',
  receipt: {
    title: 'Did it reach you?',
    question: 'Did you get the money, code or voucher we sent?',
    yes: 'Yes, I have it',
    no: 'No, nothing came',
    confirmed: 'You told us that it reached you. Thank you.',
    denied: 'You told us that nothing came. Somebody looks into it and calls you.',
    nothingSent: 'We have not sent you anything yet.',
    over: 'This link does not work. Use your reference to see what is happening.',
  },
  leave: 'Finish and wipe this page',
};

export const mend = {
  title: 'Tell us how to pay you',
  why: 'The money we sent came back to us. It is safe and still yours. Tell us how to pay you. A person checks it, then we pay you.',
  birthWhy: 'We ask this so that nobody else can change where your money goes.',
  account: 'The account, if you chose a bank account',
  send: 'Send',
  missingWay: 'Choose how we should pay you',
  wrongBirth: 'Enter the date of birth of the person who applied',
  sameAccount: 'This is the account the money came back from. Enter a different one',
  doneTitle: 'We know how to pay you now',
  doneNext:
    'A person checks it, then we pay you. Into a bank account it takes about 3 working days from then.',
  doneNone: 'You do not need to do anything else.',
  overTitle: 'This link does not work any more',
  over: 'It works once, for 7 days, and only while the money is with us. If you have not told us how to pay you yet, use your reference or call us on 0121 634 7100.',
  overStatus: 'See what is happening with your application',
};
