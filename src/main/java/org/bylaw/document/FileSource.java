package org.bylaw.document;

/** A file as somebody hands it in: the name it claims, and what is in it. */
public record FileSource(String name, byte[] content) {}
