package org.bylaw.workflow;

/**
 * What is wrong with a model, in words.
 *
 * @param line in its file, from 1
 * @param element the id of the element, with its name where it has one; what is written there where it has no id
 */
public record ModelFault(int line, String element, String words) {

    @Override
    public String toString() {
        return "line %d, %s: %s".formatted(line, element, words);
    }
}
