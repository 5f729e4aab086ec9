package org.bylaw.security;

/**
 * Pages whose forms browsers send as they are, and which are kept where the session had gone meanwhile.
 *
 * @param forms pattern of the addresses that forms are sent to; the page with the form is one step above
 */
public record FormPages(String forms) {}
