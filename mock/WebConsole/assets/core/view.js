// A small renderer: screens are functions from data to nodes, and `render` changes the page to match. It keeps the elements that
// stay, so that focus, selection and scroll positions survive an update. Text becomes text nodes only, never HTML.

const properties = new Set(['value', 'checked', 'disabled', 'readOnly', 'selected']);

/** An element: `h('div.card', { title: 'x' }, …children)`. The properties may be left out; they are attributes, `on…` are handlers,
    `style` is an object, `key` names the element among its siblings, and `ref` is called with the element after it was updated. */
export function h(name, props, ...children) {
  const [tag, ...classes] = name.split('.');
  const hasProps = typeof props === 'object' && props !== null && !Array.isArray(props) && props.tag === undefined;
  const own = hasProps ? props : {};
  return {
    tag,
    props: classes.length ? { ...own, class: `${classes.join(' ')} ${own.class ?? ''}`.trim() } : own,
    children: flatten(hasProps ? children : [props, children], []),
  };
}

/** Makes the children of an element equal to the given nodes. */
export function render(parent, nodes) {
  const refs = [];
  patch(parent, flatten([nodes], []), refs);
  for (const ref of refs) ref();
}

function flatten(children, into) {
  for (const child of children) {
    if (Array.isArray(child)) flatten(child, into);
    else if (child !== null && child !== undefined && child !== false && child !== true && child !== '') {
      into.push(typeof child === 'object' ? child : String(child));
    }
  }
  return into;
}

function patch(parent, nodes, refs) {
  const keyed = new Map();
  for (const child of parent.childNodes) if (child.viewKey !== undefined) keyed.set(child.viewKey, child);
  const used = new Set();
  let current = parent.firstChild;
  for (const node of nodes) {
    while (current && used.has(current)) current = current.nextSibling;
    const element = find(node, current, keyed, used) ?? create(node);
    used.add(element);
    if (element === current) current = current.nextSibling;
    else parent.insertBefore(element, current);
    if (typeof node === 'string') {
      if (element.data !== node) element.data = node;
    } else {
      update(element, node.props);
      patch(element, node.children, refs);
      // A select takes its value only when it has its options.
      if (node.tag === 'select' && node.props.value !== undefined && element.value !== node.props.value)
        element.value = node.props.value;
      if (node.props.ref) refs.push(() => node.props.ref(element));
    }
  }
  for (const child of [...parent.childNodes]) if (!used.has(child)) child.remove();
}

function find(node, current, keyed, used) {
  if (typeof node === 'string') return current?.nodeType === Node.TEXT_NODE ? current : null;
  if (node.props.key !== undefined) {
    const element = keyed.get(String(node.props.key));
    return element && !used.has(element) && element.viewTag === node.tag ? element : null;
  }
  return current?.viewTag === node.tag && current.viewKey === undefined ? current : null;
}

function create(node) {
  if (typeof node === 'string') return document.createTextNode(node);
  const element = document.createElement(node.tag);
  element.viewTag = node.tag;
  if (node.props.key !== undefined) element.viewKey = String(node.props.key);
  element.viewProps = {};
  return element;
}

function update(element, props) {
  const old = element.viewProps;
  for (const name of Object.keys(old)) if (!(name in props)) set(element, name, undefined, old[name]);
  for (const [name, value] of Object.entries(props))
    if (value !== old[name] || properties.has(name)) set(element, name, value, old[name]);
  element.viewProps = props;
}

function set(element, name, value, old) {
  if (name === 'key' || name === 'ref') return;
  if (name.startsWith('on')) element[name] = value ?? null;
  else if (name === 'style') setStyle(element, value ?? {}, old ?? {});
  else if (properties.has(name) && element.viewTag !== 'option') {
    if (element.viewTag === 'select' && name === 'value') return;
    if (element[name] !== (value ?? (name === 'value' ? '' : false))) element[name] = value ?? (name === 'value' ? '' : false);
  } else if (value === undefined || value === null || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? '' : value);
}

// The content security policy forbids style attributes; properties set by script are allowed.
function setStyle(element, style, old) {
  for (const name of Object.keys(old)) if (!(name in style)) element.style.removeProperty(name);
  for (const [name, value] of Object.entries(style)) element.style.setProperty(name, value);
}
