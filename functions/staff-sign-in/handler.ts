import { unreachable } from '#shared/kernel/index.ts';
import {
  partnerFrontPage,
  signInCallbackPath,
  signOutPath,
  staffFrontPage,
  type SignedIn,
  type SignInRefusal,
  type StaffIdentity,
} from '#shared/staff-identity/index.ts';
import type { StaffVisit } from '#shared/staff-web/index.ts';
import {
  familyCookie,
  page,
  redirect,
  update,
  type MaybeSessionRequest,
  type PageResponse,
  type Route,
} from '#shared/web/index.ts';

/** Signing in and out. Signing in is two halves: to the directory, and back with its answer. */
export function createSignInRoutes(ports: {
  readonly identity: StaffIdentity;
}): Route<StaffVisit>[] {
  return [
    {
      method: 'GET',
      path: '/staff/sign-in',
      session: 'start',
      handle: async ({ query }) => {
        const loginHint = query['login_hint'];
        const { redirectTo, kept } = await ports.identity.beginSignIn({
          returnTo: query['returnTo'] ?? staffFrontPage,
          ...(loginHint === undefined ? {} : { loginHint }),
        });
        return redirect(
          redirectTo,
          update((visit) => ({ ...visit, signIn: kept })),
        );
      },
    },
    {
      method: 'GET',
      path: signInCallbackPath,
      session: 'optional',
      handle: (request) => finishSignIn(ports.identity, request),
    },
    {
      method: 'POST',
      path: signOutPath,
      // A form that they filled in for a family is not left for whoever uses this browser next.
      handle: () => ({
        ...redirect(`${signOutPath}?directory=yes`, { kind: 'end' }),
        endsToo: [familyCookie],
      }),
    },
    {
      method: 'GET',
      path: signOutPath,
      session: 'optional',
      handle: async ({ session, query }) => {
        if (session?.staff !== undefined) return redirect(staffFrontPage);
        if (session?.partnerWorker !== undefined) return redirect(partnerFrontPage);
        if (query['directory'] === undefined) return page('signed-out.njk');
        const address = await ports.identity.signOutAddress();
        // A form may lead nowhere but to ourselves, so a page of its own leads on.
        return address === undefined
          ? page('signed-out.njk', { directoryStays: true })
          : page('signing-out.njk', { address });
      },
    },
  ];
}

async function finishSignIn(
  identity: StaffIdentity,
  { path, query, session }: MaybeSessionRequest<StaffVisit>,
): Promise<PageResponse<StaffVisit>> {
  const kept = session?.signIn;
  if (kept === undefined) return problemPage(notBegunHere, staffFrontPage);
  const finished = await identity.finishSignIn(
    `${path}?${new URLSearchParams(query).toString()}`,
    kept,
  );
  if (!finished.ok) {
    return { ...problemPage(problemOf(finished.failure), kept.returnTo), session: forgetSignIn };
  }
  // Whoever signs in gets a session id that nobody could have known before.
  return redirect(pageFor(finished.value, kept.returnTo), {
    kind: 'renew',
    change: () => visitOf(finished.value),
  });
}

function visitOf(who: SignedIn): StaffVisit {
  if (who.kind === 'partner') return { partnerWorker: who.worker, kept: {} };
  const { roles, ...staff } = who.staff;
  return { staff: { ...staff, roles: [...roles] }, kept: {} };
}

/** Whoever works for a partner has pages of their own: those of staff would only turn them away. */
function pageFor({ kind }: SignedIn, returnTo: string): string {
  if (kind === 'staff') return returnTo;
  const own = returnTo === partnerFrontPage || returnTo.startsWith(`${partnerFrontPage}/`);
  return own ? returnTo : partnerFrontPage;
}

/** What is kept for a sign-in is good for one try. */
const forgetSignIn = update(({ signIn: _signIn, ...visit }: StaffVisit): StaffVisit => visit);

interface Problem {
  readonly title: string;
  readonly sentence: string;
}

function problemPage({ title, sentence }: Problem, returnTo: string) {
  const again = `/staff/sign-in?${new URLSearchParams({ returnTo }).toString()}`;
  return page<StaffVisit>('sign-in-problem.njk', { title, sentence, again }, { status: 403 });
}

const notBegunHere: Problem = {
  title: 'Please sign in again',
  sentence: 'This sign-in was not begun in this browser, or it took too long.',
};

function problemOf(refusal: SignInRefusal): Problem {
  switch (refusal.kind) {
    case 'cancelled':
      return { title: 'You did not sign in', sentence: 'Nobody is signed in here.' };
    case 'answer-not-valid':
      return notBegunHere;
    case 'refused-by-provider':
      return {
        title: 'The staff directory refused the sign-in',
        sentence: `It gave the reason ${refusal.error}. If it happens again, tell your manager.`,
      };
    case 'claims-incomplete':
      return {
        title: 'Your account is not complete',
        sentence: `The staff directory does not say: ${refusal.fields.join(', ')}. Ask your manager to complete your account.`,
      };
    case 'no-role':
      return {
        title: 'You have no role in Open Door',
        sentence: 'Your account is in order, but nobody has given it a role. Ask your manager.',
      };
    case 'locality-missing':
      return {
        title: 'Your account has no locality',
        sentence:
          'A locality lead sees one locality, and your account does not say which. Ask your manager.',
      };
    case 'partner-missing':
      return {
        title: 'Your account has no organisation',
        sentence:
          'Somebody of a partner sees the families of their own organisation, and your account does not say which that is. Ask BVSC to complete it.',
      };
    case 'partner-and-staff':
      return {
        title: 'Your account is of a partner and of staff',
        sentence:
          'Whoever applies for families may not be among those who decide. Ask your manager for two accounts.',
      };
    default:
      return unreachable(refusal);
  }
}
