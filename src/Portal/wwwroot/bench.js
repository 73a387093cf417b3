// What the editors of the workbench need beyond plain HTML. Long texts leave the browser as streams: one message of a circuit is small.
const Pause = 350;
// A stream must not be empty: one sign stands before every text.
const bytes = text => new TextEncoder().encode('=' + text);
const pairs = { bold: ['**', '**'], italic: ['*', '*'], code: ['`', '`'], link: ['[', '](https://)'] };
const starts = { heading: '## ', list: '- ', numbered: '1. ', quote: '> ' };

export function attach(area, page) {
  let timer = 0;
  area.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => page.invokeMethodAsync('TypedAsync', DotNet.createJSStreamReference(bytes(area.value))).catch(() => {}), Pause);
  });
  area.addEventListener('keydown', event => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const mark = { b: 'bold', i: 'italic', k: 'link' }[event.key.toLowerCase()];
    if (!mark || !area.hasAttribute('data-marks')) return;
    event.preventDefault();
    apply(area, mark);
  });
}

export const read = area => bytes(area.value);

export function apply(area, mark) {
  const { selectionStart: from, selectionEnd: to, value } = area;
  if (pairs[mark]) {
    const [before, after] = pairs[mark];
    area.setRangeText(before + value.slice(from, to) + after, from, to, 'select');
    area.setSelectionRange(from + before.length, to + before.length);
  } else if (starts[mark]) {
    const line = value.lastIndexOf('\n', from - 1) + 1;
    const text = value.slice(line, to).split('\n').map(l => starts[mark] + l).join('\n');
    area.setRangeText(text, line, to, 'end');
  }
  area.focus();
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

export function insert(area, text) {
  area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
  area.focus();
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

export function keep(key, text) {
  try { localStorage.setItem(key, text); } catch { /* storage is full or off: the page still has the text */ }
}

export const kept = key => bytes(localStorage.getItem(key) ?? '');

export const forget = key => localStorage.removeItem(key);

export async function save(name, stream) {
  const url = URL.createObjectURL(new Blob([await stream.arrayBuffer()]));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

export async function copy(text) {
  try { await navigator.clipboard.writeText(text); return true; } catch { return false; }
}
