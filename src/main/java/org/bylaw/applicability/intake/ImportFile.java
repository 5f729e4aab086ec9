package org.bylaw.applicability.intake;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A Statement of Applicability as somebody handed it in. */
public record ImportFile(String name, byte[] content) {

    /** A line has some hundred bytes, and a framework some hundred lines. */
    public static final int LARGEST = 10 * 1024 * 1024;

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
