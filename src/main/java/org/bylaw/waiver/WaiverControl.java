package org.bylaw.waiver;

import java.util.UUID;

/** A control that makes up for an exception. */
public record WaiverControl(UUID id, String code, String title) {

    /** Such as "8.24 Use of cryptography". */
    public String name() {
        return (code + " " + title).strip();
    }

    /** Its page, with a leading slash. */
    public String path() {
        return WaiverTable.controlPath(code);
    }
}
