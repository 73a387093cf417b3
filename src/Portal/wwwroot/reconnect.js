// The Blazor script sets classes on #components-reconnect-modal (show, failed, rejected); the banner follows by CSS.
// Here: try again by hand, when the machine is back online, and load anew when the server no longer knows the page.
const banner = document.getElementById('components-reconnect-modal');
const has = name => banner.classList.contains(`components-reconnect-${name}`);

async function tryAgain() {
  try {
    if (!await Blazor.reconnect()) location.reload();
  } catch {
    banner.classList.replace('components-reconnect-show', 'components-reconnect-failed');
  }
}

new MutationObserver(() => {
  if (has('rejected')) location.reload();
}).observe(banner, { attributes: true, attributeFilter: ['class'] });

document.getElementById('components-reconnect-button').addEventListener('click', tryAgain);
addEventListener('online', () => { if (has('failed')) tryAgain(); });
document.addEventListener('visibilitychange', () => { if (!document.hidden && has('failed')) tryAgain(); });
