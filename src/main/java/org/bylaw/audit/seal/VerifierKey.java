package org.bylaw.audit.seal;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The public part of a key that signs notes, in the form that C2SP's signed-note gives it: a name, four bytes of a hash, and
 * the Ed25519 key.
 *
 * @param name without blanks and plus signs, such as {@code bylaw.example.org/trail}
 * @param raw the 32 bytes of the key (RFC 8032)
 */
record VerifierKey(String name, byte[] raw) {

    private static final byte ED25519 = 1;
    private static final int HASH_LENGTH = 4;

    /** What X.509 puts before the raw key (RFC 8410). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    VerifierKey {
        if (name.isEmpty() || name.chars().anyMatch(c -> Character.isWhitespace(c) || c == '+')) {
            throw new IllegalArgumentException("“" + name + "” is no name of a key");
        }
        if (raw.length != Hashes.LENGTH) {
            throw new IllegalArgumentException("an Ed25519 key has 32 bytes");
        }
    }

    static VerifierKey of(String name, PublicKey key) {
        byte[] encoded = key.getEncoded();
        byte[] prefix = Arrays.copyOf(encoded, X509_PREFIX.length);
        if (!Arrays.equals(prefix, X509_PREFIX)) {
            throw new IllegalArgumentException("no Ed25519 key");
        }
        return new VerifierKey(name, Arrays.copyOfRange(encoded, X509_PREFIX.length, encoded.length));
    }

    /** @throws IllegalArgumentException where it is none, or its hash is not that of name and key */
    static VerifierKey parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("“" + text + "” is no public key of the form name+hash+key");
        }
        byte[] typed = Hashes.fromBase64(parts[2]);
        if (typed.length != 1 + Hashes.LENGTH || typed[0] != ED25519) {
            throw new IllegalArgumentException("“" + parts[0] + "” has no Ed25519 key");
        }
        VerifierKey key = new VerifierKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!key.hash().equals(parts[1])) {
            throw new IllegalArgumentException("the hash of “" + parts[0] + "” does not fit its key");
        }
        return key;
    }

    /** The form {@code name+hash+key}, which Go's and other tools for notes read. */
    String text() {
        return name + "+" + hash() + "+" + Hashes.base64(typed());
    }

    /** Four bytes, in hexadecimal. */
    String hash() {
        return HexFormat.of().formatHex(hashBytes());
    }

    byte[] hashBytes() {
        return Arrays.copyOf(Hashes.sha256(Hashes.utf8(name + "\n"), typed()), HASH_LENGTH);
    }

    private byte[] typed() {
        byte[] typed = new byte[1 + Hashes.LENGTH];
        typed[0] = ED25519;
        System.arraycopy(raw, 0, typed, 1, Hashes.LENGTH);
        return typed;
    }

    /** The X.509 form, as OpenSSL and JDK read it. */
    byte[] x509() {
        byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + Hashes.LENGTH);
        System.arraycopy(raw, 0, encoded, X509_PREFIX.length, Hashes.LENGTH);
        return encoded;
    }

    boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509())));
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey key && name.equals(key.name) && Arrays.equals(raw, key.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }
}
