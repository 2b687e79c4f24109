'use strict';
// The report is whole without this: it adds search, copying, unfolding, and paths that stand out.

const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// Paths: what shares one with the box that is looked at stands out.
const picture = document.querySelector('.picture');
const pathsOf = element => element.dataset.paths.split(' ');
function follow(boxes) {
  const paths = new Set(boxes.flatMap(pathsOf));
  picture.classList.toggle('following', paths.size > 0);
  for (const element of all('[data-paths]', picture))
    element.classList.toggle('lit', pathsOf(element).some(path => paths.has(path)));
}
let found = [];
for (const box of picture ? all('.box', picture) : []) {
  for (const event of ['pointerenter', 'focus'])
    box.addEventListener(event, () => follow([box]));
  for (const event of ['pointerleave', 'blur'])
    box.addEventListener(event, () => follow(found));
}

// Search: of each section only the rows with every word stay, with what they stand in and what is in them.
const input = document.getElementById('search');
const rows = all('[data-row]').map(element => {
  const own = element.cloneNode(true);
  own.querySelectorAll('[data-row], button').forEach(inner => inner.remove());
  const group = element.closest('tbody')?.querySelector('.group');
  return { element, text: `${own.textContent} ${group ? group.textContent : ''}`.toLowerCase() };
});
const sections = all('main section').map(section => {
  const nothing = document.createElement('p');
  nothing.className = 'nothing';
  nothing.textContent = 'Nothing here has that.';
  nothing.hidden = true;
  section.append(nothing);
  return { section, nothing };
});

const opened = new Set();
function search() {
  const words = input.value.toLowerCase().split(/\s+/).filter(word => word);
  const has = text => words.every(word => text.includes(word));
  const hits = new Set(rows.filter(row => has(row.text)).map(row => row.element));
  for (const { element } of rows) {
    const parent = element.parentElement.closest('[data-row]');
    if (parent && hits.has(parent) && words.length > 0)
      hits.add(element);
  }
  for (const { element } of rows)
    element.hidden = words.length > 0 && !hits.has(element) && !all('[data-row]', element).some(inner => hits.has(inner));
  for (const details of all('.tree details')) {
    // What is found inside is shown; what was opened for that is closed again.
    const inside = words.length > 0 && hits.has(details.parentElement) && !has(details.querySelector('summary').textContent.toLowerCase());
    if (inside && !details.open)
      opened.add(details);
    else if (inside || !opened.delete(details))
      continue;
    details.open = inside;
  }
  for (const body of all('tbody'))
    body.hidden = all('[data-row]', body).every(row => row.hidden);
  for (const { section, nothing } of sections) {
    const inside = all('[data-row]', section);
    nothing.hidden = words.length === 0 || inside.length === 0 || inside.some(row => !row.hidden);
    for (const title of all('h3', section))
      title.hidden = all('[data-row]', title.nextElementSibling).every(row => row.hidden);
  }
  if (picture) {
    found = words.length === 0 ? [] : all('.box', picture).filter(box => has(box.textContent.toLowerCase()));
    follow(found);
  }
  document.getElementById('found').textContent = words.length === 0 ? '' : hits.size === 1 ? '1 match' : `${hits.size} matches`;
}
input.closest('.search').hidden = false;
input.addEventListener('input', search);
document.addEventListener('keydown', event => {
  if (event.key === '/' && event.target !== input && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    input.focus();
  }
});

// Copying: by the clipboard, or by a selection where the browser does not give the clipboard to a file.
for (const button of all('.copy')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const code = button.previousElementSibling;
    try {
      await navigator.clipboard.writeText(code.textContent);
    } catch {
      getSelection().selectAllChildren(code);
      document.execCommand('copy');
    }
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = 'Copy'; }, 1500);
  });
}

// Unfolding: all at once, before printing, and of what a link leads to.
const fold = document.querySelector('.fold');
const unfold = open => all('details').forEach(details => { details.open = open; });
fold.hidden = false;
fold.addEventListener('click', () => {
  const open = fold.getAttribute('aria-pressed') !== 'true';
  fold.setAttribute('aria-pressed', open);
  unfold(open);
});
addEventListener('beforeprint', () => unfold(true));
const reveal = () => {
  const details = document.getElementById(location.hash.slice(1))?.querySelector(':scope > details');
  if (details)
    details.open = true;
};
addEventListener('hashchange', reveal);
reveal();
