// What the toolbar can do with the text, in terms of ProseMirror's commands.
import { lift, setBlockType, toggleMark, wrapIn } from '@milkdown/kit/prose/commands';
import { redo, redoDepth, undo, undoDepth } from '@milkdown/kit/prose/history';
import { liftListItem, wrapInList } from '@milkdown/kit/prose/schema-list';
import { TextSelection } from '@milkdown/kit/prose/state';
import { addColumnAfter, addColumnBefore, addRowAfter, deleteColumn, deleteRow, deleteTable, isInTable } from '@milkdown/kit/prose/tables';
import { say } from '../words/say.js';

export { isInTable };

/** Whether a link may lead there; the rendered policy leads nowhere else either. */
export const isAddress = text => /^(https?:\/\/|mailto:).+/i.test(text ?? '');

function around(state, ...names) {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    if (names.includes($from.node(depth).type.name)) {
      return { node: $from.node(depth), pos: $from.before(depth) };
    }
  }
  return null;
}

function isMarked(state, name) {
  const type = state.schema.marks[name];
  const { empty, $from, from, to } = state.selection;
  return empty ? Boolean(type.isInSet(state.storedMarks ?? $from.marks())) : state.doc.rangeHasMark(from, to, type);
}

/** The link at the selection: where it leads, and from where to where it reaches. */
export function linkAt(state) {
  const type = state.schema.marks.link;
  const { $from, from, to, empty } = state.selection;
  const mark = type.isInSet($from.marks()) ?? ($from.nodeAfter && type.isInSet($from.nodeAfter.marks));
  if (!mark) {
    return { href: '', from, to, text: empty ? '' : state.doc.textBetween(from, to) };
  }
  let start = $from.start();
  let end = start;
  $from.parent.forEach((node, offset) => {
    const at = $from.start() + offset;
    if (mark.isInSet(node.marks)) {
      start = end === at ? start : at;
      end = at + node.nodeSize;
    } else if (at <= from && end < from) {
      start = end = at + node.nodeSize;
    }
  });
  return { href: mark.attrs.href, from: start, to: end, text: state.doc.textBetween(start, end) };
}

export function setLink(view, link, href) {
  const { state } = view;
  const type = state.schema.marks.link;
  const tr = state.tr;
  if (link.from === link.to) {
    tr.insert(link.from, state.schema.text(href, [type.create({ href })]));
  } else {
    tr.removeMark(link.from, link.to, type);
    if (href) {
      tr.addMark(link.from, link.to, type.create({ href }));
    }
  }
  view.dispatch(tr.scrollIntoView());
}

/** Puts the cursor to a place of an earlier text, or as near as there is one. */
export function putCursor(view, pos) {
  const { doc, tr } = view.state;
  view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(Math.min(pos, doc.content.size)))));
  view.focus();
}

function list(name, other) {
  return (state, dispatch) => {
    const { schema } = state;
    const inside = around(state, name, other);
    if (!inside) {
      return wrapInList(schema.nodes[name])(state, dispatch);
    }
    if (inside.node.type.name === name) {
      return liftListItem(schema.nodes.list_item)(state, dispatch);
    }
    dispatch?.(state.tr.setNodeMarkup(inside.pos, schema.nodes[name], { spread: inside.node.attrs.spread }));
    return true;
  };
}

function insertTable(state, dispatch) {
  const { table, table_header_row: top, table_row: row, table_header: head, table_cell: cell } = state.schema.nodes;
  const fill = (type, count) => Array.from({ length: count }, () => type.createAndFill());
  const made = table.create(null, [top.create(null, fill(head, 3)), row.create(null, fill(cell, 3)), row.create(null, fill(cell, 3))]);
  const { $from } = state.selection;
  const tr = state.tr;
  const empty = $from.depth > 0 && $from.parent.content.size === 0;
  const at = $from.depth === 0 ? $from.pos : empty ? $from.before(1) : $from.after(1);
  if (empty && $from.depth === 1) {
    tr.replaceWith($from.before(1), $from.after(1), made);
  } else {
    tr.insert(at, made);
  }
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1))).scrollIntoView());
  return true;
}

/** A table in Markdown keeps its heading row, and one row below it. */
const canRemoveRow = state => !around(state, 'table_header') && around(state, 'table')?.node.childCount > 2;

/** The paragraph kinds of the menu, by the value of its options. */
export const kinds = [['text', say('Text')], ['1', say('Heading 1')], ['2', say('Heading 2')], ['3', say('Heading 3')], ['4', say('Heading 4')]];

export function kindOf(state) {
  const { parent } = state.selection.$from;
  return parent.type.name === 'heading' ? String(Math.min(parent.attrs.level, 4)) : 'text';
}

export function setKind(kind) {
  return (state, dispatch) => kind === 'text'
    ? setBlockType(state.schema.nodes.paragraph)(state, dispatch)
    : setBlockType(state.schema.nodes.heading, { level: Number(kind) })(state, dispatch);
}

const mark = name => (state, dispatch) => toggleMark(state.schema.marks[name])(state, dispatch);

/** The buttons in groups: label, keys, picture (else the label is shown), what it does, and whether it is on or can be done. */
export const groups = [
  {
    name: say('Words'),
    buttons: [
      { label: say('Bold'), keys: say('Ctrl+B'), icon: 'bold', run: mark('strong'), on: state => isMarked(state, 'strong') },
      { label: say('Italic'), keys: say('Ctrl+I'), icon: 'italic', run: mark('emphasis'), on: state => isMarked(state, 'emphasis') },
      { label: say('Link'), icon: 'link', opens: 'link', on: state => isMarked(state, 'link') },
    ],
  },
  {
    name: say('Paragraphs'),
    buttons: [
      { label: say('Bulleted list'), icon: 'bullets', run: list('bullet_list', 'ordered_list'), on: state => around(state, 'bullet_list', 'ordered_list')?.node.type.name === 'bullet_list' },
      { label: say('Numbered list'), icon: 'numbers', run: list('ordered_list', 'bullet_list'), on: state => around(state, 'bullet_list', 'ordered_list')?.node.type.name === 'ordered_list' },
      { label: say('Quote'), icon: 'quote', run: (state, dispatch) => (around(state, 'blockquote') ? lift(state, dispatch) : wrapIn(state.schema.nodes.blockquote)(state, dispatch)), on: state => Boolean(around(state, 'blockquote')) },
      { label: say('Table'), icon: 'table', run: insertTable, can: state => !isInTable(state) },
    ],
  },
  {
    name: say('History'),
    buttons: [
      { label: say('Undo'), keys: say('Ctrl+Z'), icon: 'undo', run: undo, can: state => undoDepth(state) > 0 },
      { label: say('Redo'), keys: say('Ctrl+Shift+Z'), icon: 'redo', run: redo, can: state => redoDepth(state) > 0 },
    ],
  },
  {
    name: say('Table'),
    onlyIn: isInTable,
    buttons: [
      { label: say('Add row'), run: addRowAfter },
      { label: say('Add column left'), run: addColumnBefore },
      { label: say('Add column right'), run: addColumnAfter },
      { label: say('Remove row'), run: deleteRow, can: canRemoveRow },
      { label: say('Remove column'), run: deleteColumn },
      { label: say('Remove table'), run: deleteTable },
    ],
  },
];
