import { unreachable } from '#shared/kernel/index.ts';
import { languageByCode, languageCodes, type TranslationState } from '#shared/languages/index.ts';
import { staffPage, type StaffVisit } from '#shared/staff-web/index.ts';
import { formatDay, page, type Route } from '#shared/web/index.ts';

/** Which languages families read us in, and who of those who speak them has read them first. */
export function languageRoutes(): Route<StaffVisit>[] {
  return [
    staffPage('/staff/languages', ['view-audit'], () =>
      page('languages.njk', {
        languages: languageCodes.map((code) => {
          const { translation, ...language } = languageByCode(code);
          return { ...language, ...stateInWords(translation), href: `/apply?lang=${code}` };
        }),
      }),
    ),
  ];
}

function stateInWords(translation: TranslationState) {
  switch (translation.kind) {
    case 'original':
      return { text: 'Original', tone: 'blue', what: 'What the others are translated from.' };
    case 'not-reviewed':
      return {
        ...{ text: 'Not reviewed', tone: 'yellow' },
        what: 'Nobody who speaks it has read it yet. Its pages say so to the families who read them.',
      };
    case 'reviewed':
      return {
        ...{ text: 'Reviewed', tone: 'green' },
        what: `By ${translation.by} on ${formatDay(translation.on)}.`,
      };
    default:
      return unreachable(translation);
  }
}
