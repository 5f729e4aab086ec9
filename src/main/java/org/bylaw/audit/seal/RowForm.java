package org.bylaw.audit.seal;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a row is hashed. Names, address and each key of the details are in it as salted hashes, so that any of them can be
 * withheld later; everything else is in it as it is.
 *
 * @param canonical JSON by RFC 8785; with a zero byte before it, it is what the leaf's hash is made of
 * @param readable JSON with each value and its salt, which anybody can compare with the hashes in the canonical form; of
 *     what was withheld it has what is shown in its place
 */
record RowForm(String canonical, ObjectNode readable) {

    /** Version of this form; another one gets another number, and old rows keep theirs. */
    static final int VERSION = 1;

    static final String DETAILS = "details.";

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    static RowForm of(StoredRow row) {
        ObjectNode committed = Jcs.NODES.objectNode();
        ObjectNode opened = Jcs.NODES.objectNode();
        ObjectNode withheld = Jcs.NODES.objectNode();
        values(row).forEach((key, value) -> {
            String hash = row.withheld().get(key);
            if (hash == null) {
                byte[] salt = salt(row, key);
                committed.put(key, Hashes.commitment(salt, Jcs.write(value)));
                opened.set(
                        key,
                        Jcs.NODES.objectNode().put("salt", Hashes.base64(salt)).set("value", value));
            } else {
                committed.put(key, hash);
                withheld.set(key, Jcs.NODES.objectNode().set("shown", value));
            }
        });
        ObjectNode canonical = Jcs.NODES.objectNode().put("form", VERSION).put("id", row.id());
        canonical.put("at", MICROSECONDS.format(row.at()));
        canonical.put("actorId", text(row.actorId()));
        canonical.put("onBehalfOf", text(row.onBehalfOf()));
        canonical.put("act", row.act());
        canonical.set("subject", thing(row.subject()));
        canonical.set("page", thing(row.page()));
        canonical.set("committed", committed);
        ObjectNode readable = Jcs.NODES.objectNode();
        readable.set("opened", opened);
        readable.set("withheld", withheld);
        return new RowForm(Jcs.write(canonical), readable);
    }

    /** Each value that has a hash of its own, by its key. */
    static Map<String, JsonNode> values(StoredRow row) {
        Map<String, JsonNode> values = new TreeMap<>();
        values.put("actorName", Jcs.NODES.stringNode(row.actorName()));
        values.put("onBehalfOfName", string(row.onBehalfOfName()));
        values.put("address", string(row.address()));
        row.details()
                .properties()
                .forEach(entry -> values.put(DETAILS + entry.getKey(), Jcs.faithful(entry.getValue())));
        return values;
    }

    /** The hash that stands for a value of the row. */
    static String commitment(StoredRow row, String key, JsonNode value) {
        return Hashes.commitment(salt(row, key), Jcs.write(value));
    }

    private static byte[] salt(StoredRow row, String key) {
        if (row.salt() != null) {
            return Hashes.keySalt(row.salt(), key);
        }
        String kept = row.keptSalts().getOrDefault(key, "");
        // What was put in by hand has none, or no Base64: any will do, since it opens nothing.
        return kept.matches("[A-Za-z0-9+/]{43}=") ? Hashes.fromBase64(kept) : new byte[Hashes.LENGTH];
    }

    byte[] leafHash() {
        return Hashes.leaf(Hashes.utf8(canonical));
    }

    private static JsonNode string(@Nullable String text) {
        return text == null ? Jcs.NODES.nullNode() : Jcs.NODES.stringNode(text);
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static ObjectNode thing(SubjectRef thing) {
        return Jcs.NODES
                .objectNode()
                .put("kind", thing.kind())
                .put("id", thing.id().toString());
    }
}
