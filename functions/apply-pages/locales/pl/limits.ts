import type { Words } from '#shared/languages/index.ts';

import type { limits as english } from '../en/limits.ts';

/** What is said where something may only be done so often, in Polish. */
export const limits: Words<typeof english> = {
  title: 'Poczekaj, zanim spróbujesz ponownie',
  messages:
    'Z miejsca, w którym jesteś, w krótkim czasie poproszono o wiele wiadomości. Mogły to być inne osoby, w bibliotece albo w tej samej sieci. Czekamy trochę, żeby nikt nie dostawał wiadomości, o które nie prosił.',
  tries:
    'Ktoś wiele razy próbował z danymi, które się nie zgadzają. Mógł to być ktoś inny. Czekamy trochę, żeby wnioski ludzi były bezpieczne.',
  safe: 'Twoje odpowiedzi nadal tu są.',
  again: 'Możesz spróbować ponownie za godzinę.',
  call: 'Jeśli potrzebujesz pomocy teraz, zadzwoń do nas pod numer 0121 634 7100.',
  notTold:
    'Tym razem nie wysłaliśmy wiadomości, bo wysłaliśmy ich dziś wiele na ten telefon lub adres e-mail. Zapisz teraz swój numer referencyjny.',
  files:
    'Wysłano dziś od Ciebie wiele plików. Możesz wysłać następne jutro, wybrać inny sposób pokazania dowodu albo zadzwonić do nas pod numer 0121 634 7100',
  leaveEmpty: 'Zostaw to pole puste',
};
