import type { Words } from '#shared/languages/index.ts';

import type { about as english } from '../en/about.ts';

/** The pages the footer leads to, in Polish. */
export const about: Words<typeof english> = {
  privacy: {
    title: 'Jak dbamy o Twoje dane',
    whoTitle: 'Kim jesteśmy',
    who: 'Tę usługę prowadzi BVSC, organizacja charytatywna z Birmingham, dla Birmingham City Council (urzędu miasta).',
    whyTitle: 'O co pytamy i dlaczego',
    why1: 'Pytamy, kim jesteś, kto z Tobą mieszka, co się stało i jak wypłacić Ci pieniądze. Używamy tego, żeby podjąć decyzję w sprawie Twojego wniosku i wypłacić Ci pieniądze. Używamy tego też, żeby ten sam dom nie dostał pieniędzy dwa razy i żeby zapobiegać oszustwom.',
    why2: 'Prawo, które nam na to pozwala, nazywa się „public task” (zadanie publiczne): urząd miasta (council) ma obowiązek pomagać ludziom na swoim terenie.',
    why3: 'Jeśli prosisz o dodatkową pomoc, tę część przekazujemy tylko dlatego, że mamy na to Twoją zgodę. Możesz ją cofnąć w każdej chwili.',
    decideTitle: 'Kto decyduje',
    decide:
      'Komputer ustawia wnioski w kolejności. Bierze pod uwagę to, co nam mówisz, i to, jak trudno żyje się ludziom w Twojej okolicy. Nigdy nie podejmuje decyzji. Decyduje człowiek. Możesz poprosić nas o wyjaśnienie. Możesz też poprosić, żeby ktoś inny sprawdził to jeszcze raz.',
    shareTitle: 'Komu przekazujemy dane',
    share1:
      'Birmingham City Council i Department for Work and Pensions (ministerstwu pracy i emerytur), które dają pieniądze na fundusz i go kontrolują.',
    share2: 'Bankowi, który wysyła Ci pieniądze.',
    share3: 'Zespołowi wsparcia rodzin w Twojej okolicy, tylko jeśli prosisz o dodatkową pomoc.',
    shareChild:
      'Zespołowi do spraw dzieci w Birmingham (CASS), jeśli obawiamy się, że dziecko nie jest bezpieczne. Nie potrzebujemy do tego Twojej zgody, a to, co im powiedzieliśmy, przechowujemy przez 6 lat.',
    share4: 'Nigdy ich nie sprzedajemy.',
    keepTitle: 'Jak długo je trzymamy',
    keep1:
      'Odpowiedzi, które nie zostały wysłane: do 24 godzin. Przycisk „Wyjdź z tej strony” kasuje je od razu. Jeśli poprosisz nas o ich zapisanie, trzymamy je 28 dni, bez Twoich danych bankowych.',
    keep2: 'Wnioski bez wypłaty: 24 miesiące.',
    keep3:
      'Wnioski z wypłatą: 6 lat po roku, w którym była wypłata, bo pieniądze publiczne trzeba rozliczyć. Po 13 miesiącach ukrywamy większość Twoich danych bankowych.',
    keep4: {
      one: 'Zdjęcia i pisma, które wysyłasz na potwierdzenie: {days} dzień po naszej decyzji. Jeśli nie wyślesz formularza, 28 dni.',
      few: 'Zdjęcia i pisma, które wysyłasz na potwierdzenie: {days} dni po naszej decyzji. Jeśli nie wyślesz formularza, 28 dni.',
      many: 'Zdjęcia i pisma, które wysyłasz na potwierdzenie: {days} dni po naszej decyzji. Jeśli nie wyślesz formularza, 28 dni.',
      other:
        'Zdjęcia i pisma, które wysyłasz na potwierdzenie: {days} dnia po naszej decyzji. Jeśli nie wyślesz formularza, 28 dni.',
    },
    rightsTitle: 'Twoje prawa',
    rights:
      'Możesz poprosić, żeby zobaczyć, jakie dane o Tobie mamy. Możesz poprosić, żebyśmy je poprawili albo usunęli, jeśli prawo nam na to pozwala. Zadzwoń pod numer 0121 634 7100. Jeśli nie podoba Ci się nasza odpowiedź, możesz złożyć skargę do Information Commissioner (rzecznika ochrony danych): 0303 123 1113.',
  },
  accessibility: {
    title: 'Czy każdy może korzystać z tej usługi?',
    intro: 'Chcemy, żeby wniosek mogło złożyć jak najwięcej ludzi. Powinno się dać:',
    can1: 'powiększyć tekst cztery razy, nic nie tracąc',
    can2: 'korzystać ze strony tylko klawiaturą, głosem albo czytnikiem ekranu',
    can3: 'korzystać ze strony na starym telefonie i z wyłączonym JavaScript',
    can4: 'wszystko zrozumieć: używamy krótkich słów i krótkich zdań',
    howTitle: 'Jak dobrze to działa',
    how: 'Budujemy tę usługę według standardu: Web Content Accessibility Guidelines 2.2, poziom AA. Każdą stronę sprawdzamy specjalnym programem, klawiaturą i w dwóch rozmiarach. Nikt spoza naszego zespołu jeszcze jej nie sprawdził.',
    knownTitle: 'Co jeszcze nie działa',
    known:
      'Wciąż sprawdzamy inne języki z ludźmi, którzy nimi mówią. Listy pocztą są tylko po angielsku. To, co pisze do Ciebie pracownik, też. Jeśli coś jest niejasne, zadzwoń do nas. Możemy załatwić tłumacza.',
    helpTitle: 'Jeśli coś u Ciebie nie działa',
    help: 'Zadzwoń pod numer 0121 634 7100. Powiedz nam, co było trudne. Możemy pomóc Ci złożyć wniosek inaczej. Nie podoba Ci się nasza odpowiedź? Możesz poprosić o pomoc EASS (Equality Advisory and Support Service, doradztwo w sprawach równego traktowania).',
  },
  cookies: {
    title: 'Pliki cookie',
    intro:
      'Plik cookie (ciasteczko) to mały plik, który strona internetowa zapisuje w Twoim telefonie lub komputerze. Używamy dwóch. Formularz bez nich nie działa. Nie używamy plików cookie, żeby Cię śledzić, liczyć albo pokazywać Ci reklamy.',
    name: 'Nazwa',
    purpose: 'Do czego służy',
    expires: 'Jak długo zostaje',
    purposeText:
      'Pamięta, które odpowiedzi są Twoje, gdy wypełniasz formularz. Nie ma w nim żadnych informacji o Tobie.',
    expiresText:
      'Do zamknięcia przeglądarki, naciśnięcia „Wyjdź z tej strony” albo po 24 godzinach przerwy.',
    languageText: 'Pamięta wybrany przez Ciebie język. Masz go tylko wtedy, gdy wybierzesz język.',
    languageExpires: 'Do zamknięcia przeglądarki albo naciśnięcia „Wyjdź z tej strony”.',
  },
};
