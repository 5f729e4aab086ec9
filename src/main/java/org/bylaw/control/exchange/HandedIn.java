package org.bylaw.control.exchange;

import static org.bylaw.shared.Say.say;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bylaw.shared.Problem;

/** A file as it was handed in. */
public record HandedIn(String name, byte[] content) {

    /** So large it may be; NIST SP 800-53 with all its text is a third of it. */
    public static final int LARGEST = 30 * 1024 * 1024;

    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** @throws Problem where it is empty or too large */
    void requireSize() {
        if (content.length == 0) {
            throw Problem.invalid("file", say("The file is empty."));
        }
        if (content.length > LARGEST) {
            throw Problem.invalid(
                    "file", say("The file is larger than {0} MB. Please split it.", LARGEST / 1024 / 1024));
        }
    }
}
