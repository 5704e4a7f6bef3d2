import type { Signal } from '#shared/applications/index.ts';
import { unreachable } from '#shared/kernel/index.ts';

/** What about the way an application came in is unlike a family, and what else looks the same. */
export function signalSentence({ name, count = 0 }: Signal): string {
  switch (name) {
    case 'honeypot-filled':
      return 'A box that nobody sees, and that says to leave it empty, was filled in.';
    case 'implausibly-fast':
      return `The whole form was answered within ${count} seconds. Somebody with a telephone needs several minutes.`;
    case 'many-from-one-address':
      return `It was application number ${count} from one network within an hour. A library or a hostel looks the same.`;
    case 'many-with-one-phone':
      return `It was application number ${count} with this telephone within a day. The telephone of a helper looks the same.`;
    case 'same-words-as-others':
      return `It was application number ${count} of that day in the same words. One helper who writes for many looks the same.`;
    default:
      return unreachable(name);
  }
}
