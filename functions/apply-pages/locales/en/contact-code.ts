/** A code that shows us that our messages reach whoever applied. */
export const contactCode = {
  toPhone: 'We send the code to the phone number that ends in {ending}. It can take a few minutes.',
  toEmail: 'We send the code to your email address. It can take a few minutes.',
  notSent:
    'We cannot send a code right now. Wait an hour and ask again, or call us on 0121 634 7100.',
  why: 'We have to know that our messages reach you. We cannot pay you before you have typed in the code.',
  later:
    'You can do this later. Use your reference to see what is happening with your application.',
  otherWay: 'If you cannot get the code, call us on 0121 634 7100. We will find another way.',
  right: 'Thank you. The code is right.',
  waits: 'We cannot pay you yet. First type in the code that we send you.',
  button: 'Type in the code',
};
