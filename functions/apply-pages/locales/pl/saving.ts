import type { Words } from '#shared/languages/index.ts';

import type { saving as english } from '../en/saving.ts';

/** Saving the answers before they are sent, and coming back to them, in Polish. */
export const saving: Words<typeof english> = {
  later: 'Zapisz i wróć później',
  keptHere:
    'Trzymamy Twoje odpowiedzi przez 24 godziny od ostatniej otwartej strony. Żeby trzymać je dłużej, zapisz je.',
  comeBack: 'Wróć do zapisanych odpowiedzi',
  title: 'Zapisz swoje odpowiedzi i wróć później',
  kept: 'Trzymamy Twoje odpowiedzi 28 dni. Nic jeszcze nie zostało wysłane do nas do decyzji.',
  notBank:
    'Nie trzymamy z nimi Twoich danych bankowych. Jeśli są już wpisane, wpiszesz je jeszcze raz.',
  reach: 'Numer komórki lub adres e-mail',
  hint: 'Tam wyślemy Ci kod, gdy wrócisz. Wybierz taki numer lub adres, gdzie nikt inny nie czyta wiadomości: kto ma kod, może zobaczyć Twoje odpowiedzi.',
  save: 'Zapisz moje odpowiedzi',
  goOn: 'Dalej bez zapisywania',
  missingReach: 'Wpisz numer komórki lub adres e-mail',
  invalidReach:
    'Wpisz numer komórki, na przykład 07700 900 982, albo adres e-mail, na przykład name@example.com',
  savedTitle: 'Twoje odpowiedzi są zapisane',
  reference: 'Twój numer referencyjny',
  until: 'Trzymamy je do {day}. Potem je kasujemy.',
  sentText: 'Wysyłamy Twój numer referencyjny na Twój telefon. Zapisz go też sobie.',
  sentEmail: 'Wysyłamy Twój numer referencyjny na Twój e-mail. Zapisz go też sobie.',
  backTitle: 'Gdy wrócisz',
  back1: 'Na pierwszej stronie wybierz „{link}”.',
  back2: 'Wpisz swój numer referencyjny.',
  back3: 'Wyślemy Ci kod. Wpisz go i kontynuuj od tego samego miejsca.',
  notSent:
    'Twój wniosek nie jest jeszcze złożony. Składasz go, gdy odpowiesz na wszystkie pytania i naciśniesz „{button}”.',
  carryOn: 'Kontynuuj teraz',
  finish: 'Zakończ i wyczyść ten telefon lub komputer',
  clearedTitle: 'Na tym telefonie lub komputerze nie ma już Twoich odpowiedzi',
  cleared:
    'Jeśli są zapisane, są u nas bezpieczne. Żeby wrócić, potrzebujesz numeru referencyjnego oraz telefonu lub e-maila, który mamy od Ciebie.',
  clearedHistory:
    'Lista odwiedzonych stron jest nadal w Twojej przeglądarce. Wyczyść ją, jeśli ktoś inny może tam zajrzeć.',
  returnTitle: 'Wróć do swoich odpowiedzi',
  returnHint: 'Twój numer referencyjny ma 10 liter i cyfr, na przykład 7K3QD-9XW2M.',
  returnSend: 'Wyślijcie mi kod',
  returnStatus: 'Jeśli Twój wniosek jest już wysłany,',
  returnStatusLink: 'sprawdź, co się z nim dzieje',
  codeTitle: 'Wpisz kod od nas',
  codeSent:
    'Jeśli mamy odpowiedzi z tym numerem referencyjnym, wysłaliśmy kod na wybrany przez Ciebie telefon lub e-mail. Może to potrwać kilka minut.',
  code: 'Kod',
  codeHint: '5 cyfr. Działa przez 15 minut.',
  carryOnCode: 'Kontynuuj',
  missingCode: 'Wpisz kod, który wysłaliśmy',
  invalidCode: 'Wpisz kod: 5 cyfr',
  wrongCode: 'Ten kod się nie zgadza. Sprawdź go albo poproś o nowy',
  expiredCode: 'Ten kod stracił ważność. Wysyłamy Ci nowy',
  sentAgain: 'Wysyłamy kod jeszcze raz, jeśli mamy odpowiedzi z tym numerem referencyjnym.',
  noCode: 'Kod nie przyszedł?',
  noCodeWhy:
    'Sprawdź, czy numer referencyjny jest poprawny. Trzymamy odpowiedzi 28 dni. Wysyłamy najwyżej 5 kodów w ciągu godziny.',
  another: 'Wyślijcie mi kod jeszcze raz',
  noCodeCall:
    'Albo zadzwoń do nas pod numer 0121 634 7100. Możemy wypełnić formularz razem z Tobą.',
};
