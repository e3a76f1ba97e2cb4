/** Searches the page `/docs`, which is there without it. A script by itself: it imports nothing. */

const place = document.getElementById('search');
const entries = [...document.querySelectorAll<HTMLDetailsElement>('details.doc')].map((element) => ({
  element,
  text: (element.textContent ?? '').toLowerCase(),
}));

if (place) place.replaceChildren(...field());

function field(): HTMLElement[] {
  const label = document.createElement('label');
  const input = document.createElement('input');
  const said = document.createElement('p');
  label.textContent = 'Search routes, tools, events and their fields';
  input.type = 'search';
  input.autocomplete = 'off';
  label.append(input);
  said.className = 'muted';
  said.setAttribute('role', 'status');
  input.addEventListener('input', () => {
    said.textContent = search(input.value);
  });
  return [label, said];
}

/** Shows the entries that have every word; answers what is to be said of it. */
function search(query: string): string {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  for (const { element, text } of entries) {
    const isFound = words.every((word) => text.includes(word));
    element.hidden = !isFound;
    if (isFound) found++;
  }
  for (const heading of document.querySelectorAll<HTMLElement>('h3')) heading.hidden = !leads(heading);
  if (words.length === 0) return '';
  return found === 0 ? `Nothing has "${query}". Try one word of it.` : `${found} of ${entries.length}`;
}

/** Is any entry under the heading shown? */
function leads(heading: Element): boolean {
  for (let next = heading.nextElementSibling; next && next.tagName !== 'H3'; next = next.nextElementSibling)
    if (next instanceof HTMLDetailsElement && !next.hidden) return true;
  return false;
}
