import type { Words } from '#shared/languages/index.ts';

import type * as english from '../en/connect.ts';

/** Asking for a family worker without applying for money, in Polish. */
export const connect: Words<typeof english.connect> = {
  startLink:
    'Wolisz porozmawiać, a nie prosić o pieniądze? Poproś pracownika wsparcia rodzin o telefon',
  title: 'Poproś pracownika wsparcia rodzin o telefon',
  lead: 'Ktoś z Twojej okolicy dzwoni i słucha. Pomaga w sprawach dzieci, mieszkania, zdrowia, długów i wszystkiego, co Cię martwi. To nic nie kosztuje.',
  separate: 'To nie ma nic wspólnego z pieniędzmi, o które możesz nas prosić.',
  begin: 'Zacznij teraz',
  time: 'To trwa około 5 minut.',
  professional: 'Pracuję z rodziną i proszę w jej imieniu (po angielsku)',
  statusLink: 'Sprawdź lub odwołaj telefon, o który prosisz',
  money: 'Poproś o pieniądze na jedzenie, rachunki i potrzebne rzeczy',
  children: 'Ile dzieci i młodych osób w wieku poniżej 19 lat?',
  accessNeeds: {
    title: 'Czy jest coś, o czym mamy wiedzieć, zanim zadzwonimy?',
    short: 'Ważne informacje',
    hint: 'Na przykład, że słabo słyszysz. Możesz zostawić to pole puste.',
    tooLong: 'To, co piszesz, może mieć najwyżej 300 liter',
  },
  missingConsent:
    'Zaznacz pole, jeśli możemy to przekazać. Jeśli tego nie chcesz, nic nie zostanie wysłane',
  send: 'Poproś o telefon',
  sendNote: 'Gdy naciśniesz przycisk, dostanie to zespół wsparcia rodzin w Twojej okolicy.',
  sentTitle: 'Prosimy, żeby ktoś do Ciebie zadzwonił',
  sentKeep:
    'Zapisz go albo zrób zdjęcie. Potrzebujesz go, żeby sprawdzić, co się dzieje, albo to odwołać.',
  sentNext:
    'Pracownik wsparcia rodzin z Twojej okolicy skontaktuje się z Tobą w ciągu 7 dni, tylko w sposób, który jest dla Ciebie bezpieczny.',
  statusHint:
    'Potrzebujesz numeru referencyjnego od nas oraz numeru telefonu lub adresu e-mail, który od Ciebie mamy.',
  reach: 'Numer telefonu lub adres e-mail',
  show: 'Pokaż',
  notFound:
    'Nie możemy znaleźć prośby o telefon z tymi danymi. Sprawdź każdą z nich i spróbuj jeszcze raz',
  requestTitle: 'Telefon, o który prosisz',
  states: {
    received:
      'Ma to zespół wsparcia rodzin w Twojej okolicy. Pracownik powinien to dostać do {day}.',
    allocated: 'Pracownik wsparcia rodzin ma Twoją prośbę i skontaktuje się z Tobą.',
    closed: 'Ta sprawa jest zakończona. Jeśli potrzebujesz dalszej pomocy, poproś ponownie.',
    withdrawn: 'To jest odwołane. Nikt nie zadzwoni do Ciebie w tej sprawie.',
  },
  stop: 'Już tego nie chcę',
  stopTitle: 'Czy chcesz to odwołać?',
  stopMeans:
    'Wtedy nikt nie zadzwoni do Ciebie w tej sprawie. Usuniemy Twoje dane kontaktowe i to, co napisano w formularzu.',
  stopWorker: 'Jeśli ma to już pracownik, powiemy mu, żeby przestał.',
  stopMoney: 'To nic nie zmienia w sprawie pieniędzy, o które możesz nas prosić.',
  stopYes: 'Tak, odwołaj',
  stopNo: 'Nie, zostaw',
  stoppedTitle: 'To jest odwołane',
  stopped:
    'Nikt nie zadzwoni do Ciebie w tej sprawie. Możesz poprosić jeszcze raz w każdej chwili.',
  again: 'Poproś o telefon jeszcze raz',
  stopWithMoney: 'Odwołaj dodatkową pomoc, o którą proszę',
};
