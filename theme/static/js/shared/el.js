/** An element with a class and its children; texts are always texts. */
function el(name, classes, ...children) {
  const node = document.createElement(name);
  if (classes) { node.className = classes; }
  node.append(...children.filter((child) => child !== null));
  return node;
}

const withLang = (node, lang) => { if (lang) { node.lang = lang; } return node; };
