/**
 * The only script of the pages. Every page works without it; with it, errors take the focus,
 * "Exit this page" answers to the Shift key, a button is not pressed twice and counters count.
 */
import {
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  ExitThisPage,
  NotificationBanner,
  Radios,
  ServiceNavigation,
  SkipLink,
  createAll,
} from 'govuk-frontend';

// GOV.UK's own template does this in an inline script, which our security policy forbids.
document.body.classList.add('js-enabled', 'govuk-frontend-supported');

for (const component of [
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  ExitThisPage,
  NotificationBanner,
  Radios,
  ServiceNavigation,
  SkipLink,
]) {
  createAll(component);
}
createAll(Button, { preventDoubleClick: true });
