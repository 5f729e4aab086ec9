package org.bylaw.audit.seal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form in which a trail leaves Bylaw: JSON Lines, first a head, then the rows in the order of the tree, each checkpoint
 * right behind the last row that it covers, and an end with the number of rows, so that half a file is seen to be one.
 */
final class ExportLines {

    static final int VERSION = 1;

    private final Writer out;

    ExportLines(Writer out) {
        this.out = out;
    }

    void head(String origin) throws IOException {
        line(Jcs.NODES.objectNode().put("type", "trail").put("version", VERSION).put("origin", origin));
    }

    void row(long place, byte[] leafHash, RowForm form) throws IOException {
        line(Jcs.NODES
                .objectNode()
                .put("type", "row")
                .put("index", place)
                .put("leaf", Hashes.base64(leafHash))
                .put("canonical", form.canonical())
                .set("readable", form.readable()));
    }

    /** A place whose row retention removed; the act that says so is a row further on. */
    void gone(long place, byte[] leafHash, long row) throws IOException {
        line(Jcs.NODES
                .objectNode()
                .put("type", "gone")
                .put("index", place)
                .put("leaf", Hashes.base64(leafHash))
                .put("row", row));
    }

    /** One that is none any more stands there with what is wrong with it, or the export would look whole. */
    void checkpoint(SealTable.FoundCheckpoint stored) throws IOException {
        String note = stored.note();
        Optional<StoredNote.Damage> damage = StoredNote.damage(stored);
        ObjectNode line = Jcs.NODES.objectNode().put("type", "checkpoint");
        if (note != null
                && !damage.equals(Optional.of(StoredNote.Damage.SIZE))
                && !damage.equals(Optional.of(StoredNote.Damage.FORM))) {
            line.put("note", note);
        }
        if (damage.isPresent()) {
            line.put("damage", damage.get().name()).put("place", StoredNote.place(stored));
        }
        line(line);
    }

    void end(long rows) throws IOException {
        line(Jcs.NODES.objectNode().put("type", "end").put("rows", rows));
    }

    private void line(JsonNode line) throws IOException {
        out.write(Jcs.write(line));
        out.write('\n');
    }

    /** Is told of each line of an export. */
    interface Reader {

        void row(long place, byte[] leafHash, String canonical, JsonNode readable);

        /** A place of which only the hash is there. */
        void gone(long place, byte[] leafHash, long row);

        void checkpoint(String note);

        /**
         * A checkpoint that was damaged in the database already.
         *
         * @param place of the last row that it covers; -1 where that is not known
         */
        void damaged(long place, StoredNote.Damage damage);

        /** A line that is none of these. */
        void unreadable(long line, String why);
    }

    /**
     * Reads an export to its end, whatever is in it.
     *
     * @throws IOException where the file cannot be read
     * @throws IllegalArgumentException where it is no export at all
     */
    static void read(BufferedReader in, Reader reader) throws IOException {
        String first = in.readLine();
        if (first == null || !isHead(first)) {
            throw new IllegalArgumentException("this is no export of a trail");
        }
        long number = 1;
        long rows = 0;
        boolean ended = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (ended) {
                reader.unreadable(number, "it stands behind the end");
                return;
            }
            try {
                JsonNode node = Jcs.read(line);
                switch (node.path("type").asString("")) {
                    case "row" -> {
                        rows++;
                        reader.row(
                                node.required("index").longValue(),
                                Hashes.fromBase64(node.required("leaf").stringValue()),
                                node.required("canonical").stringValue(),
                                node.required("readable"));
                    }
                    case "gone" -> {
                        rows++;
                        reader.gone(
                                node.required("index").longValue(),
                                Hashes.fromBase64(node.required("leaf").stringValue()),
                                node.required("row").longValue());
                    }
                    case "checkpoint" -> {
                        if (node.has("damage")) {
                            reader.damaged(
                                    node.required("place").longValue(),
                                    StoredNote.Damage.valueOf(
                                            node.required("damage").stringValue()));
                        }
                        if (node.has("note") || !node.has("damage")) {
                            reader.checkpoint(node.required("note").stringValue());
                        }
                    }
                    case "end" -> {
                        ended = true;
                        if (node.required("rows").longValue() != rows) {
                            reader.unreadable(number, "there are " + rows + " rows before it");
                        }
                    }
                    default -> reader.unreadable(number, "it is of no known type");
                }
            } catch (JacksonException | IllegalArgumentException e) {
                reader.unreadable(
                        number,
                        String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            }
        }
        if (!ended) {
            reader.unreadable(number, "the file ends here, before its end");
        }
    }

    private static boolean isHead(String line) {
        try {
            JsonNode node = Jcs.read(line);
            return node.path("type").asString("").equals("trail")
                    && node.path("version").asInt(0) == VERSION;
        } catch (JacksonException e) {
            return false;
        }
    }
}
