package org.bylaw.policy;

/** The number of a version, such as 2.0. */
public record VersionNumber(int major, int minor) {

    /** What a policy has before its first version. */
    static final VersionNumber NONE = new VersionNumber(0, 0);

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
