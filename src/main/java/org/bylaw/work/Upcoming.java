package org.bylaw.work;

import java.time.LocalDate;

/**
 * Something that will wait for a person from some day on.
 *
 * @param title in words: "Review of Access control 2.0"
 * @param path its page, with a leading slash
 */
public record Upcoming(LocalDate from, String title, String path) {}
