import type { Words } from '#shared/languages/index.ts';

import type { saving as english } from '../en/saving.ts';

/** Saving the answers before they are sent, and coming back to them, in Romanian. */
export const saving: Words<typeof english> = {
  later: 'Salvați și reveniți mai târziu',
  keptHere:
    'Vă păstrăm răspunsurile 24 de ore după ultima pagină pe care o deschideți. Ca să le păstrați mai mult, salvați-le.',
  comeBack: 'Reveniți la răspunsurile salvate',
  title: 'Salvați răspunsurile și reveniți mai târziu',
  kept: 'Vă păstrăm răspunsurile 28 de zile. Încă nu ni se trimite nimic ca să decidem.',
  notBank:
    'Nu păstrăm cu ele și datele bancare. Dacă le-ați scris deja, va trebui să le scrieți din nou.',
  reach: 'Număr de mobil sau adresă de e-mail',
  hint: 'Acolo vă trimitem un cod când reveniți. Alegeți un telefon sau un e-mail pe care nu îl citește nimeni altcineva: cine are codul vă poate vedea răspunsurile.',
  save: 'Salvați-mi răspunsurile',
  goOn: 'Continuați fără să salvați',
  missingReach: 'Scrieți un număr de mobil sau o adresă de e-mail',
  invalidReach:
    'Scrieți un număr de mobil, ca 07700 900 982, sau o adresă de e-mail, ca name@example.com',
  savedTitle: 'Răspunsurile dumneavoastră sunt salvate',
  reference: 'Numărul dumneavoastră de referință',
  until: 'Le păstrăm până pe {day}. După aceea le ștergem.',
  sentText: 'Vă trimitem numărul de referință pe telefon. Scrieți-l și pe o hârtie.',
  sentEmail: 'Vă trimitem numărul de referință pe e-mail. Scrieți-l și pe o hârtie.',
  backTitle: 'Când reveniți',
  back1: 'Apăsați „{link}” pe prima pagină.',
  back2: 'Scrieți numărul de referință.',
  back3: 'Vă trimitem un cod. Scrieți-l și continuați de unde ați rămas.',
  notSent:
    'Încă nu ați făcut cererea. Cererea este făcută numai după ce ați răspuns la toate întrebările și ați apăsat „{button}”.',
  carryOn: 'Continuați acum',
  finish: 'Terminați și ștergeți răspunsurile de pe acest telefon sau calculator',
  clearedTitle: 'Răspunsurile dumneavoastră nu mai sunt pe acest telefon sau calculator',
  cleared:
    'Dacă le-ați salvat, sunt în siguranță la noi. Ca să reveniți, aveți nevoie de numărul de referință și de telefonul sau e-mailul pe care ni l-ați dat.',
  clearedHistory:
    'Lista paginilor pe care le-ați vizitat este încă în browser. Ștergeți-o dacă s-ar putea uita altcineva.',
  returnTitle: 'Reveniți la răspunsurile dumneavoastră',
  returnHint: 'Numărul de referință are 10 litere și cifre, ca 7K3QD-9XW2M.',
  returnSend: 'Trimiteți-mi un cod',
  returnStatus: 'Dacă ați trimis deja cererea,',
  returnStatusLink: 'vedeți ce se întâmplă cu ea',
  codeTitle: 'Scrieți codul pe care vi l-am trimis',
  codeSent:
    'Dacă avem răspunsuri cu acest număr de referință, am trimis un cod la telefonul sau e-mailul pe care l-ați ales. Poate dura câteva minute.',
  code: 'Cod',
  codeHint: '5 cifre. Merge 15 minute.',
  carryOnCode: 'Continuați',
  missingCode: 'Scrieți codul pe care vi l-am trimis',
  invalidCode: 'Scrieți codul din 5 cifre',
  wrongCode: 'Acest cod nu este corect. Verificați-l sau cereți unul nou',
  expiredCode: 'Acest cod a expirat. Vă trimitem unul nou',
  sentAgain: 'Trimitem din nou un cod, dacă avem răspunsuri cu acest număr de referință.',
  noCode: 'Nu a venit niciun cod?',
  noCodeWhy:
    'Verificați dacă numărul de referință este corect. Păstrăm răspunsurile 28 de zile. Trimitem cel mult 5 coduri pe oră.',
  another: 'Trimiteți-mi din nou un cod',
  noCodeCall:
    'Sau sunați-ne la 0121 634 7100. Putem completa formularul împreună cu dumneavoastră.',
};
