import type { KitWords } from '../words.ts';

/** The kit's own words in Polish. */
export const pl: KitWords = {
  brand: 'Open Door',
  brandOf: 'Pomoc pieniężna w Birmingham',
  skipLink: 'Przejdź do głównej treści',
  back: 'Wstecz',
  continue: 'Dalej',
  errorPrefix: 'Błąd: ',
  errorTitle: 'Jest problem',
  optional: '(nieobowiązkowe)',
  languages: 'Język',
  unreviewed:
    'Wciąż sprawdzamy to tłumaczenie z ludźmi, którzy mówią po polsku. Jeśli coś jest niejasne, zadzwoń do nas pod numer 0121 634 7100.',
  count: {
    description: 'Możesz napisać najwyżej %{count} znaków',
    under: {
      one: 'Został Ci jeszcze %{count} znak',
      few: 'Zostały Ci jeszcze %{count} znaki',
      many: 'Zostało Ci jeszcze %{count} znaków',
      other: 'Zostało Ci jeszcze %{count} znaku',
    },
    full: 'Zostało Ci 0 znaków',
    over: {
      one: 'To o %{count} znak za dużo',
      few: 'To o %{count} znaki za dużo',
      many: 'To o %{count} znaków za dużo',
      other: 'To o %{count} znaku za dużo',
    },
  },
  navigation: 'Menu',
  signOut: 'Wyloguj się',
  footerLinks: 'Przydatne linki',
  privacy: 'Prywatność',
  accessibility: 'Dostępność',
  cookies: 'Pliki cookie',
  ownedBy: 'Prowadzi BVSC, centrum działalności społecznej w Birmingham, dla mieszkańców miasta.',
  talkTitle: 'Wolisz porozmawiać z człowiekiem?',
  talk: 'Zadzwoń do nas:',
  talkRest: 'Możemy wypełnić ten formularz razem z Tobą.',
  exit: {
    label: 'Wyjdź z tej strony',
    emergency: 'W nagłej sytuacji',
    activated: 'Wychodzimy ze strony.',
    timedOut: 'Czas na „Wyjdź z tej strony” minął.',
    twoMore: 'Shift, naciśnij jeszcze 2 razy, żeby wyjść.',
    oneMore: 'Shift, naciśnij jeszcze 1 raz, żeby wyjść.',
  },
  notFound: {
    title: 'Nie ma takiej strony',
    check: 'Jeśli adres strony był wpisany ręcznie, sprawdź, czy jest dobry.',
    paste: 'Jeśli adres strony był wklejony, sprawdź, czy jest cały.',
    start: 'Idź na początek',
  },
  forbidden: {
    title: 'Nie możesz zobaczyć tej strony',
    why: 'Twoja rola jej nie obejmuje. Jeśli powinna, poproś przełożonego o zmianę roli.',
  },
  problem: {
    title: 'Przepraszamy, coś poszło nie tak',
    notYou: 'To nasz błąd, nie Twój.',
    again: 'Wróć i spróbuj jeszcze raz za kilka minut. Twoje odpowiedzi nadal tam są.',
    call: 'Jeśli to się powtórzy, zadzwoń do nas i podaj ten numer referencyjny:',
  },
  tooLarge: {
    title: 'To było za dużo na jedną stronę',
    what: 'To, co do nas przyszło, było za duże na tę stronę. Niczego z tego nie zachowaliśmy.',
    next: 'Wróć, skróć odpowiedź i wyślij ją jeszcze raz.',
  },
  sessionExpired: {
    title: 'Trzeba zacząć od nowa',
    why: 'Żeby Twoje odpowiedzi były bezpieczne, nie trzymamy ich po Twoim wyjściu ani po długiej przerwie.',
    nothing:
      'Nic nie zostało wysłane. Jeśli Twój wniosek był już wysłany i pojawił się jego numer referencyjny, wniosek jest bezpieczny i go mamy.',
    start: 'Zacznij od nowa',
  },
  visitEnds: {
    title: 'Czy nadal tu jesteś?',
    what: 'Za 5 minut ta wizyta się skończy. Odpowiedzi, które nie są wysłane ani zapisane, przepadną.',
    stay: 'Tak, nadal tu jestem',
  },
  formStale: {
    title: 'Wyślij to jeszcze raz',
    why: 'Ta strona była otwarta za długo albo formularz zaczęto od nowa w innym oknie. Dla Twojego bezpieczeństwa nic nie zrobiliśmy z tym, co właśnie do nas przyszło.',
    next: 'Otwórz stronę jeszcze raz i wyślij odpowiedź',
    start: 'Albo idź na początek',
  },
};
