package org.bylaw.audit;

/** Signs what leaves Bylaw as evidence, with the key that also signs the checkpoints of the trail. */
public interface SealSigner {

    /**
     * A text with its signature as a signed note: the text, an empty line, and a line with the key's name and its Ed25519
     * signature. The public part of the key stands at {@code /.well-known/bylaw-seal-keys}.
     *
     * @param text ends in a line break and has no empty line
     */
    String sign(String text);

    /** The public parts of all keys, of today and before, as they are published: a JSON document. */
    String publicKeys();
}
