// Measures a page from inside: what is shown, in which colours, and where.
(() => {
  const shown = (element) => {
    const box = element.getBoundingClientRect();
    return element.checkVisibility({ visibilityProperty: true }) && box.width > 1 && box.height > 1;
  };
  const parse = (color) => {
    const [r, g, b, a = 1] = color.match(/[\d.]+/g).map(Number);
    return [r, g, b, a];
  };
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
  const ground = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) layers.push(parse(getComputedStyle(at).backgroundColor));
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255, 1]);
  };
  const light = (color) => {
    const [r, g, b] = color.slice(0, 3).map((part) => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const texts = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node; (node = walker.nextNode()); )
      if (node.data.trim() && shown(node.parentElement) && !node.parentElement.closest(".sr")) found.push(node);
    return found;
  };
  const rects = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()];
  };
  return {
    // Texts that are too faint (WCAG 2.2, 1.4.3), with their contrast.
    faint: () =>
      texts().flatMap((node) => {
        const style = getComputedStyle(node.parentElement);
        const size = parseFloat(style.fontSize);
        const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
        const below = ground(node.parentElement);
        const found = contrast(over(parse(style.color), below), below);
        return found < (large ? 3 : 4.5) ? [[node.data.trim(), found]] : [];
      }),
    // Marks of the charts that are too faint on the ground where they may lie (1.4.11).
    faintMarks: () =>
      [...document.querySelectorAll("td.h svg")].flatMap((chart) => {
        const paper = ground(chart);
        const core = chart.querySelector(".c");
        const grounds = core ? [paper, parse(getComputedStyle(core).stroke)] : [paper];
        return [...chart.querySelectorAll(".t,.u,.r,path.p,.b")].flatMap((mark) => {
          const style = getComputedStyle(mark);
          const color = parse(mark.matches(".p") ? style.fill : style.stroke);
          const least = Math.min(...grounds.map((below) => contrast(color, below)));
          return least < 3 ? [[mark.outerHTML, least]] : [];
        });
      }),
    texts: () => texts().length,
    marks: () => document.querySelectorAll("td.h svg .t").length,
    // What sticks out at the side.
    wide: () => {
      const edge = document.documentElement.clientWidth;
      const out = texts().filter((node) => rects(node).some((box) => box.right > edge + 0.5 || box.left < -0.5));
      return [document.documentElement.scrollWidth - edge, out.map((node) => node.data)];
    },
    // Texts of one row that lie on each other.
    overlaps: () =>
      [...document.querySelectorAll("tr,li,header")].flatMap((row) => {
        const boxes = texts().filter((node) => row.contains(node)).flatMap((node) => rects(node).map((box) => [box, node]));
        return boxes.flatMap(([a, one], n) =>
          boxes.slice(n + 1).flatMap(([b, other]) => {
            const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
            return one !== other && across > 1 && down > 4 ? [[one.data, other.data]] : [];
          }),
        );
      }),
  };
})()
