package org.bylaw.shared;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files that a table keeps in pieces, so that none of them is in memory as a whole. */
public final class FilePieces {

    private static final int PIECE = 1024 * 1024;

    private final JdbcClient jdbc;
    private final String insert;
    private final String select;

    /**
     * Pieces in a table of that module's own.
     *
     * @param table with the columns {@code number}, from 1, and {@code content}
     * @param owner the column of that table that says whose pieces they are
     */
    public FilePieces(JdbcClient jdbc, String table, String owner) {
        this.jdbc = jdbc;
        insert = "INSERT INTO %s (%s, number, content) VALUES (:id, :number, :content)".formatted(table, owner);
        select = "SELECT content FROM %s WHERE %s = :id AND number = :number".formatted(table, owner);
    }

    /** Stores all that is left of the file. */
    public void store(UUID id, InputStream file) throws IOException {
        int number = 0;
        for (byte[] piece = file.readNBytes(PIECE); piece.length > 0; piece = file.readNBytes(PIECE)) {
            number++;
            jdbc.sql(insert)
                    .param("id", id)
                    .param("number", number)
                    .param("content", piece)
                    .update();
        }
    }

    /** Hands the file over; nothing where there are no pieces. */
    public void copy(UUID id, OutputStream out) throws IOException {
        for (int number = 1; ; number++) {
            Optional<byte[]> piece = jdbc.sql(select)
                    .param("id", id)
                    .param("number", number)
                    .query(byte[].class)
                    .optional();
            if (piece.isEmpty()) {
                return;
            }
            out.write(piece.get());
        }
    }
}
