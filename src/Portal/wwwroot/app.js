// Small comforts on every page; nothing here is needed to read or to navigate.
const root = document.documentElement;

function setDrawer(open) {
  root.toggleAttribute('data-drawer', open);
  document.querySelectorAll('[data-toggle="drawer"][aria-expanded]').forEach(b => b.setAttribute('aria-expanded', String(open)));
}

function foldNav() {
  const narrow = root.dataset.nav !== 'narrow';
  if (narrow) root.dataset.nav = 'narrow'; else delete root.dataset.nav;
  document.cookie = `sp-nav=${narrow ? 'narrow' : ''}; path=/; max-age=${narrow ? 31536000 : 0}; samesite=lax`;
}

document.addEventListener('click', event => {
  const toggle = event.target.closest('[data-toggle]');
  if (toggle?.dataset.toggle === 'drawer') setDrawer(!root.hasAttribute('data-drawer'));
  else if (toggle?.dataset.toggle === 'nav') foldNav();
  else if (event.target.closest('.side a')) setDrawer(false);
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    const chosen = menu.contains(event.target) && event.target.closest('a, button') && !event.target.closest('[data-state]');
    if (!menu.contains(event.target) || chosen) menu.open = false;
  }
});

document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  setDrawer(false);
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    menu.open = false;
    menu.querySelector('summary')?.focus();
  }
});

// Leaving a field may move the page under the mouse while it is down (a complaint below the field goes or comes), and the browser then clicks nothing:
// a press that began on a button and stayed where it was is a click on that button.
let press = null;

document.addEventListener('pointerdown', event => {
  const button = event.button === 0 ? event.target.closest('button') : null;
  press = button && { button, x: event.clientX, y: event.clientY, top: button.getBoundingClientRect().top };
}, true);

document.addEventListener('pointerup', event => {
  const { button, x, y, top } = press ?? {};
  press = null;
  if (!button?.isConnected || button.contains(event.target) || button.getBoundingClientRect().top === top) return;
  if (Math.hypot(event.clientX - x, event.clientY - y) < 4) button.click();
}, true);
