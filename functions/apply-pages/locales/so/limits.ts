import type { Words } from '#shared/languages/index.ts';

import type { limits as english } from '../en/limits.ts';

/** What is said where something may only be done so often, in Somali. */
export const limits: Words<typeof english> = {
  title: 'Fadlan sug ka hor intaadan mar kale isku dayin',
  messages:
    'Meesha aad joogto ayaa waqti gaaban gudihiis laga codsaday farriimo badan. Waxaa laga yaabaa inay yihiin dad kale oo maktabad ku jira ama isla shabakadda isticmaala. Wax yar ayaan sugnaa, si aan qofna loogu dirin farriimo uusan codsan.',
  tries:
    'Qof ayaa marar badan isku dayay faahfaahin aan sax ahayn. Waxaa laga yaabaa inuu yahay qof kale. Wax yar ayaan sugnaa, si codsiyada dadku ammaan u ahaadaan.',
  safe: 'Jawaabahaagu weli halkan bay ku jiraan.',
  again: 'Saacad kadib mar kale ayaad isku dayi kartaa.',
  call: 'Haddii aad hadda caawimo u baahan tahay, naga soo wac 0121 634 7100.',
  notTold:
    'Markan farriin kuuma dirin, waayo maanta farriimo badan ayaan u dirnay telefoonkan ama iimaylkan. Hadda qoro lambarka tixraacaaga.',
  files:
    'Maanta faylal badan ayaad soo dirtay. Berri kuwo kale ayaad soo diri kartaa, ama dooro si kale oo aad caddayn u muujiso, ama naga soo wac 0121 634 7100',
  leaveEmpty: 'Sanduuqan waxba ha ku qorin',
};
