import {
  attribution as compiledAttribution,
  deprivation2019Vintage,
  deprivation2025Vintage,
  postcodesVintage,
} from './compiled/provenance.ts';

/** The words the licences ask for, to be shown wherever these figures are. */
export const attribution: string = compiledAttribution;

/** Which official release each figure was compiled from. */
export const vintage = {
  postcodes: postcodesVintage,
  deprivation2019: deprivation2019Vintage,
  deprivation2025: deprivation2025Vintage,
} as const;
