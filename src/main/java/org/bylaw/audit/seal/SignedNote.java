package org.bylaw.audit.seal;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/**
 * A text with a line of signature (C2SP, signed-note): {@code — name base64}, whose bytes are the key's hash and the
 * signature over the text with its last line break.
 */
record SignedNote(String text, String signatures) {

    private static final String MARK = "— ";
    private static final int KEY_HASH = 4;

    static SignedNote of(String text, SealKey key) {
        if (!text.endsWith("\n") || text.startsWith("\n") || text.contains("\n\n")) {
            throw new IllegalArgumentException("a note ends in a line break and has no empty line");
        }
        byte[] signature = key.sign(Hashes.utf8(text));
        byte[] signed = Arrays.copyOf(key.verifier().hashBytes(), KEY_HASH + signature.length);
        System.arraycopy(signature, 0, signed, KEY_HASH, signature.length);
        return new SignedNote(text, MARK + key.verifier().name() + " " + Hashes.base64(signed) + "\n");
    }

    /** @throws IllegalArgumentException where it is no note */
    static SignedNote parse(String note) {
        String plain = note.replace("\r\n", "\n");
        int end = plain.lastIndexOf("\n\n");
        if (end < 1) {
            throw new IllegalArgumentException("this is no signed note: it has no empty line before its signature");
        }
        String signatures = plain.substring(end + 2);
        if (signatures.isBlank() || !signatures.lines().allMatch(line -> line.startsWith(MARK))) {
            throw new IllegalArgumentException("this is no signed note: it does not end in a signature");
        }
        return new SignedNote(plain.substring(0, end + 1), signatures.strip() + "\n");
    }

    /** Which of the keys has signed it; empty where none of them has. */
    Optional<VerifierKey> signedBy(Collection<VerifierKey> keys) {
        return keys.stream()
                .filter(key -> signatures.lines().anyMatch(line -> isBy(line, key)))
                .findFirst();
    }

    private boolean isBy(String line, VerifierKey key) {
        String begin = MARK + key.name() + " ";
        if (!line.startsWith(begin)) {
            return false;
        }
        byte[] signed;
        try {
            signed = Hashes.fromBase64(line.substring(begin.length()));
        } catch (IllegalArgumentException e) {
            return false;
        }
        return signed.length > KEY_HASH
                && Arrays.equals(Arrays.copyOf(signed, KEY_HASH), key.hashBytes())
                && key.verifies(Hashes.utf8(text), Arrays.copyOfRange(signed, KEY_HASH, signed.length));
    }

    @Override
    public String toString() {
        return text + "\n" + signatures;
    }
}
