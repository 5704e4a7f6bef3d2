/**
 * A file that is too long for one answer: its parts are fetched one after the other, how many rows are there is
 * said meanwhile, and the whole is offered to be saved. After a fault it goes on where it stopped. Without a
 * script each part is a link.
 */
const box = document.querySelector('[data-parts]');
if (box !== null) {
  const { parts: first, name } = box.dataset;
  const button = box.querySelector('button');
  const said = box.querySelector('[role="status"]');
  const pieces = [];
  let rows = 0;
  let next = first;
  box.hidden = false;
  document.querySelector('[data-parts-without]')?.remove();

  const count = (number) => number.toLocaleString('en-GB');

  async function fetchParts() {
    button.disabled = true;
    try {
      while (next !== undefined) {
        const response = await fetch(next, { headers: { accept: 'application/json' } });
        if (!response.ok || response.redirected) throw new Error(String(response.status));
        const part = await response.json();
        pieces.push(part.text);
        rows += part.rows;
        next = part.next;
        said.textContent = `${count(rows)} rows so far …`;
      }
      offer();
    } catch {
      button.disabled = false;
      button.textContent = 'Go on';
      said.textContent = `It stopped after ${count(rows)} rows. Nothing of them is lost: go on from there.`;
    }
  }

  function offer() {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(pieces, { type: 'text/csv' }));
    link.download = name;
    link.className = 'govuk-link';
    link.textContent = `Save ${name}`;
    button.remove();
    said.textContent = `All ${count(rows)} rows are here. `;
    said.append(link);
    link.click();
  }

  button.addEventListener('click', () => void fetchParts());
}
