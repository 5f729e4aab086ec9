package org.bylaw.attestation.proof;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bylaw.attestation.AskedPerson;

/**
 * The proof of a crowd as several PDFs in a zip: each is tagged to its last cell, which a single one could not be without a
 * quarter of a gigabyte of memory, and none has thousands of pages.
 */
class ProofParts implements RowsFile {

    /** Rows of a part at most: 35,000 cells, and some 150 pages. */
    static final int MOST = 5_000;

    private final ProofFile.Content content;
    private final Letterhead letterhead;
    private final String name;
    private final ZipOutputStream zip;
    private final int parts;
    private final int rowsOfEach;
    private ProofFile part;
    private int number;
    private int rows;

    /**
     * Begins the first part.
     *
     * @param name of the files, without ending
     * @param total how many rows were counted; those who come meanwhile find room in the last part
     */
    ProofParts(
            OutputStream out, ProofFile.Content content, Letterhead letterhead, String name, int total, int mostOfEach)
            throws IOException {
        this.content = content;
        this.letterhead = letterhead;
        this.name = name;
        this.zip = new ZipOutputStream(new LeftOpen(out), StandardCharsets.UTF_8);
        int planned = mostOfEach - mostOfEach / 25;
        this.parts = Math.max(1, Math.ceilDiv(total, planned));
        this.rowsOfEach = Math.ceilDiv(total, parts);
        part = begin();
    }

    private ProofFile begin() throws IOException {
        number++;
        rows = 0;
        ZipEntry entry = new ZipEntry("%s-part-%02d-of-%02d.pdf".formatted(name, number, parts));
        entry.setTimeLocal(
                content.at().atOffset(ZoneOffset.UTC).toLocalDateTime().withNano(0));
        zip.putNextEntry(entry);
        return new ProofFile(new LeftOpen(zip), content, letterhead, new ProofFile.Part(number, parts));
    }

    @Override
    public void person(AskedPerson person) throws IOException {
        if (rows == rowsOfEach && number < parts) {
            end();
            part = begin();
        }
        part.person(person);
        rows++;
    }

    private void end() throws IOException {
        part.finish();
        part.close();
        zip.closeEntry();
    }

    @Override
    public void finish() throws IOException {
        end();
        zip.finish();
    }

    @Override
    public void close() throws IOException {
        part.close();
    }
}
