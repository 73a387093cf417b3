// The carousel scrolls and links by itself; here come the buttons, the marks and a slow rotation that a reader may stop.
const pace = 6000;

for (const box of document.querySelectorAll('[data-slides]')) {
  const track = box.querySelector('.slides-track');
  const slides = [...track.children];
  const dots = [...box.querySelectorAll('.slides-dots a')];
  const rotation = box.querySelector('[data-rotation]');
  if (slides.length < 2) continue;

  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const place = () => Math.round(track.scrollLeft / track.clientWidth);
  const show = to => track.scrollTo({ left: ((to + slides.length) % slides.length) * track.clientWidth, behavior: calm ? 'auto' : 'smooth' });
  const mark = () => dots.forEach((dot, i) => (i === place() ? dot.setAttribute('aria-current', 'true') : dot.removeAttribute('aria-current')));
  let playing = !calm;
  let resting = false;

  box.querySelectorAll('[data-step], [data-rotation]').forEach(button => { button.hidden = false; });
  box.querySelectorAll('[data-step]').forEach(button => button.addEventListener('click', () => show(place() + Number(button.dataset.step))));
  dots.forEach((dot, i) => dot.addEventListener('click', event => { event.preventDefault(); show(i); }));
  track.addEventListener('scroll', () => requestAnimationFrame(mark), { passive: true });

  const say = () => { rotation.textContent = playing ? box.dataset.pause : box.dataset.play; };
  rotation.addEventListener('click', () => { playing = !playing; say(); });
  for (const [name, value] of [['pointerenter', true], ['pointerleave', false], ['focusin', true], ['focusout', false]]) box.addEventListener(name, () => { resting = value; });
  setInterval(() => { if (playing && !resting && !document.hidden) show(place() + 1); }, pace);
  say();
}
