package org.bylaw.audit.seal;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;

/**
 * A key that signs notes (C2SP, signed-note).
 *
 * @param from when it was made
 */
record SealKey(VerifierKey verifier, PrivateKey secret, Instant from) {

    byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key cannot sign", e);
        }
    }

    /** @param text ends in a line break and has no empty line */
    SignedNote note(String text) {
        return SignedNote.of(text, this);
    }
}
