// Compiled by `npm run reference`; do not edit. See docs/decisions/0004 and 0081.

export const attribution = "Contains National Statistics data (c) Crown copyright and database right 2026. Contains OS data (c) Crown copyright and database right 2025. Contains Royal Mail data (c) Royal Mail copyright and database right 2025. Source: Office for National Statistics, MHCLG, DWP; licensed under the Open Government Licence v.3.0.";
export const postcodesVintage = "OS Code-Point Open 2025.4.0 (20 Oct 2025; Royal Mail 17 Oct 2025)";
export const deprivation2019Vintage = "MHCLG \"English indices of deprivation 2019\" (GOV.UK), Files 1, 2, 3, 6 and scores of File 5/7";
export const deprivation2025Vintage = "MHCLG \"English indices of deprivation 2025\" (GOV.UK, Oct 2025), Files 1, 2, 3, 5";
