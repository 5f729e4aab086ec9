package org.bylaw.document.paper;

/**
 * A column of a table.
 *
 * @param share of the width, against the shares of the others
 * @param figures whether it holds numbers, which stand on the right
 */
public record Column(String name, float share, boolean figures) {

    public Column(String name, float share) {
        this(name, share, false);
    }
}
