package org.bylaw.audit.seal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The root of the tree at a size, as it is signed (C2SP, tlog-checkpoint).
 *
 * @param origin the name of the trail, which is that of the key
 * @param size how many rows
 * @param root 32 bytes
 * @param at when it was made, in an extension line
 */
record Checkpoint(String origin, long size, byte[] root, Instant at) {

    private static final String AT = "at ";

    String text() {
        return origin + "\n" + size + "\n" + Hashes.base64(root) + "\n" + AT + at.truncatedTo(ChronoUnit.MILLIS) + "\n";
    }

    /** A note as it is, or in the line of the log that told of it; a log that is JSON itself has that line as its message. */
    static String noteIn(String text) {
        int json = text.indexOf("{\"");
        if (json < 0) {
            return text;
        }
        try {
            JsonNode line = Jcs.read(text.substring(json, text.lastIndexOf('}') + 1));
            if (line.path("note").isString()) {
                return line.path("note").stringValue();
            }
            return line.path("message").isString() ? noteIn(line.path("message").stringValue()) : text;
        } catch (JacksonException e) {
            return text;
        }
    }

    /** @throws IllegalArgumentException where the note is no checkpoint */
    static Checkpoint of(SignedNote note) {
        String[] lines = note.text().split("\n");
        if (lines.length < 4 || !lines[1].matches("0|[1-9][0-9]{0,17}") || !lines[3].startsWith(AT)) {
            throw new IllegalArgumentException("this note is no checkpoint of a trail");
        }
        byte[] root = Hashes.fromBase64(lines[2]);
        if (root.length != Hashes.LENGTH) {
            throw new IllegalArgumentException("this checkpoint has no SHA-256 root");
        }
        return new Checkpoint(lines[0], Long.parseLong(lines[1]), root, Instant.parse(lines[3].substring(AT.length())));
    }
}
