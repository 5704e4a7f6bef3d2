/** Where staff come back to after signing in; the directory knows it as the only redirect address. */
export const signInCallbackPath = '/staff/sign-in/callback';

/** Where the directory lets them go once they signed out there. */
export const signOutPath = '/staff/sign-out';

/** Where staff go when they asked for nothing in particular. */
export const staffFrontPage = '/staff';

/** Where those who work for a partner go; all their pages lie below it. */
export const partnerFrontPage = '/partners';
