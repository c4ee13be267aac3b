/** SVG elements made by a script. */

/** Makes an SVG element with these attributes and children. */
export function svg<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Record<string, string | number> = {},
  ...children: (Node | string)[]
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [attribute, value] of Object.entries(attributes))
    made.setAttribute(attribute, `${value}`);
  made.append(...children);
  return made;
}

/** A picture beside words that say the same, or on a button with a name. */
export function icon(width: number, height: number, ...children: Node[]): SVGSVGElement {
  const viewBox = `0 0 ${width} ${height}`;
  return svg('svg', { width, height, viewBox, 'aria-hidden': 'true' }, ...children);
}

let patterns = 0;

/** Hatching with an id of its own: one in a picture that is hidden would draw nothing elsewhere. */
export function hatching(): { defs: SVGDefsElement; fill: string } {
  patterns += 1;
  const id = `memory-hatch-${patterns}`;
  const stripe = svg('path', { d: 'M0 0v6', class: 'stripe' });
  const attributes = { id, width: 6, height: 6, patternUnits: 'userSpaceOnUse' };
  const pattern = svg('pattern', { ...attributes, patternTransform: 'rotate(45)' }, stripe);
  return { defs: svg('defs', {}, pattern), fill: `url(#${id})` };
}
