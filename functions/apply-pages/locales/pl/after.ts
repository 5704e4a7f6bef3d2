import type { Words } from '#shared/languages/index.ts';

import type * as english from '../en/after.ts';

/** After the questions: checking, confirming, following what happens, in Polish. */
export const check: Words<typeof english.check> = {
  title: 'Sprawdź swoje odpowiedzi',
  hint: 'Nadal możesz wszystko zmienić. Nic nie jest jeszcze wysłane.',
  change: 'Zmień',
  notGiven: 'Nie podano',
  submit: 'Wyślij mój wniosek',
  submitNote: 'Gdy naciśniesz przycisk, dostaniemy Twój wniosek.',
  sections: {
    start: 'Zanim zaczniesz',
    you: 'O Tobie',
    household: 'Twój dom',
    happened: 'Co się stało',
    payment: 'Dokumenty i wypłata pieniędzy',
    'more-help': 'Dodatkowa pomoc',
    declaration: 'Oświadczenie',
  },
  noneHelps:
    'Fundusze, które są teraz otwarte, nie mogą pomóc w tym, co jest zaznaczone, albo nie mogą wypłacić pieniędzy w wybrany sposób. Zmień jedno albo drugie. Możesz też zadzwonić do nas pod numer 0121 634 7100 i zapytać, co jeszcze możemy zrobić.',
  clash:
    'Nie mogliśmy tego wysłać, bo wcześniej wysłano z tym coś innego. Zadzwoń do nas pod numer 0121 634 7100.',
};

export const confirmation: Words<typeof english.confirmation> = {
  title: 'Mamy Twój wniosek',
  referenceIs: 'Twój numer referencyjny to',
  keep: 'Zapisz go, zrób zdjęcie albo wydrukuj tę stronę. Potrzebujesz go, żeby sprawdzić, co się dzieje.',
  print: 'Z tym numerem możesz tu wrócić na każdym telefonie lub komputerze.',
  nextTitle: 'Co będzie dalej',
  next1: 'Twój wniosek czyta człowiek. Najpilniejsze wnioski bierzemy najpierw.',
  next2:
    'Jeśli musimy o coś zapytać, zadzwonimy, wyślemy SMS albo e-mail, ale tylko w sposób podany przez Ciebie jako bezpieczny.',
  next3:
    'Powiemy Ci, jaka jest decyzja i dlaczego. Jeśli się nie zgadzasz, możesz poprosić nas, żeby sprawdzić to jeszcze raz.',
  paid: {
    'bank-transfer':
      'Jeśli przyznamy pomoc, pieniądze będą na Twoim koncie po około 3 dniach roboczych.',
    'cash-out':
      'Jeśli przyznamy pomoc, dostaniesz kody, każdy na najwyżej £100. Przez 30 dni możesz zamienić je na gotówkę.',
    'supermarket-voucher':
      'Jeśli przyznamy pomoc, dostaniesz bony. Możesz ich używać przez 90 dni.',
    'fuel-voucher':
      'Jeśli przyznamy pomoc, dostaniesz bony do doładowania licznika. Możesz ich używać przez 30 dni.',
    'needs-another-way':
      'Jeśli przyznamy pomoc, ktoś do Ciebie zadzwoni i ustali z Tobą, jak przekazać Ci pieniądze.',
  },
  fundTitle: 'Który to fundusz',
  fund: 'Wystarczyło powiedzieć nam raz, a my sprawdziliśmy każdy otwarty fundusz. Twój wniosek dotyczy funduszu {fund}.',
  otherFunds: 'Sprawdziliśmy też:',
  because: {
    'only-one-open': 'To jest fundusz, który jest teraz na to otwarty.',
    'fits-best': 'Pasuje najlepiej z funduszy, które są teraz otwarte.',
    'gives-most': 'Może dać najwięcej z funduszy, które są teraz otwarte i pasują.',
    'gives-as-much': 'Może dać tyle samo co każdy inny fundusz, który jest teraz otwarty i pasuje.',
    nearest:
      'Z otwartych funduszy ten jest najbliższy Twojej sytuacji. Człowiek sprawdza, czy pasuje.',
    named: 'Osoba, która wysłała formularz za Ciebie, wskazała ten fundusz.',
    'needs-a-look': 'Też może pasować, ale najpierw musiałby to sprawdzić człowiek.',
    'gives-the-same': 'Też pasuje i dałby tyle samo.',
    'gives-less': 'Też pasuje, ale dałby mniej.',
    'does-not-seem-to-fit': 'Twoje odpowiedzi chyba nie pasują do jego zasad.',
    'cannot-help':
      'Nie pomaga w tym, czego potrzebujesz, albo nie może wypłacić pieniędzy w wybrany sposób.',
  },
  connectTitle: 'Prosisz o dodatkową pomoc',
  connect:
    'Pracownik wsparcia rodzin z Twojej okolicy skontaktuje się z Tobą w ciągu 7 dni. To osobna sprawa, niezależna od pieniędzy.',
  statusLink: 'Sprawdź, co się dzieje z Twoim wnioskiem',
  shared: 'Ktoś jeszcze używa tego telefonu lub komputera?',
  finish: 'Zakończ i wyczyść tę stronę',
  again: 'Złóż wniosek dla innej rodziny',
};

export const status: Words<typeof english.status> = {
  title: 'Sprawdź, co się dzieje z Twoim wnioskiem',
  hint: 'Potrzebujesz numeru referencyjnego, który dostajesz przy składaniu wniosku.',
  reference: 'Numer referencyjny',
  referenceHint: 'Ma 10 liter i cyfr, na przykład 7K3QD-9XW2M',
  dateOfBirth: 'Data urodzenia',
  dateHint: 'Na przykład 27 3 1985',
  postcode: 'Kod pocztowy',
  postcodeHint:
    'Zostaw to pole puste, jeśli nie masz stałego adresu albo jesteś w schronieniu przed przemocą (refuge).',
  find: 'Pokaż mój wniosek',
  missingReference: 'Wpisz swój numer referencyjny',
  invalidReference: 'Wpisz numer referencyjny: 10 liter i cyfr, na przykład 7K3QD-9XW2M',
  invalidPostcode: 'Wpisz pełny kod pocztowy, na przykład B8 3AB, albo zostaw to pole puste',
  notFound: 'Nie możemy znaleźć wniosku z tymi danymi. Sprawdź każdą z nich i spróbuj jeszcze raz',
  waitTitle: 'Poczekaj chwilę',
  wait: 'Było już wiele prób. Żeby wnioski ludzi były bezpieczne, następna próba jest możliwa dopiero po 15 minutach.',
  waitCall: 'Jeśli nie możesz znaleźć swojego numeru referencyjnego, zadzwoń do nas. Pomożemy Ci.',
  shownTitle: 'Twój wniosek',
  shownReference: 'Numer referencyjny',
  timelineTitle: 'Co się działo do tej pory',
  nextTitle: 'Co będzie dalej',
  events: {
    received: 'Dostaliśmy Twój wniosek',
    'being-read': 'Twój wniosek sprawdza człowiek',
    'said-yes': 'Przyznaliśmy pomoc: {amount}',
    'said-no': 'Tym razem nie mogliśmy przyznać pomocy',
    'taken-back': 'Wniosek wycofany przez Ciebie',
    challenged: 'Mamy Twoją wiadomość, że nasza odmowa jest błędna',
    'stays-no': 'Ktoś inny sprawdził to jeszcze raz. Odmowa zostaje',
    reopened: 'Ktoś inny sprawdził to jeszcze raz. Zdecydujemy od nowa',
    'payment-sent': 'Wysłaliśmy {amount}',
    'code-made': 'Twój kod lub bon na {amount} jest gotowy',
    'code-used': 'Wykorzystana kwota: {amount}',
    'code-ended': 'Niewykorzystane pieniądze wróciły do nas: {amount}',
    paid: 'Pieniądze są w Twoim banku',
    'payment-returned': 'Przelew wrócił do nas',
    'payment-not-made': 'Nasz bank nie wysłał przelewu',
    'details-changed': 'Wiemy od Ciebie, jak teraz wypłacić pieniądze',
    'more-help-asked': 'Mamy Twoją prośbę o dodatkową pomoc',
    'more-help-found': 'Pracownik wsparcia rodzin ma Twoją prośbę',
    'more-help-stopped': 'Dodatkowa pomoc odwołana przez Ciebie',
  },
  next: {
    decide:
      'Nie musisz nic robić. Twój wniosek przeczyta człowiek, a my powiemy Ci, jaka jest decyzja.',
    pay: 'Przyznaliśmy pomoc i wypłacamy Ci pieniądze.',
    order: 'Przyznaliśmy pomoc i załatwiamy Twój kod lub bony.',
    redeem:
      'Wykorzystaj swoje kody lub bony przed dniem podanym niżej. Jeśli któregoś nie masz, zadzwoń do nas pod numer 0121 634 7100.',
    agreeWay: 'Ktoś do Ciebie zadzwoni i ustali z Tobą, jak przekazać Ci pieniądze.',
    paid: 'Nic więcej nie trzeba robić. Jeśli nie ma pieniędzy, zadzwoń do nas.',
    returned:
      'Pieniądze wróciły do nas i nadal są Twoje. Podaj niżej, jak chcesz je dostać, albo zadzwoń do nas pod numer 0121 634 7100. Wtedy wyślemy je jeszcze raz.',
    decideAgain:
      'Wiemy od Ciebie, jak teraz wypłacić pieniądze. Sprawdzi to człowiek, a potem je wypłacimy. Na konto w banku trwa to wtedy około 3 dni roboczych.',
    payAgain:
      'Nasz bank nie wysłał pieniędzy. Nie musisz nic robić. Sprawdzi to człowiek, a potem je wypłacimy. Trwa to wtedy około 3 dni roboczych.',
    declined: 'Nie możemy wypłacić Ci pieniędzy z tego funduszu. Niżej są inni, którzy mogą pomóc.',
    withdrawn:
      'Wniosek został przez Ciebie wycofany. Nikt nie podejmie decyzji w jego sprawie i nie wypłacimy z niego pieniędzy. Jeśli jednak potrzebujesz pomocy, możesz złożyć wniosek jeszcze raz.',
  },
  letters: {
    'not-in-birmingham': 'Twój dom jest poza Birmingham, więc może Ci pomóc inny urząd (council).',
    'not-in-hardship':
      'Z Twoich odpowiedzi wynika, że masz więcej pieniędzy, niż pozwala limit tego funduszu.',
    'had-an-award': 'Twój dom dostał już pomoc z tego funduszu.',
    'applied-already':
      'Z Twojego domu jest już wniosek do tego funduszu. Podejmujemy decyzję w sprawie tamtego wniosku.',
    'not-enough-shown':
      'Z tego, co mamy od Ciebie, nie mogliśmy ustalić, czy ten fundusz może pomóc.',
    'may-be-a-machine':
      'Nie mogliśmy ustalić, czy ten wniosek wysłał człowiek. Jeśli to Twój wniosek, zadzwoń do nas pod numer 0121 634 7100. Pomożemy Ci.',
  },
  inEnglish:
    'To jest po angielsku. Żeby usłyszeć to po polsku, zadzwoń do nas pod numer 0121 634 7100.',
  wrongTitle: 'Jeśli coś jest nie tak',
  wrong:
    'Coś się zmieniło? Jest jakaś pomyłka? Pomoc przychodzi za późno? Zadzwoń do nas pod numer 0121 634 7100. Pomoże Ci człowiek.',
  withdraw: {
    link: 'Wycofaj mój wniosek',
    title: 'Czy chcesz wycofać swój wniosek?',
    means: 'Wtedy nikt nie podejmie decyzji w jego sprawie i nie wypłacimy Ci z niego pieniędzy.',
    forGood: 'Nie można tego cofnąć. Ale możesz złożyć wniosek jeszcze raz.',
    moreHelp:
      'Mamy też Twoją prośbę o dodatkową pomoc. Ona zostaje: pracownik wsparcia rodzin i tak się z Tobą skontaktuje.',
    yes: 'Tak, wycofaj',
    no: 'Nie, zostaw mój wniosek',
    unsure: 'Masz wątpliwości? Najpierw zadzwoń do nas pod numer 0121 634 7100.',
    refused: {
      'payment-under-way':
        'Nie możesz teraz wycofać wniosku. Wypłacamy Ci pieniądze albo już je wypłaciliśmy. Zadzwoń do nas pod numer 0121 634 7100.',
      'partly-paid':
        'Nie możesz teraz wycofać wniosku. Część pieniędzy jest już wykorzystana. Zadzwoń do nas pod numer 0121 634 7100.',
    },
  },
  challenge: {
    link: 'Napisz nam, dlaczego to błąd',
    title: 'W czym się mylimy?',
    means: 'Ktoś inny przeczyta to, co napiszesz, i jeszcze raz sprawdzi Twój wniosek.',
    once: 'Możesz to zrobić raz. Napisz wszystko, co ważne.',
    label: 'Napisz własnymi słowami',
    hint: 'Na przykład co się zmieniło albo czego nie wiedzieliśmy.',
    missing: 'Napisz, w czym się mylimy',
    tooLong: 'Napisz, w czym się mylimy: najwyżej 1500 znaków',
    send: 'Wyślij',
    back: 'Wróć do mojego wniosku',
    call: 'Wolisz powiedzieć nam to przez telefon? Zadzwoń do nas pod numer 0121 634 7100.',
    open: 'Twoją wiadomość, że to błąd, dostaliśmy {said}. Ktoś inny sprawdza to jeszcze raz. Odpowiemy tutaj do {day}. Jeśli chcesz o coś zapytać, zadzwoń do nas pod numer 0121 634 7100.',
    stands: 'Ktoś inny jeszcze raz sprawdził Twój wniosek. Oto odpowiedź:',
    still: 'Jeśli nadal się nie zgadzasz, zadzwoń do nas pod numer 0121 634 7100.',
  },
  expected: {
    decision: {
      one: 'Teraz potrzebujemy około {days} dnia roboczego, żeby przejrzeć wszystko, co czeka. Najpilniejsze wnioski są pierwsze. Spodziewamy się, że odpowiemy Ci do {day}.',
      few: 'Teraz potrzebujemy około {days} dni roboczych, żeby przejrzeć wszystko, co czeka. Najpilniejsze wnioski są pierwsze. Spodziewamy się, że odpowiemy Ci do {day}.',
      many: 'Teraz potrzebujemy około {days} dni roboczych, żeby przejrzeć wszystko, co czeka. Najpilniejsze wnioski są pierwsze. Spodziewamy się, że odpowiemy Ci do {day}.',
      other:
        'Teraz potrzebujemy około {days} dnia roboczego, żeby przejrzeć wszystko, co czeka. Najpilniejsze wnioski są pierwsze. Spodziewamy się, że odpowiemy Ci do {day}.',
    },
    'decision-unknown':
      'Nie możemy jeszcze powiedzieć, ile to potrwa. Najpilniejsze wnioski są pierwsze. Jeśli nie możesz czekać, zadzwoń do nas pod numer 0121 634 7100.',
    'next-run':
      'Pieniądze wyślemy z następnymi przelewami. Potem ta strona pokaże, którego dnia powinny być u Ciebie.',
    'looked-at':
      'Zanim wyślemy pieniądze, sprawdza to człowiek. Nie możemy powiedzieć, ile to potrwa. Jeśli chcesz o to zapytać, zadzwoń do nas pod numer 0121 634 7100.',
    arrives: 'Pieniądze powinny być na Twoim koncie do {day}.',
    late: 'Pieniądze miały być na Twoim koncie do {day}. Jeśli ich nie ma, zadzwoń do nas pod numer 0121 634 7100.',
  },
  mend: 'Wybierz, jak chcesz dostać pieniądze',
  piecesTitle: 'Twoje kody i bony',
  pieceEnding: 'końcówka {ending}',
  pieceUntil: 'Wykorzystaj go do {day}.',
  piece: {
    'cash-out': 'Kod do wypłaty gotówki na {amount}',
    'supermarket-voucher': 'Bon do supermarketu na {amount}',
    'fuel-voucher': 'Bon do doładowania licznika na {amount}',
  },
  whatToDo: {
    'cash-out':
      'Idź z kodem do sklepu z PayPoint albo do Post Office i poproś o gotówkę. Mogą Cię zapytać, kim jesteś.',
    'supermarket-voucher':
      'Pokaż bon przy płaceniu. To, co na nim zostanie, zachowaj na inny dzień.',
    'fuel-voucher':
      'Idź z bonem i swoim kluczem lub kartą do sklepu, w którym doładowujesz licznik. Poproś, żeby doładowali.',
  },
  pieceState: {
    ordered: 'Czekamy na niego.',
    redeemed: 'Jest już wykorzystany.',
    expired: 'Stracił ważność.',
    cancelled: 'Został anulowany. Już nie działa.',
  },
  pieceFollows: {
    choose: 'Pieniądze nadal są Twoje. Wybierz, jak chcesz je dostać.',
    'being-checked': 'Pieniądze nadal są Twoje. Sprawdzi to człowiek, a potem je wypłacimy.',
    'waits-for-others':
      'Pieniądze nadal są Twoje. Gdy Twoje inne kody będą wykorzystane albo stracą ważność, wybierzesz, jak chcesz dostać pieniądze.',
    'paying-again': 'Pieniądze nadal są Twoje. Wkrótce Ci je wypłacimy.',
    'new-ordered': 'Nowy jest już w drodze.',
    'new-made': 'Zrobiliśmy Ci nowy. Jest na tej liście.',
    'to-bank': 'Zamiast tego wysyłamy pieniądze na Twoje konto w banku.',
    paid: 'Wypłaciliśmy Ci pieniądze.',
  },
  resend: 'Wyślijcie mi kody jeszcze raz',
  resent:
    'Wysyłamy Twoje kody jeszcze raz, na telefon lub e-mail, który mamy od Ciebie. Może to potrwać kilka minut.',
  notResent:
    'Nie możemy wysłać ich jeszcze raz. Są już wykorzystane, straciły ważność albo wysłaliśmy je już wiele razy. Zadzwoń do nas pod numer 0121 634 7100.',
  receipt: {
    title: 'Czy to do Ciebie dotarło?',
    question: 'Czy dotarły do Ciebie pieniądze, kod lub bon od nas?',
    yes: 'Tak, mam',
    no: 'Nie, nic nie przyszło',
    confirmed: 'Wiemy od Ciebie, że to dotarło. Dziękujemy.',
    denied: 'Wiemy od Ciebie, że nic nie przyszło. Ktoś to sprawdzi i do Ciebie zadzwoni.',
    nothingSent: 'Jeszcze nic Ci nie wysłaliśmy.',
    over: 'Ten link nie działa. Użyj swojego numeru referencyjnego, żeby sprawdzić, co się dzieje.',
  },
  leave: 'Zakończ i wyczyść tę stronę',
};

export const mend: Words<typeof english.mend> = {
  title: 'Podaj, jak chcesz dostać pieniądze',
  why: 'Pieniądze, które wysłaliśmy, wróciły do nas. Są bezpieczne i nadal Twoje. Podaj, jak chcesz je dostać. Sprawdzi to człowiek, a potem je wypłacimy.',
  birthWhy: 'Pytamy o to, żeby nikt inny nie mógł zmienić, dokąd idą Twoje pieniądze.',
  account: 'Konto, jeśli wybierasz konto w banku',
  send: 'Wyślij',
  missingWay: 'Wybierz, jak chcesz dostać pieniądze',
  wrongBirth: 'Wpisz datę urodzenia osoby, która złożyła wniosek',
  sameAccount: 'To konto, z którego pieniądze wróciły. Wpisz inne',
  doneTitle: 'Wiemy już, jak wypłacić Ci pieniądze',
  doneNext:
    'Sprawdzi to człowiek, a potem wypłacimy Ci pieniądze. Na konto w banku trwa to wtedy około 3 dni roboczych.',
  doneNone: 'Nie musisz robić nic więcej.',
  overTitle: 'Ten link już nie działa',
  over: 'Działa jeden raz, przez 7 dni i tylko wtedy, gdy pieniądze są u nas. Jeśli jeszcze nie wiemy, jak chcesz dostać pieniądze, użyj swojego numeru referencyjnego albo zadzwoń do nas pod numer 0121 634 7100.',
  overStatus: 'Sprawdź, co się dzieje z Twoim wnioskiem',
};
