// The editing surface: Milkdown with CommonMark and tables, without what a policy has no use for.
import { Editor, defaultValueCtx, editorViewCtx, editorViewOptionsCtx, parserCtx, remarkCtx, remarkStringifyOptionsCtx, rootCtx, serializerCtx } from '@milkdown/kit/core';
import { clipboard } from '@milkdown/kit/plugin/clipboard';
import { history } from '@milkdown/kit/plugin/history';
import { trailing } from '@milkdown/kit/plugin/trailing';
import { commonmark, headingSchema, imageSchema, insertImageInputRule, linkSchema, listItemSchema, remarkPreserveEmptyLinePlugin, syncHeadingIdPlugin } from '@milkdown/kit/preset/commonmark';
import { gfm, remarkGFMPlugin, tableSchema } from '@milkdown/kit/preset/gfm';
import { keymap } from '@milkdown/kit/prose/keymap';
import { Plugin } from '@milkdown/kit/prose/state';
import { $prose } from '@milkdown/kit/utils';
import { isAddress } from './formats.js';

// Empty lines would be kept as raw HTML, and ids of headings could be the same as others on the page.
const unwanted = new Set([syncHeadingIdPlugin, insertImageInputRule, ...remarkPreserveEmptyLinePlugin]);

const headings = headingSchema.extendSchema(former => ctx => ({
  ...former(ctx),
  toDOM: node => [`h${node.attrs.level}`, 0],
}));

// A policy fetches nothing from elsewhere, not while it is written either: a picture is shown by its description.
const pictures = imageSchema.extendSchema(former => ctx => ({
  ...former(ctx),
  parseDOM: [],
  parseMarkdown: {
    match: ({ type }) => type === 'image',
    runner: (state, node, type) => state.addNode(type, { src: node.url, alt: node.alt ?? '', title: node.title ?? '' }),
  },
  toDOM: node => ['span', { class: 'picture', title: node.attrs.src }, `Picture: ${node.attrs.alt || node.attrs.src}`],
}));

// Links that are pasted lead to pages or people, as those that are typed do.
const links = linkSchema.extendSchema(former => ctx => {
  const link = former(ctx);
  const [rule] = link.parseDOM;
  return { ...link, parseDOM: [{ ...rule, getAttrs: place => isAddress(place.getAttribute('href')) && rule.getAttrs(place) }] };
});

// A new list is written without empty lines between its items.
const listItems = listItemSchema.extendSchema(former => ctx => {
  const item = former(ctx);
  return { ...item, attrs: { ...item.attrs, spread: { ...item.attrs.spread, default: false } } };
});

// Left is how columns stand anyway; it is said only where a column stands otherwise.
const tables = tableSchema.extendSchema(former => ctx => ({
  ...former(ctx),
  toMarkdown: {
    match: node => node.type.name === 'table',
    runner: (state, node) => {
      const align = node.firstChild.children.map(cell => (cell.attrs.alignment === 'left' ? null : cell.attrs.alignment));
      state.openNode('table', undefined, { align });
      state.next(node.content);
      state.closeNode();
    },
  },
}));

/**
 * Puts the editing surface into a place.
 *
 * @param keys what else keys do, as ProseMirror's keymap takes it
 * @param changed called with the state after each change of the text or the selection
 */
export async function surface({ place, markdown, attributes, editable, keys, changed }) {
  const editor = await Editor.make()
    .config(ctx => {
      ctx.set(rootCtx, place);
      ctx.set(defaultValueCtx, markdown);
      ctx.update(editorViewOptionsCtx, former => ({ ...former, editable, attributes }));
      ctx.update(remarkStringifyOptionsCtx, former => ({ ...former, bullet: '-', rule: '-', listItemIndent: 'one', incrementListMarker: true }));
      // Columns are not padded: a change of one cell changes one line, so that two people's work can be put together.
      ctx.set(remarkGFMPlugin.options.key, { tablePipeAlign: false });
    })
    .use($prose(() => keymap(keys)))
    .use($prose(() => new Plugin({ view: () => ({ update: (view, former) => changed(view.state, former) }) })))
    .use(commonmark.filter(plugin => !unwanted.has(plugin)))
    .use(gfm)
    .use(headings)
    .use(pictures)
    .use(links)
    .use(listItems)
    .use(tables)
    .use(history)
    .use(trailing)
    .use(clipboard)
    .create();
  return editor.action(ctx => ({
    view: ctx.get(editorViewCtx),
    parse: ctx.get(parserCtx),
    serialize: ctx.get(serializerCtx),
    remark: ctx.get(remarkCtx),
    destroy: () => editor.destroy(),
  }));
}
