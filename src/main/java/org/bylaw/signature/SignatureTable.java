package org.bylaw.signature;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.people.Person;
import org.bylaw.shared.Ids;
import org.bylaw.shared.SubjectRef;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Signatures and the wishes for them as rows. */
@Repository
class SignatureTable {

    /** What somebody is about to sign, under the id that the signature will have. */
    record Wish(UUID id, UUID personId, ToSign toSign) {}

    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    private static final String WISH = """
            SELECT id, person_id, subject_kind, subject_id, act, title, statement, meaning, sha256, comment, path, details
            FROM signature_wish WHERE id = :id AND person_id = :person
            """;

    private static final String SIGNATURE = """
            SELECT id, subject_kind, subject_id, act, title, signer_id, signer_name, statement, meaning, comment, sha256,
                path, signed_at, authenticated_at
            FROM signature
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    SignatureTable(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** A new id each time, so that a login for an earlier wish serves none. */
    UUID wish(UUID personId, ToSign wish) {
        return jdbc.sql("""
                        INSERT INTO signature_wish (id, subject_kind, subject_id, act, title, person_id, statement, meaning,
                            comment, sha256, path, details, requested_at)
                        VALUES (:id, :kind, :subject, :act, :title, :person, :statement, :meaning, :comment, :sha256, :path,
                            CAST(:details AS jsonb), :now)
                        ON CONFLICT (subject_kind, subject_id, act, person_id) DO UPDATE SET id = excluded.id,
                            title = excluded.title, statement = excluded.statement, meaning = excluded.meaning,
                            comment = excluded.comment, sha256 = excluded.sha256, path = excluded.path,
                            details = excluded.details, requested_at = excluded.requested_at
                        RETURNING id
                        """)
                .param("id", Ids.next())
                .param("kind", wish.subject().kind())
                .param("subject", wish.subject().id())
                .param("act", wish.act())
                .param("title", wish.title())
                .param("person", personId)
                .param("statement", wish.sentence())
                .param("meaning", wish.meaning())
                .param("comment", wish.comment())
                .param("sha256", wish.sha256())
                .param("path", wish.path())
                .param("details", json.writeValueAsString(wish.details()))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    Optional<Wish> wishOf(UUID id, UUID personId) {
        return jdbc.sql(WISH)
                .param("id", id)
                .param("person", personId)
                .query((row, number) -> wish(row))
                .optional();
    }

    /** The same, and whoever signs it at the same time waits here and finds it gone. */
    Optional<Wish> lockWish(UUID id, UUID personId) {
        return jdbc.sql(WISH + " FOR UPDATE")
                .param("id", id)
                .param("person", personId)
                .query((row, number) -> wish(row))
                .optional();
    }

    Signature sign(Wish wish, Person signer, Instant authenticatedAt) {
        ToSign what = wish.toSign();
        return jdbc.sql("""
                        WITH gone AS (DELETE FROM signature_wish WHERE id = :id)
                        INSERT INTO signature (id, subject_kind, subject_id, act, title, signer_id, signer_name, statement,
                            meaning, comment, sha256, path, signed_at, authenticated_at)
                        VALUES (:id, :kind, :subject, :act, :title, :signer, :name, :statement, :meaning, :comment, :sha256,
                            :path, :now, :authenticated)
                        RETURNING *
                        """)
                .param("id", wish.id())
                .param("kind", what.subject().kind())
                .param("subject", what.subject().id())
                .param("act", what.act())
                .param("title", what.title())
                .param("signer", signer.id())
                .param("name", signer.name())
                .param("statement", what.sentence())
                .param("meaning", what.meaning())
                .param("comment", what.comment())
                .param("sha256", what.sha256())
                .param("path", what.path())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("authenticated", authenticatedAt.atOffset(ZoneOffset.UTC))
                .query((row, number) -> signature(row))
                .single();
    }

    /** A signature of one person with the path of its thing. */
    record Receipt(Signature signature, String path) {}

    Optional<Receipt> receipt(UUID id, UUID signerId) {
        return jdbc.sql(SIGNATURE + "WHERE id = :id AND signer_id = :signer")
                .param("id", id)
                .param("signer", signerId)
                .query((row, number) -> new Receipt(signature(row), row.getString("path")))
                .optional();
    }

    List<Signature> on(SubjectRef subject) {
        return jdbc.sql(SIGNATURE + "WHERE subject_kind = :kind AND subject_id = :id ORDER BY signed_at, id")
                .param("kind", subject.kind())
                .param("id", subject.id())
                .query((row, number) -> signature(row))
                .list();
    }

    private Wish wish(ResultSet row) throws SQLException {
        return new Wish(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                new ToSign(
                        subject(row),
                        row.getString("act"),
                        row.getString("title"),
                        row.getString("statement"),
                        row.getString("meaning"),
                        row.getString("sha256"),
                        row.getString("comment"),
                        row.getString("path"),
                        json.readValue(row.getString("details"), DETAILS)));
    }

    private static Signature signature(ResultSet row) throws SQLException {
        return new Signature(
                row.getObject("id", UUID.class),
                subject(row),
                row.getString("act"),
                row.getString("title"),
                row.getObject("signer_id", UUID.class),
                row.getString("signer_name"),
                row.getString("statement"),
                row.getString("meaning"),
                row.getString("comment"),
                row.getString("sha256"),
                row.getTimestamp("signed_at").toInstant(),
                row.getTimestamp("authenticated_at").toInstant());
    }

    private static SubjectRef subject(ResultSet row) throws SQLException {
        return new SubjectRef(row.getString("subject_kind"), row.getObject("subject_id", UUID.class));
    }
}
