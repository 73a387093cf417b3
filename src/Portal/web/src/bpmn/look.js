// How diagrams look: in the colours and the font of tokens.css, so that they follow light, dark and print by themselves.
export const token = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export const config = () => ({
  bpmnRenderer: { defaultFillColor: 'var(--surface)', defaultStrokeColor: 'var(--diagram-line)', defaultLabelColor: 'var(--text)' },
  textRenderer: { defaultStyle: { fontFamily: token('--font'), fontSize: 12 }, externalStyle: { fontSize: 12 } },
});

const SVG = 'http://www.w3.org/2000/svg';

/** The tip of a flow that was taken; the tips of bpmn-js have their colour built in. */
export function addTips(canvas) {
  const svg = canvas._svg;
  if (document.getElementById('sp-tip-taken')) return;
  const defs = document.createElementNS(SVG, 'defs');
  const marker = document.createElementNS(SVG, 'marker');
  for (const [name, value] of Object.entries({ id: 'sp-tip-taken', viewBox: '0 0 20 20', refX: 11, refY: 10, markerWidth: 7, markerHeight: 7, orient: 'auto' })) marker.setAttribute(name, value);
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', 'M 1 5 L 11 10 L 1 15 Z');
  marker.append(path);
  defs.append(marker);
  svg.append(defs);
}

/** Shapes that a document gives a colour of its own get dark ink, whatever the theme. */
export function inkOwnColours(viewer) {
  const coloured = element => !element.labelTarget && !element.waypoints && (element.di?.get?.('color:background-color') || element.di?.get?.('bioc:fill'));
  for (const element of viewer.get('elementRegistry').filter(coloured)) viewer.get('canvas').addMarker(element, 'sp-own-colour');
}

/** A symbol of the shared icon sheet. */
export function icon(sprite, name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `${sprite}#${name}`);
  svg.append(use);
  return svg;
}
