// The toolbar's pictures, 20 pixels square, in the colour of the text.
const lines = path => `<svg viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${path}</svg>`;

export const icons = {
  bold: lines('<path stroke-width="2.2" d="M6 4h4.8a3 3 0 0 1 0 6H6zM6 10h5.6a3 3 0 0 1 0 6H6z"/>'),
  italic: lines('<path d="M8.5 4h6M5.5 16h6M11.8 4 8.2 16"/>'),
  link: lines('<path d="M8.5 11.5a3 3 0 0 0 4.3 0l2.6-2.6a3 3 0 0 0-4.3-4.3l-.9.9M11.5 8.5a3 3 0 0 0-4.3 0l-2.6 2.6a3 3 0 0 0 4.3 4.3l.9-.9"/>'),
  bullets: lines('<path d="M8 5h9M8 10h9M8 15h9M3.6 5h.01M3.6 10h.01M3.6 15h.01" /><path stroke-width="2.6" d="M3.6 5h.01M3.6 10h.01M3.6 15h.01"/>'),
  numbers: lines('<path d="M9 5h8M9 10h8M9 15h8M3 4l1.4-.7V8M3 12.6c.2-1.3 2.4-1.3 2.4.1 0 1-2.4 1.8-2.4 3.3h2.6"/>'),
  quote: lines('<path d="M3.5 4v12M7.5 6H17M7.5 10H17M7.5 14h6"/>'),
  table: lines('<rect x="3" y="4" width="14" height="12" rx="1.5"/><path d="M3 8.2h14M3 12.1h14M8 8.2V16"/>'),
  undo: lines('<path d="M7 5 3.5 8.5 7 12M4 8.5h8a4 4 0 0 1 0 8H9"/>'),
  redo: lines('<path d="m13 5 3.5 3.5L13 12M16 8.5H8a4 4 0 0 0 0 8h3"/>'),
};
