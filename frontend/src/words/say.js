// What a component says, in the language of its page; as Say.java, with the English sentence as the key.
import { german } from './german.js';

export const language = () => (document.documentElement.lang === 'de' ? 'de' : 'en');

/** @param english with {0} and so on for the values */
export function say(english, ...values) {
  const sentence = language() === 'de' ? german[english] ?? english : english;
  return sentence.replace(/\{(\d)\}/g, (place, number) => values[number]);
}
