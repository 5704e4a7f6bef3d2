// Compiled by `npm run reference`; do not edit. See docs/decisions/0004 and 0081.

export const earlierSmallAreaLines2019 = ``;
export const earlierSmallAreaLines2025 = ``;
export const earlierPlaceLines = ``;
