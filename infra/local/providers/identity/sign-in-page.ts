import { demoPeople } from './demo-people.ts';

/** Everybody who can sign in, as one button each. Plain HTML: works without JavaScript. */
export function signInPage(action: string): string {
  const buttons = demoPeople.map(
    ({ id, name, does }) =>
      `<li><button name="person" value="${id}"><strong>${name}</strong><br>${does}</button></li>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Sign in to Open Door on this machine</title>
<style>
body { font: 1.125rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #0b0c0c; background: #fff }
ul { list-style: none; padding: 0; display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)) }
button { font: inherit; width: 100%; min-height: 4.5rem; padding: .5rem 1rem; text-align: left; border: 2px solid #0b0c0c; background: #f3f2f1; color: #0b0c0c; cursor: pointer }
button:hover { background: #dbdad9 }
button:focus-visible { outline: 4px solid #0b0c0c; outline-offset: 2px; background: #ffdd00 }
</style>
</head>
<body>
<main>
<h1>Who are you today?</h1>
<p>These people are made up. Nobody needs a password on this machine.</p>
<form method="post" action="${action}">
<ul>
${buttons.join('\n')}
</ul>
<p><button name="person" value="">Do not sign in</button></p>
</form>
</main>
</body>
</html>
`;
}
