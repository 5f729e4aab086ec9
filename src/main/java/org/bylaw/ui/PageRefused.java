package org.bylaw.ui;

/**
 * Somebody's roles did not open a page to them; published while they are told so.
 *
 * @param path of the page, without a leading slash and without what stands behind the question mark
 * @param told the words that they read
 */
public record PageRefused(String path, String told) {}
