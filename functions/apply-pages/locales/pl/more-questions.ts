import type { Words } from '#shared/languages/index.ts';

import type { moreQuestions as english } from '../en/more-questions.ts';

/** The second half of the questions: what has happened, money, and more help, in Polish. */
export const moreQuestions: Words<typeof english> = {
  housing: {
    title: 'W jakim domu lub mieszkaniu mieszkasz?',
    short: 'Rodzaj domu lub mieszkania',
    missing: 'Wybierz, w jakim domu lub mieszkaniu mieszkasz',
    options: {
      'social-rent': 'Wynajęte od urzędu miasta (council) lub stowarzyszenia (housing association)',
      'private-rent': 'Wynajęte od prywatnego właściciela',
      own: 'Własne, z kredytem hipotecznym lub bez',
      temporary: 'Tymczasowe mieszkanie, które znalazł nam urząd miasta (council)',
      hostel: 'Hostel lub hotel',
      'shared-house': 'Pokój w domu z innymi lokatorami',
      'with-family-or-friends': 'U rodziny lub znajomych',
      'no-home': 'Nie mam gdzie mieszkać',
    },
  },
  reasons: {
    title: 'Co się stało?',
    short: 'Co się stało',
    hint: 'Zaznacz wszystko, co Cię dotyczy.',
    missing: 'Zaznacz co najmniej jedną rzecz, która się stała',
    options: {
      'lost-work': 'Nie mam już pracy albo mam mniej godzin',
      'benefit-delay': 'Mój zasiłek się spóźnia, został wstrzymany albo obcięty',
      'unexpected-bill': 'Niespodziewany rachunek',
      illness: 'Ktoś choruje',
      'fleeing-abuse': 'Trzeba było od kogoś uciec',
      bereavement: 'Ktoś zmarł',
      'fire-or-flood': 'Pożar albo zalanie',
      'no-recourse': 'Moja wiza nie pozwala mi na zasiłki',
      other: 'Coś innego albo po prostu wszystko jest za drogie',
    },
  },
  amounts: {
    title: 'Ile pieniędzy potrzebujesz?',
    short: 'Ile pieniędzy potrzebujesz',
    hint: 'Wystarczy podać w przybliżeniu. Możesz zostawić pole puste. Na jeden dom możemy wypłacić najwyżej {cap}.',
    missing: 'Wpisz, ile potrzebujesz na co najmniej jedną rzecz',
    invalid: 'Wpisz, ile potrzebujesz ({what}), od £1 do {cap}, na przykład 45 albo 45.50',
    total: 'Razem',
  },
  meter: {
    title: 'Jak płacisz za gaz i prąd?',
    short: 'Jak płacisz za gaz i prąd',
    missing: 'Wybierz, jak płacisz za gaz i prąd',
    options: {
      'prepayment-key': 'Licznik, który doładowuję kluczem lub kartą',
      'prepayment-smart':
        'Inteligentny licznik (smart meter), który doładowuję przez telefon lub internet',
      credit: 'Rachunek albo polecenie zapłaty (direct debit)',
      none: 'To część mojego czynszu albo nie mam gazu i prądu',
    },
  },
  benefits: {
    title: 'Czy dostajesz coś z tej listy?',
    short: 'Zasiłki',
    hint: 'Zaznacz wszystko, co ktoś w Twoim domu dostaje albo na co czeka po złożeniu wniosku.',
    missing: 'Zaznacz, co dostajesz, albo zaznacz „Nic z tej listy”',
    alone: 'Zaznacz, co dostajesz, albo zaznacz „Nic z tej listy”, nie jedno i drugie',
    or: 'albo',
    options: {
      'universal-credit': 'Universal Credit (zasiłek przy niskich dochodach)',
      'council-tax-support': 'Council Tax Support (zniżka na council tax)',
      'housing-benefit': 'Housing Benefit (dodatek na czynsz)',
      'pension-credit': 'Pension Credit (dodatek do emerytury)',
      'income-support': 'Income Support (zasiłek uzupełniający dochód)',
      'income-based-jsa':
        'Income-based Jobseeker’s Allowance (JSA, dla szukających pracy, zależny od dochodu)',
      'income-related-esa':
        'Income-related Employment and Support Allowance (ESA, dla osób chorych, zależny od dochodu)',
      'tax-credits': 'Tax credits (dodatki z HMRC, urzędu skarbowego)',
      'free-school-meals': 'Free school meals (darmowe obiady w szkole) lub Healthy Start',
      'other-means-tested': 'Inny zasiłek, który zależy od dochodu',
      none: 'Nic z tej listy',
    },
  },
  income: {
    title: 'Ile pieniędzy wpływa co miesiąc do Twojego domu?',
    short: 'Pieniądze co miesiąc',
    hint: 'Dodaj zarobki i zasiłki wszystkich, po odjęciu podatku.',
    missing: 'Wybierz, ile pieniędzy wpływa co miesiąc',
    // Without a comma for thousands: in Polish it would read as pounds and pence.
    options: {
      none: 'Nic',
      'under-900': 'Mniej niż £900',
      '900-1700': 'Od £900 do £1700',
      '1700-2600': 'Od £1700 do £2600',
      'over-2600': 'Więcej niż £2600',
    },
  },
  savings: {
    title: 'Ile masz oszczędności?',
    short: 'Oszczędności',
    hint: 'Pieniądze w banku lub w domu, których możesz teraz użyć.',
    missing: 'Wybierz, ile masz oszczędności',
    options: {
      none: 'Nic',
      'under-1000': 'Mniej niż £1000',
      '1000-6000': 'Od £1000 do £6000',
      'over-6000': 'Więcej niż £6000',
    },
  },
  // Not "dowód": many read it as an identity card.
  evidence: {
    title: 'Czy możesz pokazać nam dokumenty na potwierdzenie?',
    short: 'Dokumenty',
    hint: 'Na przykład list o zasiłku, payslip (odcinek wypłaty), rachunek lub wyciąg z konta. Wniosek możesz złożyć i bez tego.',
    missing: 'Wybierz, co najlepiej do Ciebie pasuje',
    options: {
      upload: 'Tak, mogę teraz wysłać zdjęcie lub plik',
      'will-show-later': 'Mogę pokazać później, jeśli poprosicie',
      'worker-has-seen': 'Widział je pracownik, który mi pomaga',
      'cannot-provide': 'Nie mogę nic pokazać',
    },
    worker: 'Kim jest pracownik, który Ci pomaga?',
    workerShort: 'Pracownik, który Ci pomaga',
    workerHint: 'Imię i nazwisko oraz miejsce pracy tej osoby.',
    missingWorker: 'Wpisz imię i nazwisko pracownika, który Ci pomaga',
    longWorker: 'Imię i nazwisko pracownika może mieć najwyżej 80 liter',
    reason: 'Dlaczego nie możesz pokazać dokumentów?',
    reasonShort: 'Dlaczego nie ma dokumentów',
    reasonHint: 'Wystarczy kilka słów. To Ci nie zaszkodzi.',
    missingReason: 'Napisz w kilku słowach, dlaczego nie możesz pokazać dokumentów',
    longReason: 'Powód może mieć najwyżej 300 liter',
    proof: 'Wyślij nam swoje dokumenty',
    proofShort: 'Twoje pliki',
    proofHint:
      'Wystarczy zdjęcie, na przykład listu, payslipu, rachunku lub wyciągu z konta. Sprawdź, czy da się je przeczytać.',
    proofKept: {
      one: 'Widzą to tylko osoby, które decydują. Usuwamy to, co telefon ukrywa w zdjęciu, na przykład gdzie je zrobiono. Kasujemy to {days} dzień po naszej decyzji.',
      few: 'Widzą to tylko osoby, które decydują. Usuwamy to, co telefon ukrywa w zdjęciu, na przykład gdzie je zrobiono. Kasujemy to {days} dni po naszej decyzji.',
      many: 'Widzą to tylko osoby, które decydują. Usuwamy to, co telefon ukrywa w zdjęciu, na przykład gdzie je zrobiono. Kasujemy to {days} dni po naszej decyzji.',
      other:
        'Widzą to tylko osoby, które decydują. Usuwamy to, co telefon ukrywa w zdjęciu, na przykład gdzie je zrobiono. Kasujemy to {days} dnia po naszej decyzji.',
    },
    filesTitle: 'Co już jest wysłane',
    fileChecking: 'Wysłane. Sprawdzamy, czy nie ma wirusów.',
    fileChecked: 'Wysłane',
    remove: 'Usuń',
    removeThis: 'Usuń {name}',
    unnamedFile: 'Plik bez nazwy',
    file: 'Wybierz zdjęcie lub plik',
    anotherFile: 'Dodaj jeszcze jeden',
    fileHint:
      'Do 4,5 MB. Może to być zdjęcie (JPG, PNG lub HEIC) albo PDF. Możesz wysłać 5 plików.',
    proofFull: 'Masz już wysłane 5 plików. Żeby wysłać następny, najpierw usuń któryś.',
    sendFile: 'Wyślij ten plik',
    tooBigTitle: 'Moje zdjęcie jest za duże',
    tooBig:
      'Otwórz zdjęcie w telefonie i zrób zrzut ekranu (screenshot). Potem wyślij ten zrzut ekranu.',
    otherWays: 'Masz z tym kłopot?',
    otherWaysLink: 'Wybierz inny sposób pokazania dokumentów',
    refused:
      'Nie mogliśmy bezpiecznie otworzyć jednego z Twoich plików, więc go usunęliśmy. Zrób nowe zdjęcie i je wyślij.',
    missingFile: 'Wybierz zdjęcie lub plik',
    refusals: {
      empty: 'Wybrany plik jest pusty',
      'too-large': 'Wybrany plik musi być mniejszy niż 4,5 MB',
      'wrong-type': 'Wybrany plik musi być typu JPG, PNG, HEIC lub PDF',
      locked: 'Wybrany plik jest chroniony hasłem',
      'too-many': 'Możesz wysłać tylko 5 plików',
    },
  },
  paymentMethod: {
    title: 'Jak chcesz dostać pieniądze?',
    short: 'Jak chcesz dostać pieniądze',
    missing: 'Wybierz, jak chcesz dostać pieniądze',
    options: {
      'bank-transfer': 'Na konto w banku',
      'cash-out': 'Gotówką, za pomocą kodu',
      'supermarket-voucher': 'Jako bon (voucher) do supermarketu',
      'fuel-voucher': 'Jako bon (voucher) do licznika na klucz lub kartę',
      'needs-another-way': 'Nic z tego mi nie pasuje',
    },
    hints: {
      'bank-transfer': 'Trwa to około 3 dni roboczych od przyznania pomocy.',
      'cash-out':
        'Nie potrzebujesz konta w banku. Wyślemy Ci kod. Pokaż go w sklepie z PayPoint albo w Post Office i odbierz gotówkę. Jeden kod jest na najwyżej £100. Masz 30 dni.',
      'supermarket-voucher':
        'Wyślemy Ci kod, który pokażesz przy płaceniu. Masz 90 dni. W niektórych sklepach za bon nie kupisz mleka dla niemowląt ani alkoholu.',
      'fuel-voucher':
        'Wyślemy Ci kod. Weź go razem z kluczem lub kartą do sklepu, w którym doładowujesz licznik. Masz 30 dni.',
      'needs-another-way':
        'I tak możesz dostać pieniądze. Ktoś do Ciebie zadzwoni i ustali z Tobą, jak.',
    },
    obstacles: {
      'nowhere-to-send-it':
        'Wybierz inny sposób. Musimy wysłać Ci kod, a według Twoich odpowiedzi SMS-y nie są bezpieczne i nie ma adresu e-mail. Możesz zmienić, jak się z Tobą kontaktujemy',
      'needs-a-key-meter':
        'Wybierz inny sposób. Ten bon działa tylko z licznikiem na klucz lub kartę i tylko wtedy, gdy prosisz o pieniądze na gaz, prąd lub wodę',
    },
  },
  anotherWay: {
    title: 'Znajdziemy inny sposób, żeby wypłacić Ci pieniądze',
    text1:
      'Możesz iść dalej bez konta w banku. Jeśli przyznamy pomoc, zadzwonimy i ustalimy z Tobą, jak przekazać Ci pieniądze.',
    text2: 'Prosimy, nie zgadzaj się, żeby te pieniądze dostał ktoś, komu nie ufasz.',
    text3:
      'Chcesz otworzyć konto? Wiele banków ma darmowe. Zapytaj o „basic bank account” (podstawowe konto). Możesz je mieć, nawet jeśli masz długi albo nie masz adresu.',
  },
  bankDetails: {
    title: 'Jakie są Twoje dane bankowe?',
    short: 'Dane bankowe',
    hint: 'To powinno być Twoje własne konto. Używamy tych danych tylko do wypłaty pieniędzy.',
    nameOnAccount: 'Imię i nazwisko na koncie',
    sortCode: 'Sort code (numer banku)',
    sortCodeHint: 'Musi mieć 6 cyfr',
    accountNumber: 'Numer konta (account number)',
    accountNumberHint: 'Musi mieć od 6 do 8 cyfr',
    rollNumber: 'Roll number w building society (nieobowiązkowe)',
    rollNumberHint: 'Jest na Twojej karcie, wyciągu lub w książeczce. Większość kont go nie ma.',
    missingName: 'Wpisz imię i nazwisko na koncie',
    longName: 'Imię i nazwisko na koncie może mieć najwyżej 70 liter',
    missingSortCode: 'Wpisz sort code',
    invalidSortCode: 'Wpisz poprawny sort code, na przykład 309430',
    missingAccount: 'Wpisz numer konta',
    invalidAccount: 'Wpisz poprawny numer konta, na przykład 00733445',
    lengthAccount: 'Numer konta musi mieć od 6 do 8 cyfr',
    invalidRoll:
      'Roll number musi mieć od 1 do 18 liter, cyfr, spacji, kresek, ukośników lub kropek',
    impossible: 'Sprawdź sort code i numer konta. Żaden bank nie ma konta z takimi numerami',
    ending: 'Konto z końcówką {ending}',
  },
  moreHelp: {
    title: 'Czy oprócz pieniędzy chcesz dodatkowej pomocy?',
    short: 'Dodatkowa pomoc',
    hint: 'Pracownik wsparcia rodzin z Twojej okolicy może zadzwonić, wysłuchać i znaleźć właściwą pomoc. To nic nie kosztuje.',
    never: 'Jeśli powiesz „nie”, nic się nie zmieni w sprawie pieniędzy.',
    missing: 'Wybierz tak albo nie',
    options: { yes: 'Tak, niech ktoś do mnie zadzwoni', no: 'Nie, dziękuję' },
  },
  moreHelpDetails: {
    title: 'W czym chcesz pomocy?',
    short: 'Pomoc w sprawie',
    hint: 'Zaznacz wszystko, o czym chcesz porozmawiać.',
    missing: 'Zaznacz co najmniej jedną rzecz, w której chcesz pomocy',
    options: {
      money: 'Pieniądze i długi',
      housing: 'Mieszkanie',
      'work-or-training': 'Praca lub szkolenie',
      'health-and-wellbeing': 'Zdrowie i samopoczucie',
      'children-and-young-people': 'Dzieci i młodzież',
      'domestic-abuse': 'Przemoc w domu',
      education: 'Szkoła lub przedszkole',
      homelessness: 'Utrata domu albo brak dachu nad głową',
      other: 'Coś innego',
    },
    ownWords: 'Napisz własnymi słowami (nieobowiązkowe)',
    ownWordsHint: 'Co by pomogło? Możesz pisać w każdym języku.',
    ownWordsShort: 'Własne słowa',
    tooLong: 'To, co piszesz, może mieć najwyżej 1500 liter',
    consentTitle: 'Czy możemy to przekazać?',
    consentText:
      'Zespołowi wsparcia rodzin w Twojej okolicy przekazujemy: Twoje imię i nazwisko, jak się z Tobą skontaktować, kto z Tobą mieszka i co tu piszesz. Nie przekazujemy Twoich danych bankowych. Możesz zmienić zdanie w każdej chwili: zadzwoń pod numer 0121 634 7100.',
    consent: 'Tak, przekażcie to zespołowi wsparcia rodzin w mojej okolicy',
    missingConsent: 'Zaznacz pole, jeśli możemy to przekazać, albo zrezygnuj z dodatkowej pomocy',
    changedMind: 'Zmieniam zdanie w sprawie dodatkowej pomocy',
    danger:
      'Jeśli ktoś jest teraz w niebezpieczeństwie, zadzwoń pod numer 999. Jeśli martwisz się o dziecko, zadzwoń pod numer 0121 303 1888.',
  },
  declaration: {
    title: 'Przeczytaj to, zanim złożysz wniosek',
    short: 'Oświadczenie',
    confirm: 'Idąc dalej, potwierdzasz, że:',
    honest: 'to, co nam podajesz, jest prawdą, o ile Ci wiadomo',
    once: 'nikt inny w Twoim domu nie prosił w tym roku tego funduszu o pomoc albo mamy od Ciebie informację, że prosił',
    tell: 'powiesz nam, jeśli coś się zmieni, zanim podejmiemy decyzję',
    shareTitle: 'Jak używamy tego, co nam mówisz',
    share1:
      'Używamy tego, żeby podjąć decyzję w sprawie Twojego wniosku, wypłacić Ci pieniądze i zapobiegać oszustwom.',
    share2:
      'To, co musimy, przekazujemy do Birmingham City Council i Department for Work and Pensions (ministerstwa pracy i emerytur), które dają pieniądze na ten fundusz.',
    share3: 'Nasz komputer pomaga ustawić wnioski w kolejności. Zawsze decyduje człowiek.',
    fraud: 'Jeśli ktoś celowo nie mówi prawdy, żeby dostać pieniądze, może to być przestępstwo.',
    agree: 'Zgadzam się',
    missing: 'Zaznacz pole, jeśli się zgadzasz',
    agreed: 'Zgoda wyrażona',
    privacy: 'Przeczytaj, jak dbamy o Twoje dane',
  },
};
