import {
  cassAnswers,
  cassRoutes,
  helpLayers,
  type CassAnswer,
  type CassRoute,
  type HelpLayer,
} from '#shared/family-connect/index.ts';

/** The layers of Right Help Right Time as the city writes them. */
const layerWords: Readonly<Record<HelpLayer, { readonly text: string; readonly hint: string }>> = {
  universal: { text: 'Universal', hint: 'What everybody can use is enough' },
  'universal-plus': { text: 'Universal Plus', hint: 'One service helps a little more' },
  additional: {
    text: 'Additional Needs',
    hint: 'Several services work with the family: early help',
  },
  complex: {
    text: 'Complex and Significant',
    hint: 'A child may not be safe: this leads to CASS, not to a worker',
  },
};

export function layerInWords(layer: HelpLayer | 'not-chosen'): string {
  return layer === 'not-chosen' ? 'Not chosen yet' : layerWords[layer].text;
}

/** The radio buttons of the layers, with the one that the family is in. */
export function layerChoices(current: HelpLayer | undefined) {
  return helpLayers.map((value) => ({
    ...{ value, text: layerWords[value].text, hint: { text: layerWords[value].hint } },
    checked: value === current,
  }));
}

export const cassRouteWords: Readonly<Record<CassRoute, string>> = {
  telephone: 'by telephone',
  'in-writing': 'in writing',
  police: 'through the police, 999',
};

const cassRouteLabels: Readonly<Record<CassRoute, string>> = {
  telephone: 'I rang CASS, 0121 303 1888',
  'in-writing': 'I wrote to CASS, on its form or by email',
  police: 'I called 999, and the police tell CASS',
};

export function cassRouteChoices(chosen: unknown) {
  return cassRoutes.map((value) => ({
    ...{ value, text: cassRouteLabels[value], checked: value === chosen },
  }));
}

export const cassAnswerWords: Readonly<Record<CassAnswer, string>> = {
  'took-on': 'CASS took the family on',
  'sent-back': 'CASS sent the family back to its team',
};

const cassAnswerHints: Readonly<Record<CassAnswer, string>> = {
  'took-on': 'The request is closed',
  'sent-back':
    'The family stands in its list again, by the day on which it asked, as Additional Needs',
};

export function cassAnswerChoices(chosen: unknown) {
  return cassAnswers.map((value) => ({
    ...{ value, text: cassAnswerWords[value], hint: { text: cassAnswerHints[value] } },
    checked: value === chosen,
  }));
}
