package org.bylaw.attestation.proof;

import java.io.Closeable;
import java.io.IOException;
import org.bylaw.attestation.AskedPerson;

/** A file that a campaign's people are written into one after the other. */
interface RowsFile extends Closeable {

    void person(AskedPerson person) throws IOException;

    /** Writes what is still to be written; closing alone leaves the file unfinished. */
    void finish() throws IOException;
}
