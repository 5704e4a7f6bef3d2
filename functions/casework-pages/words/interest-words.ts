import type { InterestNature, InterestSubject } from '#shared/interests/index.ts';

/** What somebody of staff can say that they are to a family, or to a group. */
export const interestWords: Readonly<
  Record<InterestSubject, Readonly<Partial<Record<InterestNature, string>>>>
> = {
  case: {
    self: 'It is my own, or somebody in my home asked for it',
    relative: 'A relative or partner of mine, or of somebody close to me',
    'friend-or-neighbour': 'A friend or neighbour',
    colleague: 'Somebody I work with, or worked with',
    gains: 'I, or somebody close to me, would gain from it',
    other: 'Something else',
  },
  grant: {
    'works-there': 'I work or volunteer for the group, or sit on its committee',
    relative: 'A relative or partner of mine does',
    'friend-or-neighbour': 'A friend or neighbour of mine does',
    colleague: 'I helped it to apply, or worked with it',
    gains: 'I, or somebody close to me, would gain from it',
    other: 'Something else',
  },
};
