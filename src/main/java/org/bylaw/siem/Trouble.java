package org.bylaw.siem;

/** What can be wrong with a receiver; the page says of each what to do. */
public enum Trouble {
    /** Its settings make no sense. */
    SETTINGS,
    /** The door to other machines does not let it be called. */
    NOT_ALLOWED,
    /** Nobody answers. */
    UNREACHABLE,
    /** Its certificate is not trusted, or it does not trust ours. */
    TLS,
    /** It does not accept the token. */
    LOGIN,
    /** The index is not there, or not for this token. */
    INDEX,
    /** It has too much to do. */
    BUSY,
    /** It took the events, and does not confirm that it stored them. */
    NOT_CONFIRMED,
    /** It answers something that is not understood. */
    ODD_ANSWER
}
