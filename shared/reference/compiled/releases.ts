// Compiled by `npm run reference`; do not edit. See docs/decisions/0004 and 0081.

export const releaseLines = `postcodes|1|OS Code-Point Open 2025.4.0 (20 Oct 2025; Royal Mail 17 Oct 2025)
deprivation2019|1|MHCLG "English indices of deprivation 2019" (GOV.UK), Files 1, 2, 3, 6 and scores of File 5/7
deprivation2025|1|MHCLG "English indices of deprivation 2025" (GOV.UK, Oct 2025), Files 1, 2, 3, 5`;
