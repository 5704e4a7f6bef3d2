import type { Words } from '#shared/languages/index.ts';

import type { contactCode as english } from '../en/contact-code.ts';

export const contactCode: Words<typeof english> = {
  toPhone:
    'Wysyłamy kod na numer telefonu, który kończy się na {ending}. Może to potrwać kilka minut.',
  toEmail: 'Wysyłamy kod na Twój adres e-mail. Może to potrwać kilka minut.',
  notSent:
    'Nie możemy teraz wysłać kodu. Poczekaj godzinę i poproś jeszcze raz albo zadzwoń do nas pod numer 0121 634 7100.',
  why: 'Musimy wiedzieć, że nasze wiadomości do Ciebie docierają. Nie możemy Ci zapłacić, zanim nie wpiszesz kodu.',
  later:
    'Możesz to zrobić później. Ze swoim numerem referencyjnym sprawdzisz, co się dzieje z Twoim wnioskiem.',
  otherWay:
    'Jeśli nie możesz dostać kodu, zadzwoń do nas pod numer 0121 634 7100. Znajdziemy inny sposób.',
  right: 'Dziękujemy. Kod jest poprawny.',
  waits: 'Jeszcze nie możemy Ci zapłacić. Najpierw wpisz kod, który Ci wysyłamy.',
  button: 'Wpisz kod',
};
