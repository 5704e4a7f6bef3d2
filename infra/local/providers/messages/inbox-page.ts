import type { SentMessage } from './sent-messages.ts';

/** What families were "sent" from this machine, the newest first, as one plain page. */
export function inboxPage(messages: readonly SentMessage[]): string {
  const items = messages.map(
    ({ channel, sentTo, sentAt, subject, body, status, template, templateVersion }) => `<li>
<p><strong>${channel} to ${escaped(sentTo).replaceAll('\n', ', ')}</strong>, ${escaped(sentAt)}, ${escaped(status)} · ${escaped(template)} version ${templateVersion}</p>
${subject === null ? '' : `<h2>${escaped(subject)}</h2>`}
<p>${withLinks(escaped(body)).replaceAll('\n\n', '</p><p>')}</p>
</li>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Inbox of this machine</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}li{border-top:1px solid #767676;padding:.5rem 0}ul{list-style:none;padding:0}h2{font-size:1rem;margin:0}p{overflow-wrap:anywhere}</style>
</head>
<body><main>
<h1>What families were sent</h1>
<p>Nothing left this machine. The newest comes first.</p>
${items.length === 0 ? '<p>Nothing yet.</p>' : `<ul>${items.join('\n')}</ul>`}
</main></body>
</html>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function withLinks(text: string): string {
  return text.replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}">${url}</a>`);
}
