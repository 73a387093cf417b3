// Passkeys (W3C Web Authentication level 3) and one comfort: what was typed comes back after a refusal. Everything else works without this file.
const busy = new WeakSet();
// A passkey belongs to a domain (Web Authentication 5.1.2); at an address of numbers every browser refuses it.
const named = !/^(\d+(\.\d+){3}|\[.*\])$/.test(location.hostname);

function say(form, key) {
  const place = form.querySelector('[data-passkey-problem]');
  if (place) { place.textContent = key ? form.dataset[key] ?? '' : ''; place.hidden = !key; }
}

async function options(form, address) {
  const answer = await fetch(address, { method: 'POST', body: new FormData(form), credentials: 'same-origin' });
  if (!answer.ok) throw new Error('options ' + answer.status);
  return answer.json();
}

async function ceremony(form) {
  if (form.dataset.passkey === 'register') {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(await options(form, '/account/passkey/creation-options'));
    return navigator.credentials.create({ publicKey });
  }
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(await options(form, '/account/passkey/options'));
  return navigator.credentials.get({ publicKey });
}

async function run(form) {
  if (busy.has(form) || !form.reportValidity()) return;
  if (!named) return say(form, 'address');
  busy.add(form);
  say(form, null);
  try {
    const credential = await ceremony(form);
    form.querySelector('[name="credential"]').value = JSON.stringify(credential.toJSON());
    form.submit();
  } catch (problem) {
    say(form, problem.name === 'NotAllowedError' ? 'cancelled' : 'failed');
  } finally {
    busy.delete(form);
  }
}

function remember(form) {
  for (const name of form.dataset.remember.split(' ')) {
    const field = form.elements[name];
    const key = 'typed:' + form.action + ':' + name;
    if (field && location.search.includes('error=')) field.value = sessionStorage.getItem(key) ?? field.value;
    form.addEventListener('submit', () => sessionStorage.setItem(key, field?.value ?? ''));
  }
}

if (!window.smartparkPasskeys) {
  window.smartparkPasskeys = true;
  document.addEventListener('click', event => {
    const form = event.target.closest('[data-passkey-start]')?.closest('form');
    if (form) run(form);
  });
  document.addEventListener('submit', event => {
    if (!event.target.matches('form[data-passkey]')) return;
    event.preventDefault();
    run(event.target);
  });
}
if (named && window.PublicKeyCredential?.parseRequestOptionsFromJSON) document.querySelectorAll('form[data-passkey="sign-in"][hidden]').forEach(form => { form.hidden = false; });
document.querySelectorAll('form[data-remember]').forEach(remember);
