import type { Words } from '#shared/languages/index.ts';

import type * as english from '../en/start.ts';

/** Before and around the questions, in Polish. */
export const start: Words<typeof english.start> = {
  title: 'Pomoc na jedzenie, rachunki i potrzebne rzeczy',
  lead: 'Mieszkasz w Birmingham? Jeśli nie stać Cię teraz na jedzenie, ogrzewanie lub inne podstawowe rzeczy, możesz poprosić o pieniądze z funduszu {fund}. Dostajesz je jeden raz. Nie trzeba ich oddawać.',
  upTo: 'Jeden dom może dostać najwyżej {cap}.',
  begin: 'Zacznij teraz',
  time: 'Zajmie to około 10 minut. Możesz to zrobić na telefonie.',
  howTitle: 'Jak to działa',
  how1: 'Odpowiadasz na kilka pytań o sobie i swoim domu.',
  how2: 'Człowiek w BVSC czyta, co nam piszesz, i decyduje. Komputer nigdy Ci nie odmawia.',
  how3: 'Jeśli możemy pomóc, wysyłamy pieniądze na konto w banku. Jeśli nie masz konta, znajdziemy inny sposób.',
  needTitle: 'Co przygotować',
  need1: 'numer telefonu lub adres e-mail',
  need2: 'przybliżoną kwotę, która wpływa co miesiąc',
  need3: 'sort code i numer konta, jeśli masz konto w banku',
  needNot:
    'Nie musisz zakładać konta na tej stronie. Możesz pominąć wszystko, przy czym jest napisane „nieobowiązkowe”.',
  otherTitle: 'Inne sposoby złożenia wniosku',
  other:
    'Możesz do nas zadzwonić. Wypełnimy formularz razem z Tobą i możemy załatwić tłumacza. To nic nie kosztuje.',
  helper: 'Formularz może wypełnić za Ciebie ktoś ze znajomych, z rodziny albo pracownik.',
  languagesTitle: 'Języki',
  languages:
    'Język możesz zmienić na górze każdej strony. Nie ma Twojego? Zadzwoń do nas i powiedz jego nazwę. Oddzwonimy z kimś, kto nim mówi.',
  safeTitle: 'Jeśli ktoś w domu może zajrzeć do Twojego telefonu',
  safe1:
    'Na każdej stronie jest czerwony przycisk „Wyjdź z tej strony”. Od razu otwiera stronę z pogodą i kasuje Twoje odpowiedzi.',
  safe2: 'Na komputerze możesz też nacisnąć 3 razy klawisz Shift.',
  safe3:
    'Lista odwiedzonych stron zostaje w przeglądarce. Użyj okna prywatnego albo telefonu lub komputera, którego nikt inny nie używa.',
  danger:
    'Jeśli jesteś teraz w niebezpieczeństwie, zadzwoń pod numer 999. Jeśli nie możesz mówić, naciśnij 55, gdy ktoś odbierze.',
  statusTitle: 'Twój wniosek jest już złożony?',
  status: 'Sprawdź, co się dzieje z Twoim wnioskiem',
  savedTitle: 'Masz już zapisane odpowiedzi?',
  closedTitle: 'Nie przyjmujemy teraz nowych wniosków',
  closed:
    'W tej chwili żaden fundusz nie jest otwarty dla rodzin. Jeśli Twój wniosek jest już złożony, i tak go przeczytamy i powiemy Ci, jaka jest decyzja.',
};

export const exits: Words<typeof english.exits> = {
  elsewhereTitle: 'Ten fundusz jest dla ludzi, którzy mieszkają w Birmingham',
  elsewhere:
    'Każdy urząd (council) dostaje pieniądze na swój teren. Twój urząd ma podobny fundusz i tam masz takie samo prawo prosić o pomoc.',
  elsewhereFind: 'Znajdź swój urząd (council) i jego fundusz na GOV.UK',
  elsewhereBack:
    'Jeśli to Birmingham City Council znalazł Ci dom w innym mieście, nadal możesz złożyć wniosek.',
  youngTitle: 'Żeby złożyć wniosek, trzeba mieć 16 lat lub więcej',
  young:
    'Poproś o złożenie wniosku dorosłą osobę, której ufasz: kogoś z domu, nauczyciela lub innego pracownika, który pomaga. Ta osoba może to zrobić za Ciebie tutaj.',
  youngCass:
    'Jeśli w domu nie jest bezpiecznie, zadzwoń do zespołu do spraw dzieci w Birmingham (CASS) pod numer 0121 303 1888. W niebezpieczeństwie zadzwoń pod numer 999.',
  youngKooth: 'Na kooth.com możesz z kimś porozmawiać za darmo i bez podawania imienia i nazwiska.',
  adviceTitle: 'Porozmawiaj z kimś, kto może Ci pomóc',
  advice:
    'Z Twoich odpowiedzi wynika, że chcesz porady, a nie pieniędzy. Nie potrzebujesz do tego tego formularza. Rozmowa z tymi ludźmi nic nie kosztuje.',
  adviceMoney: 'Jeśli potrzebujesz też pieniędzy, wróć i zaznacz, na co ich potrzebujesz.',
  againTitle: 'Możliwe, że i tak dostaniesz pomoc',
  again:
    'Zwykle pomagamy każdemu domowi raz na 12 miesięcy, żeby pieniędzy starczyło dla wielu. Ale jeśli stało się coś nowego, powiedz nam. Człowiek sprawdzi, co się zmieniło.',
  againGo: 'Kontynuuj',
  closedTitle: 'Na razie nie przyjmujemy już wniosków',
  closed:
    'W czasie wypełniania formularza fundusz przestał przyjmować nowe wnioski. To nie Twoja wina i nic nie zostało wysłane.',
  closedKept:
    'Trzymamy Twoje odpowiedzi 24 godziny. Jeśli fundusz znów się otworzy, możesz kontynuować od tego samego miejsca.',
  closedSave: 'Zapisz swoje odpowiedzi na 28 dni',
  closedCall:
    'Zadzwoń do nas pod numer 0121 634 7100 i zapytaj, co jeszcze możemy zrobić, albo zobacz niżej.',
  openAgain: 'Fundusz znów jest otwarty, a Twoje odpowiedzi nadal tu są.',
  openAgainGo: 'Kontynuuj',
  turnTitle: 'Gdzie jeszcze szukać pomocy',
  back: 'Wróć i zmień odpowiedź',
};

/** "From Birmingham with Love": what every family is offered, whatever is decided about the money. */
export const offers: Words<typeof english.offers> = {
  title: 'Z Birmingham z miłością',
  intro: 'Darmowa pomoc dla każdej rodziny, bez względu na to, co będzie z pieniędzmi.',
  food: 'Banki żywności i spiżarnie (food banks, pantries)',
  foodText: 'Znajdź coś blisko siebie albo poproś nas o skierowanie.',
  money: 'Zasiłki i długi',
  moneyText: 'Citizens Advice sprawdzi, o jakie zasiłki możesz się starać.',
  women: 'Przemoc w domu',
  womenText:
    'Birmingham and Solihull Women’s Aid wysłucha Cię i pomoże Ci zadbać o bezpieczeństwo.',
  young: 'Samopoczucie młodych ludzi',
  youngText: 'Kooth to darmowa i poufna pomoc dla młodych ludzi.',
  parents: 'Bycie rodzicem',
  parentsText: 'Darmowe kursy przez internet, w wielu językach.',
  loss: 'Gdy ktoś zmarł',
  lossText: 'W Cruse Bereavement Support możesz o tym porozmawiać.',
  call: 'Zadzwoń: {number}',
  visit: 'Wejdź na {site}',
  child:
    'Martwisz się o dziecko? Zadzwoń do CASS pod numer 0121 303 1888. W niebezpieczeństwie zadzwoń pod numer 999.',
};
