/** What is said where something may only be done so often. */
export const limits = {
  title: 'Please wait before you try again',
  messages:
    'Many messages were asked for in a short time from the place where you are. It may be other people, in a library or on the same network. We wait a little, so that nobody is sent messages they did not ask for.',
  tries:
    'Somebody tried many times with details that are not right. It may have been somebody else. We wait a little, to keep people’s applications safe.',
  safe: 'Your answers are still here.',
  again: 'You can try again in an hour.',
  call: 'If you need help now, call us on 0121 634 7100.',
  notTold:
    'We did not send you a message this time, because we have sent many to this phone or email today. Write your reference down now.',
  files:
    'You have sent many files today. You can send more tomorrow, choose another way to show proof, or call us on 0121 634 7100',
  leaveEmpty: 'Leave this box empty',
};
