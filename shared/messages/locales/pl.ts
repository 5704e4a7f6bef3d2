import type { MessageWords } from '../message-words.ts';

/** What families are told, in Polish. Every `what` is masculine (kod, bon), so all agrees with it. */
export const pl: MessageWords = {
  kinds: {
    'voucher-issued': {
      subject: 'Twój ((what)) już jest',
      plain: [
        'Open Door: Twój ((what)) na ((amount)) to ((code)). Wykorzystaj go do ((day)). ((how))',
        'Dotarł? Daj nam znać: ((link))',
      ],
      discreet: '((reference)): ((code)). Ważny do ((day)). ((link))',
    },
    'voucher-reminder': {
      subject: 'Twój ((what)) nie jest jeszcze wykorzystany',
      plain: [
        'Open Door: Twój ((what)) na ((amount)), końcówka ((ending)), nie jest wykorzystany. Wykorzystaj go do ((day)). ((how))',
        'Nie masz go? Możemy wysłać go znowu: ((status)) lub zadzwoń: 0121 634 7100.',
      ],
      discreet: '((reference)): końcówka ((ending)), ważny do ((day)). Ponownie: ((status))',
    },
    'voucher-expired': {
      subject: 'Twój ((what)) stracił ważność, a pieniądze nadal są Twoje',
      plain: [
        'Open Door: Twój ((what)) stracił ważność przed użyciem. Pieniądze nadal są Twoje: ((amount)).',
        'Wybierz, jak chcesz je dostać: ((link)) Link działa do ((day)). Lub zadzwoń: 0121 634 7100.',
      ],
      discreet: '((reference)): wybierz ponownie do ((day)): ((link))',
    },
    // True as well of one that was never made: its family was told of none.
    'voucher-cancelled': {
      subject: 'Twój ((what)) został anulowany, a pieniądze nadal są Twoje',
      plain: [
        'Open Door: Twój ((what)) został anulowany i nie można go użyć. Pieniądze nadal są Twoje: ((amount)).',
        'Wybierz, jak chcesz je dostać: ((link)) Link działa do ((day)). Lub zadzwoń: 0121 634 7100.',
      ],
      discreet: '((reference)): stary już nie działa. Wybierz ponownie do ((day)): ((link))',
    },
    'voucher-stopped': {
      subject: 'Anulowaliśmy jeden z Twoich kodów, a pieniądze nadal są Twoje',
      plain: [
        'Open Door: anulowaliśmy Twój ((what)), końcówka ((ending)). Już nie działa. Pieniądze nadal są Twoje: ((amount)).',
        'Gdy inne Twoje kody będą wykorzystane lub stracą ważność, wybierzesz, jak chcesz dostać pieniądze. Wtedy napiszemy. Zobacz ((status)) lub zadzwoń: 0121 634 7100.',
      ],
      discreet:
        '((reference)): ten z końcówką ((ending)) już nie działa. Napiszemy znowu. Kontakt: ((status))',
    },
    'payment-returned': {
      subject: 'Twoje pieniądze wróciły do nas i nadal są Twoje',
      plain: [
        'Open Door: Twój bank odesłał nam ((amount)). Pieniądze są bezpieczne i nadal Twoje.',
        'Podaj, gdzie je wysłać: ((link)) Link działa do ((day)). Lub zadzwoń: 0121 634 7100.',
      ],
      discreet: '((reference)): zajrzyj tu do ((day)): ((link))',
    },
    'contact-reminder': {
      subject: 'Jeszcze jeden krok: wpisz kod',
      plain: [
        'Open Door: musimy wiedzieć, że nasze wiadomości do Ciebie docierają. Nie możemy Ci zapłacić, zanim nie wpiszesz kodu.',
        'Otwórz swój wniosek, numer referencyjny ((reference)), i poproś o kod: ((status)) Lub zadzwoń: 0121 634 7100.',
      ],
      discreet: '((reference)): nadal czekamy na Twój kod. Wpisz go: ((status))',
    },
  },
  /** Shown instead of a subject that says what it is about. */
  discreetSubject: 'Dotyczy ((reference))',
  /** Whoever looks over a shoulder learns from these that there is a form, and not which. */
  visit: {
    'application-saved': {
      subject: 'Twoje odpowiedzi są zapisane',
      discreet:
        'Twoje odpowiedzi są zapisane do ((day)). Numer referencyjny: ((reference)). Kontynuuj: ((link))',
    },
    'return-code': {
      subject: 'Twój kod',
      discreet: '((code)) to Twój kod. Działa 15 minut. Nie podawaj go nikomu.',
    },
  },
  pieces: {
    'cash-out': {
      what: 'kod do wypłaty gotówki',
      how: 'Pokaż go w sklepie z PayPoint lub w Post Office.',
    },
    'supermarket-voucher': { what: 'bon do supermarketu', how: 'Pokaż go przy płaceniu.' },
    'fuel-voucher': {
      what: 'bon do doładowania licznika',
      how: 'Weź go z kluczem lub kartą do sklepu, w którym doładowujesz licznik.',
    },
  },
};
