package org.bylaw.audience;

/** A value that a criterion may have, and how people call it. */
public record Choice(String value, String label) {}
