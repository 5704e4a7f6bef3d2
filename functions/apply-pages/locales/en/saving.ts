/** Saving the answers before they are sent, and coming back to them. */
export const saving = {
  later: 'Save and come back later',
  keptHere:
    'We keep your answers for 24 hours after the last page you open. To keep them longer, save them.',
  comeBack: 'Come back to answers you saved',
  title: 'Save your answers and come back later',
  kept: 'We keep your answers for 28 days. Nothing is sent to us to decide yet.',
  notBank:
    'We do not keep your bank details with them. If you have typed them in, you type them in again.',
  reach: 'Mobile number or email address',
  hint: 'We send you a code there when you come back. Choose one that nobody else reads: whoever has the code can see your answers.',
  save: 'Save my answers',
  goOn: 'Go on without saving',
  missingReach: 'Enter a mobile number or an email address',
  invalidReach:
    'Enter a mobile number, like 07700 900 982, or an email address, like name@example.com',
  savedTitle: 'Your answers are saved',
  reference: 'Your reference',
  until: 'We keep them until {day}. After that we delete them.',
  sentText: 'We are sending your reference to your phone. Write it down as well.',
  sentEmail: 'We are sending your reference to your email. Write it down as well.',
  backTitle: 'When you come back',
  back1: 'Go to “{link}” on the first page.',
  back2: 'Type in your reference.',
  back3: 'We send you a code. Type it in, and carry on where you were.',
  notSent:
    'You have not applied yet. You apply when you have answered all the questions and pressed “{button}”.',
  carryOn: 'Carry on now',
  finish: 'Finish, and clear this phone or computer',
  clearedTitle: 'Your answers are not on this phone or computer any more',
  cleared:
    'If you saved them, they are safe with us. You need your reference, and the phone or email you gave us, to come back.',
  clearedHistory:
    'The list of pages you have visited is still in your browser. Clear it if somebody else might look.',
  returnTitle: 'Come back to your answers',
  returnHint: 'Your reference has 10 letters and numbers, like 7K3QD-9XW2M.',
  returnSend: 'Send me a code',
  returnStatus: 'If you have sent your application,',
  returnStatusLink: 'see what is happening with it',
  codeTitle: 'Type in the code we sent you',
  codeSent:
    'If we have answers with this reference, we have sent a code to the phone or email you chose. It can take a few minutes.',
  code: 'Code',
  codeHint: '5 numbers. It works for 15 minutes.',
  carryOnCode: 'Carry on',
  missingCode: 'Enter the code we sent you',
  invalidCode: 'Enter the code as 5 numbers',
  wrongCode: 'That code is not right. Check it, or ask for a new one',
  expiredCode: 'That code has run out. We are sending you a new one',
  sentAgain: 'We are sending a code again, if we have answers with this reference.',
  noCode: 'No code came?',
  noCodeWhy:
    'Check that the reference is right. We keep answers for 28 days. We send at most 5 codes in an hour.',
  another: 'Send me a code again',
  noCodeCall: 'Or call us on 0121 634 7100. We can fill in the form with you.',
};
