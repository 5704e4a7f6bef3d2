import type { Words } from '#shared/languages/index.ts';

import type { about as english } from '../en/about.ts';

/** The pages the footer leads to, in Romanian. */
export const about: Words<typeof english> = {
  privacy: {
    title: 'Cum avem grijă de informațiile dumneavoastră',
    whoTitle: 'Cine suntem',
    who: 'BVSC, o organizație caritabilă din Birmingham, se ocupă de acest serviciu pentru Birmingham City Council (consiliul local).',
    whyTitle: 'Ce vă întrebăm și de ce',
    why1: 'Vă întrebăm cine sunteți, cine locuiește cu dumneavoastră, ce s-a întâmplat și cum să vă plătim. Folosim informațiile ca să decidem asupra cererii, ca să vă plătim, ca aceeași locuință să nu fie plătită de două ori și ca să oprim frauda.',
    why2: 'Legea care ne dă voie să facem asta se numește „public task” (sarcină publică): consiliul local are datoria să îi ajute pe oamenii din zona lui.',
    why3: 'Dacă cereți ajutor în plus, dăm mai departe acea parte numai pentru că ați spus da. Puteți retrage oricând acest „da”.',
    decideTitle: 'Cine decide',
    decide:
      'Un calculator pune cererile în ordine, după ce ne spuneți și după cât de greu o duc oamenii din zona dumneavoastră. El nu decide niciodată. Decide un om. Ne puteți cere să vă explicăm și puteți cere ca altcineva să se uite din nou.',
    shareTitle: 'La cine ajung informațiile',
    share1:
      'La Birmingham City Council și la Department for Work and Pensions (ministerul muncii și pensiilor), care dau banii pentru fond și îl verifică.',
    share2: 'La banca prin care vă plătim.',
    share3:
      'La echipa de sprijin pentru familii din zona dumneavoastră, numai dacă ați cerut ajutor în plus.',
    shareChild:
      'Echipei pentru copii din Birmingham (CASS), dacă ne temem că un copil nu este în siguranță. Pentru aceasta nu avem nevoie de acordul dumneavoastră, iar ce le-am spus păstrăm 6 ani.',
    share4: 'Nu le vindem niciodată.',
    keepTitle: 'Cât timp le păstrăm',
    keep1:
      'Răspunsurile pe care nu le-ați trimis: cel mult 24 de ore. Butonul „Ieșiți din pagină” le șterge imediat. Dacă ne cereți să le salvăm, le păstrăm 28 de zile, fără datele bancare.',
    keep2: 'Cererile pentru care nu s-au plătit bani: 24 de luni.',
    keep3:
      'Cererile pentru care s-au plătit bani: 6 ani după anul plății, pentru că folosirea banilor publici trebuie justificată. Ascundem cea mai mare parte din datele bancare după 13 luni.',
    keep4: {
      one: 'Fotografiile și actele pe care le trimiteți ca dovezi: {days} zi după ce decidem. Dacă nu trimiteți formularul, 28 de zile.',
      few: 'Fotografiile și actele pe care le trimiteți ca dovezi: {days} zile după ce decidem. Dacă nu trimiteți formularul, 28 de zile.',
      other:
        'Fotografiile și actele pe care le trimiteți ca dovezi: {days} de zile după ce decidem. Dacă nu trimiteți formularul, 28 de zile.',
    },
    rightsTitle: 'Drepturile dumneavoastră',
    rights:
      'Puteți cere să vedeți ce informații avem despre dumneavoastră, să le corectăm sau să le ștergem acolo unde legea ne permite. Sunați la 0121 634 7100. Dacă răspunsul nu vă mulțumește, puteți face o plângere la Information Commissioner (autoritatea pentru protecția datelor): 0303 123 1113.',
  },
  accessibility: {
    title: 'Poate toată lumea să folosească acest serviciu?',
    intro:
      'Vrem să poată face o cerere cât mai mulți oameni. Ar trebui să puteți face aceste lucruri:',
    can1: 'să măriți textul de patru ori fără să se piardă nimic',
    can2: 'să folosiți serviciul numai cu tastatura, cu vocea sau cu un cititor de ecran',
    can3: 'să îl folosiți pe un telefon vechi și cu JavaScript oprit',
    can4: 'să îl înțelegeți: folosim cuvinte scurte și propoziții scurte',
    howTitle: 'Cât de bine funcționează',
    how: 'Îl construim ca să respecte un standard: Web Content Accessibility Guidelines 2.2, nivelul AA. Verificăm fiecare pagină cu un program, cu tastatura și la două mărimi. Nimeni din afara echipei noastre nu l-a verificat încă.',
    knownTitle: 'Ce nu funcționează încă',
    known:
      'Traducerile în alte limbi decât engleza le verificăm încă cu oameni care vorbesc aceste limbi. Scrisorile prin poștă sunt numai în engleză. La fel este și ce vă scrie un lucrător. Dacă ceva nu este clar, sunați-ne. Putem aduce un interpret.',
    helpTitle: 'Dacă ceva nu funcționează pentru dumneavoastră',
    help: 'Sunați la 0121 634 7100. Spuneți-ne ce a fost greu. Vă putem ajuta să faceți cererea în alt mod. Nu vă mulțumește răspunsul nostru? Puteți cere ajutor de la EASS, Equality Advisory and Support Service (serviciul de sfaturi despre egalitate).',
  },
  cookies: {
    title: 'Cookie-uri',
    intro:
      'Un cookie este un fișier mic pe care un site îl păstrează pe telefonul sau pe calculatorul dumneavoastră. Noi folosim două. Formularul are nevoie de ele ca să funcționeze. Nu folosim cookie-uri ca să vă urmărim, ca să vă numărăm sau ca să vă arătăm reclame.',
    name: 'Nume',
    purpose: 'La ce folosește',
    expires: 'Cât timp rămâne',
    purposeText:
      'Ține minte care răspunsuri sunt ale dumneavoastră cât timp completați formularul. Nu are în el nicio informație despre dumneavoastră.',
    expiresText:
      'Până când închideți browserul, apăsați „Ieșiți din pagină” sau lipsiți 24 de ore.',
    languageText: 'Ține minte ce limbă ați ales. Îl aveți numai dacă alegeți o limbă.',
    languageExpires: 'Până când închideți browserul sau apăsați „Ieșiți din pagină”.',
  },
};
