/**
 * The script of all pages, and the only one of most. Every page works without it; with it, errors take the focus,
 * "Exit this page" answers to the Shift key, a button is not pressed twice, counters count, photos
 * are made smaller before they are sent, and a visit that is about to end is not lost unseen.
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

/**
 * A photo straight from a phone's camera is several megabytes, which cost a family data and may be more
 * than we take. Drawn again at the size of a sheet of paper it is a tenth of that, and says no more
 * where it was taken. What cannot be drawn is sent as it is.
 */
const longestSide = 2200;
const worthShrinking = 700_000;
for (const input of document.querySelectorAll('input[data-shrink]')) {
  input.addEventListener('change', async () => {
    const [file] = input.files;
    if (file === undefined || file.size < worthShrinking || !file.type.startsWith('image/')) return;
    try {
      const picture = await createImageBitmap(file);
      const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
      const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
      if (blob === null || blob.size >= file.size || input.files[0] !== file) return;
      const smaller = new DataTransfer();
      smaller.items.add(new File([blob], file.name, { type: blob.type }));
      input.files = smaller.files;
    } catch {
      // Sent as it is: the server says what is wrong with it, if anything is.
    }
  });
}

/**
 * Five minutes before a visit ends, the page says so and offers more time. When it is over, the page is
 * loaded again, so that no answers stay on the screen of a telephone somebody has put away. Clocks of
 * pages stand still while a telephone sleeps, so what counts is the time of day.
 */
const ending = document.querySelector('[data-visit-ends]');
if (ending !== null) {
  const warnedBefore = 5 * 60_000;
  let endsAt = Date.now() + Number(ending.dataset.visitEnds) * 1000;
  const look = () => {
    const left = endsAt - Date.now();
    ending.hidden = left > warnedBefore;
    if (left <= 0) location.assign(location.pathname);
  };
  ending.querySelector('button').addEventListener('click', async () => {
    try {
      const answer = await fetch(ending.dataset.stay);
      if (!answer.ok) return location.assign(location.pathname);
      endsAt = Date.now() + (await answer.json()).seconds * 1000;
      look();
    } catch {
      // No network now: the button can be pressed again.
    }
  });
  setInterval(look, 10_000);
  document.addEventListener('visibilitychange', look);
}
