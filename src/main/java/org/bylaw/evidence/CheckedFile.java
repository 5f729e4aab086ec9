package org.bylaw.evidence;

/** A file that was looked into and may become evidence; only {@link FileCheck} makes one. */
public final class CheckedFile {

    private final String name;
    private final String mediaType;
    private final byte[] content;
    private final String sha256;

    CheckedFile(String name, String mediaType, byte[] content, String sha256) {
        this.name = name;
        this.mediaType = mediaType;
        this.content = content;
        this.sha256 = sha256;
    }

    /** As it will be called when it is fetched. */
    public String name() {
        return name;
    }

    public String sha256() {
        return sha256;
    }

    String mediaType() {
        return mediaType;
    }

    byte[] content() {
        return content;
    }
}
