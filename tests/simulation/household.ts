import type { ApplicationForm } from '#shared/applications/index.ts';
import type { ProgrammeId } from '#shared/programmes/index.ts';
import { familyForm } from '#tests/builders/families.ts';

/**
 * Account numbers by how they begin: most settle, some come back, some are rejected, some come back
 * after they settled. The bank decides by them; see the simulator's own table.
 */
export const accountNumbers = [
  ...['66374958', '66374958', '66374958', '66374958', '66374958', '66374958'],
  ...['99900001', '99910001', '99930001', '99940001', '99970001'],
] as const;

/** The programme of which every third household wants cash-out codes. */
export const payingByCode: ProgrammeId = 'crisis-and-resilience-fund';

/** Household `n` of a street in which every fifth shares a home with the one before. */
export function householdForm(n: number, programmeId: ProgrammeId): ApplicationForm {
  const form = familyForm(n, programmeId);
  const sharing = n % 5 === 4 ? familyForm(n - 1, programmeId) : form;
  if (programmeId === payingByCode && n % 3 === 1) {
    const phone = `07700 9${String(n).padStart(5, '0')}`;
    const contact = { ...form.contact, phone, safeToText: true };
    return { ...form, contact, payment: { method: 'cash-out' } };
  }
  if (form.payment.method !== 'bank-transfer') return form;
  const like = accountNumbers[(n * 7) % accountNumbers.length] ?? accountNumbers[0];
  // Its own, but for every seventh: one account behind two households is what pairs are for.
  const own = n % 7 === 6 ? n - 1 : n;
  const accountNumber = `${like.slice(0, 4)}${String(own).padStart(4, '0')}`;
  return {
    ...form,
    home: sharing.home,
    housing: sharing.housing,
    payment: { ...form.payment, accountNumber },
  };
}
