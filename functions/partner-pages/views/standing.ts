import type { Application } from '#shared/applications/index.ts';
import type { Payment } from '#shared/payments/index.ts';

/** How an application stands, as a partner may know it: no amount, no reason, no word of staff. */
export interface Standing {
  readonly text: string;
  readonly tone: 'blue' | 'green' | 'grey' | 'orange';
  /** What the worker or the family can do now; absent when they only have to wait. */
  readonly toDo?: string;
}

const standings = {
  looking: { text: 'Being looked at', tone: 'blue' },
  again: { text: 'Being looked at again', tone: 'blue' },
  yes: { text: 'Yes: payment on its way', tone: 'green' },
  agree: {
    text: 'Yes: a way to pay is being agreed',
    tone: 'orange',
    toDo: 'Tell the family that BVSC will call to agree how to pay.',
  },
  paid: { text: 'Paid', tone: 'green' },
  returned: {
    text: 'The payment came back',
    tone: 'orange',
    toDo: 'Ask the family to call 0121 634 7100, or to use the link in our message, and give other details. Nobody will ask you for them.',
  },
  no: {
    text: 'No',
    tone: 'grey',
    toDo: 'The family has the reason in its letter. If it is wrong, it can say so once, on its own status page.',
  },
  helped: {
    text: 'Already helped',
    tone: 'grey',
    toDo: 'This household has been helped already, or has asked already. If you think that is wrong, call BVSC on 0121 634 7100.',
  },
  takenBack: { text: 'Taken back by the family', tone: 'grey' },
} as const satisfies Record<string, Standing>;

/**
 * The state in plain words. That a household was helped before is all a partner learns of it: not by
 * which fund, when, or who asked for it (product.md, Who uses it).
 */
export function standingOf(application: Application, payment: Payment | undefined): Standing {
  switch (application.state) {
    case 'submitted':
    case 'to-decide':
    case 'second-approval':
      return standings.looking;
    case 'approved':
      if (payment?.state === 'settled') return standings.paid;
      return application.form.payment.method === 'needs-another-way'
        ? standings.agree
        : standings.yes;
    case 'payment-returned':
      return standings.returned;
    case 'repaired':
      return standings.again;
    case 'declined':
      return helpedBefore.includes(application.reason) ? standings.helped : standings.no;
    case 'withdrawn':
      return standings.takenBack;
  }
}

const helpedBefore: readonly string[] = ['had-an-award', 'applied-already'];
