// Writes an edited text as Markdown that differs from the original only where somebody changed something.
// Serialising alone would rewrite every bullet, escape and table, and bury the change among them.

const isEmpty = node => node.type.name === 'paragraph' && node.childCount === 0;

export class Original {
  #surface;
  #markdown;
  #blocks = [];
  #known = new Map();
  #written = new WeakMap();
  #asNormal;

  /** @param doc the document that the editor made of the Markdown */
  constructor(surface, markdown, doc) {
    this.#surface = surface;
    this.#markdown = markdown;
    this.#asNormal = this.#normal(doc);
    const parsed = surface.remark.runSync(surface.remark.parse(markdown), markdown).children;
    const nodes = doc.children.filter(node => !isEmpty(node));
    if (parsed.length === nodes.length && parsed.every(block => block.position)) {
      this.#blocks = parsed.map(block => ({ start: block.position.start.offset, end: block.position.end.offset }));
      nodes.forEach((node, index) => {
        const normal = this.#block(node);
        this.#known.set(normal, [...(this.#known.get(normal) ?? []), index]);
      });
    }
  }

  /** The Markdown of a document: unchanged blocks as they were written, changed ones anew. */
  write(doc) {
    const normal = this.#normal(doc);
    if (normal === this.#asNormal) {
      return this.#markdown;
    }
    if (this.#blocks.length === 0) {
      return normal;
    }
    const kept = this.#keeping(doc);
    return this.#normal(this.#surface.parse(kept)) === normal ? kept : normal;
  }

  #keeping(doc) {
    let text = this.#markdown.slice(0, this.#blocks[0].start);
    let last = -2;
    for (const node of doc.children.filter(child => !isEmpty(child))) {
      const normal = this.#block(node);
      const places = this.#known.get(normal);
      const index = places ? places.find(place => place > last) ?? places[0] : -2;
      if (last !== -2 && index === last + 1) {
        text += this.#markdown.slice(this.#blocks[last].end, this.#blocks[index].start);
      } else if (text.trim() !== '') {
        text = text.replace(/\n*$/, '\n\n');
      }
      text += index === -2 ? normal : this.#markdown.slice(this.#blocks[index].start, this.#blocks[index].end);
      last = index;
    }
    return text.replace(/\n*$/, '') + (this.#markdown.slice(this.#blocks.at(-1).end) || '\n');
  }

  #block(node) {
    if (!this.#written.has(node)) {
      this.#written.set(node, this.#serialize([node]).replace(/\n+$/, ''));
    }
    return this.#written.get(node);
  }

  #normal(doc) {
    return this.#serialize(doc.children.filter(node => !isEmpty(node)));
  }

  #serialize(nodes) {
    const { view, serialize } = this.#surface;
    return nodes.length === 0 ? '' : serialize(view.state.schema.topNodeType.create(null, nodes));
  }
}
