package org.bylaw.people.directory;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file as HR handed it in. */
public record StaffFile(String name, byte[] content) {

    /** So large it may be; a line has about 150 bytes. */
    public static final int LARGEST = 50 * 1024 * 1024;

    /** So many lines it may have: a company of 200,000 people, and those who left it lately. */
    static final int MOST_LINES = 250_000;

    String sha256() {
        return sha256(content);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
