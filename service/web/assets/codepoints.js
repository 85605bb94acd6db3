// The ledger counts Unicode code points, a browser's strings count UTF-16 units.

const ASTRAL = /[\ud800-\udbff][\udc00-\udfff]/;

/**
 * The segments with `from` and `to`, their places in UTF-16 units of `text`.
 * They come in the text's order, so one walk over the text serves them all.
 */
export function place(segments, text) {
  const at = ASTRAL.test(text) ? walker(text) : (point) => point;
  return segments.map((segment) => {
    const from = at(segment.start);
    return { ...segment, from, to: at(segment.end) };
  });
}

function walker(text) {
  let point = 0;
  let unit = 0;
  return (wanted) => {
    while (point < wanted && unit < text.length) {
      unit += text.codePointAt(unit) > 0xffff ? 2 : 1;
      point += 1;
    }
    return unit;
  };
}
