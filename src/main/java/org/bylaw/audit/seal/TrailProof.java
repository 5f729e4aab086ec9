package org.bylaw.audit.seal;

import static org.bylaw.shared.Say.say;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.Costly;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where one row of the trail stands in the sealed tree, and the proof of it to take along. */
@Service
public class TrailProof {

    private static final String KEYS_FILE = "bylaw-seal-keys.json";

    private final JdbcClient jdbc;
    private final SealTable table;
    private final TreeReading tree;
    private final AuditTrail audit;
    private final CurrentPerson currentPerson;
    private final URI publicUrl;

    TrailProof(
            JdbcClient jdbc,
            SealTable table,
            TreeReading tree,
            AuditTrail audit,
            CurrentPerson currentPerson,
            @Value("${bylaw.public-url}") URI publicUrl) {
        this.jdbc = jdbc;
        this.table = table;
        this.tree = tree;
        this.audit = audit;
        this.currentPerson = currentPerson;
        this.publicUrl = publicUrl;
    }

    /**
     * Where a row was sealed.
     *
     * @param index the place of its leaf, counted from 0
     * @param signedOver how many acts the first checkpoint covers that covers it; empty while there is none
     * @param signedAt when that one was signed
     */
    public record Place(
            long index,
            Instant sealedAt,
            @Nullable Long signedOver,
            @Nullable Instant signedAt) {

        public static String fileName(long row) {
            return "row-" + row + ".json";
        }
    }

    /** Empty in the first second or two, before the row is sealed. */
    @Allowed({Role.AUDITOR, Role.COMPLIANCE, Role.ADMIN})
    @Transactional(readOnly = true)
    public Optional<Place> placeOf(long row) {
        return jdbc.sql("""
                        SELECT l.leaf_index, l.sealed_at, c.size, c.at FROM audit_leaf l LEFT JOIN LATERAL (
                            SELECT size, at FROM audit_checkpoint
                            WHERE size > l.leaf_index AND root IS NOT NULL AND at IS NOT NULL AND note IS NOT NULL
                            ORDER BY size LIMIT 1) c ON true
                        WHERE l.event_id = :row
                        """)
                .param("row", row)
                .query((found, number) -> new Place(
                        found.getLong("leaf_index"),
                        found.getTimestamp("sealed_at").toInstant(),
                        found.getObject("size", Long.class),
                        found.getTimestamp("at") == null
                                ? null
                                : found.getTimestamp("at").toInstant()))
                .optional();
    }

    /**
     * The proof that a row is in the trail of the newest checkpoint, as {@code verify-proof} of the jar reads it, with how
     * to check it.
     *
     * @throws Problem NOT_FOUND where there is no such row; STALE while no checkpoint covers it
     */
    @Costly(Costly.Kind.DOCUMENT)
    @Allowed({Role.AUDITOR, Role.COMPLIANCE, Role.ADMIN})
    @Transactional
    public String proof(long row) {
        StoredRow stored = jdbc.sql("SELECT * FROM audit_event WHERE id = :row")
                .param("row", row)
                .query(SealTable::row)
                .optional()
                .orElseThrow(() -> Problem.notFound(say("The trail has no such row.")));
        SealTable.StoredCheckpoint checkpoint = table.lastCheckpoint().orElse(null);
        Place place = placeOf(row).orElse(null);
        if (place == null || checkpoint == null || place.index() >= checkpoint.size()) {
            throw Problem.stale(
                    say("This act is so new that no checkpoint covers it yet. Please try again in some seconds."));
        }
        List<byte[]> path = tree.read(nodes -> new MerkleTree(nodes).inclusion(place.index(), checkpoint.size()));
        RowForm form = RowForm.of(stored);
        ObjectNode proof =
                ProofFile.inclusion(place.index(), form.canonical(), form.readable(), path, checkpoint.note());
        proof.set("howToCheck", howToCheck(Place.fileName(row)));
        SubjectRef me = SubjectRef.person(currentPerson.requireId());
        audit.record("RowProofExported", me, me, Map.of("row", row, "place", place.index()));
        return ProofFile.pretty(proof);
    }

    private ArrayNode howToCheck(String file) {
        ArrayNode words = Jcs.NODES.arrayNode();
        words.add(
                say(
                        "This file proves that one row of the audit trail is in the tree whose root the checkpoint signs. To check it you need neither Bylaw nor its database."));
        words.add(say(
                "1. Get the public keys once, while you trust this Bylaw, and keep them as {0}: {1}",
                KEYS_FILE, publicUrl.resolve(SealPages.KEYS)));
        words.add(say(
                "2. With Bylaw's jar, offline: {0}",
                "java -jar bylaw.jar verify-proof " + file + " --keys " + KEYS_FILE));
        words.add(
                say(
                        "3. It must say: The proof is right. Exit code 0 means right, 1 wrong, 2 that it could not be tried. Without the jar: “By hand” in the documentation of the trail."));
        return words;
    }
}
