package org.bylaw.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.AuditEntry;
import org.bylaw.audit.seal.SealNow;
import org.bylaw.audit.seal.TrailCheck;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

class PseudonymsTest extends RetentionTestBed {

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TrailCheck check;

    private UUID leaver;
    private String name;
    private String username;

    @BeforeEach
    void aLeaver() {
        // A name that nobody else has, whichever test hired before.
        name = "Gundula Wetter" + UUID.randomUUID().toString().substring(0, 6);
        leaver = organisation.hire(name, null, null);
        username = text("SELECT username FROM person WHERE id = '" + leaver + "'");
    }

    private String text(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }

    /** What others wrote of them and what was sent to them. */
    private UUID traces() {
        UUID mail = Ids.next();
        jdbc.sql("""
                        INSERT INTO outbox_mail (id, person_id, kind, params, path, urgent, created_at, next_attempt_at, sent_at,
                            sent_to)
                        VALUES (:id, :person, 'waiver.closed', jsonb_build_object('owner', :name, 'why', :why), '/', true, :at, :at,
                            :at, :mail)
                        """)
                .param("id", mail)
                .param("person", auditor)
                .param("name", name)
                .param(
                        "why",
                        name.toLowerCase() + " asked (" + username + "@example.org), and so did " + name + "-Huber")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("mail", username + "@example.org")
                .update();
        jdbc.sql("""
                        INSERT INTO duty (id, kind, subject_kind, subject_id, person_id, verb, title, why, path, opened_at)
                        VALUES (:id, 'x', 'person', :id, :person, 'See', :title, 'as it is', '/', :at)
                        """)
                .param("id", Ids.next())
                .param("person", auditor)
                .param("title", "What " + name + " left")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        organisation.as(carla, () -> holds.put(HeldKind.PERSON, auditor, "Asked for by " + name));
        return mail;
    }

    /** Every column of text or JSON in the whole database, the engine's too, in which the word still stands. */
    private List<String> placesOf(String word) {
        List<String> places = new ArrayList<>();
        jdbc.sql("""
                        SELECT c.table_name || '.' || c.column_name FROM information_schema.columns c
                        JOIN information_schema.tables t USING (table_schema, table_name)
                        WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
                            AND c.data_type IN ('text', 'character varying', 'jsonb', 'json', 'ARRAY')
                        """).query(String.class).list().forEach(column -> {
            String table = column.substring(0, column.indexOf('.'));
            String name = column.substring(column.indexOf('.') + 1);
            int found = jdbc.sql("SELECT count(*) FROM %s WHERE position(lower(:word) IN lower(CAST(%s AS text))) > 0"
                            .formatted(table, name))
                    .param("word", word)
                    .query(Integer.class)
                    .single();
            if (found > 0) {
                places.add(column);
            }
        });
        return places;
    }

    @Test
    void theNameIsFoundNowhereButWhereTheDesignSaysSo() {
        UUID mail = traces();
        assertThat(placesOf(name)).contains("person.name", "outbox_mail.params", "duty.title", "legal_hold.reason");
        leave(leaver, clock.instant());
        replace(leaver);

        String pseudonym = text("SELECT name FROM person WHERE id = '" + leaver + "'");
        assertThat(pseudonym).matches("Former employee [0-9A-F]{4,}");
        assertThat(placesOf(username)).isEmpty();
        assertThat(text("SELECT params ->> 'owner' FROM outbox_mail WHERE id = '" + mail + "'"))
                .isEqualTo(pseudonym);
        assertThat(text("SELECT params ->> 'why' FROM outbox_mail WHERE id = '" + mail + "'"))
                .as("another name that begins alike stays")
                .isEqualTo(pseudonym + " asked (" + pseudonym + "), and so did " + name + "-Huber");
        List<String> exempt = jdbc.sql("SELECT table_name FROM pseudonym_exemption")
                .query(String.class)
                .list();
        assertThat(placesOf(name))
                .filteredOn(place -> !place.equals("outbox_mail.params"))
                .as("only where it is a record, which the table of exemptions names with its reason")
                .allSatisfy(place -> assertThat(exempt).contains(place.substring(0, place.indexOf('.'))))
                .contains("legal_hold.reason");
        AuditEntry told = audit.historyOf(SubjectRef.person(leaver), 0, 1).getFirst();
        assertThat(told.act()).isEqualTo("PersonPseudonymised");
        assertThat(told.details()).containsEntry("name", pseudonym);
        assertThat(organisation.as(carla, () -> pseudonyms.of(leaver)).pseudonymous())
                .isTrue();
        refused(() -> organisation.as(carla, () -> pseudonyms.replace(leaver)), Problem.Kind.STALE, "");
    }

    @Test
    void theTrailForgetsTheNameAndStillVerifies() {
        organisation.as(
                leaver,
                () -> transaction.executeWithoutResult(status -> audit.record(
                        "SubstituteSet",
                        SubjectRef.person(leaver),
                        SubjectRef.person(leaver),
                        Map.of("person", name))));
        leave(leaver, clock.instant());
        refused(() -> organisation.as(carla, () -> pseudonyms.replace(leaver)), Problem.Kind.STALE, "");
        assertThat(text("SELECT name FROM person WHERE id = '" + leaver + "'"))
                .as("all of it or nothing")
                .isEqualTo(name);
        replace(leaver);
        assertThat(placesOf(name)).isEmpty();
        assertThat(audit.historyOf(SubjectRef.person(leaver), 0, 9))
                .filteredOn(entry -> entry.act().equals("SubstituteSet"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.actorName()).startsWith("Former employee");
                    assertThat(entry.details().get("person")).isEqualTo(entry.actorName());
                });
        SealNow.all(application);
        assertThat(organisation.as(auditor, () -> check.verify(List.of())).findings())
                .isEmpty();
    }

    @Test
    void aWordThatMeansSomethingElseAsWellStaysInTheTrail() {
        UUID brief = organisation.hire("Zq", null, null);
        jdbc.sql("UPDATE person SET username = 'zq' WHERE id = :id")
                .param("id", brief)
                .update();
        SubjectRef thing = SubjectRef.policy(Ids.next());
        organisation.as(
                carla,
                () -> transaction.executeWithoutResult(status -> audit.record(
                        "PolicyCreated", thing, thing, Map.of("language", "zq", "department", "Zq", "title", name))));
        leave(brief, clock.instant());
        replace(brief);
        assertThat(audit.historyOf(thing, 0, 1).getFirst().details())
                .isEqualTo(Map.of("language", "zq", "department", "Zq", "title", name));
    }

    @Test
    void neverForWhoWorksHereOrIsUnderHold() {
        refused(() -> organisation.as(carla, () -> pseudonyms.replace(leaver)), Problem.Kind.INVALID, "");
        assertThatThrownBy(() -> pseudonymise("Former employee AAAA01")).isInstanceOf(DataAccessException.class);
        leave(leaver, clock.instant());
        UUID hold = organisation.as(carla, () -> holds.put(HeldKind.PERSON, leaver, "A lawsuit"));
        refused(() -> organisation.as(carla, () -> pseudonyms.replace(leaver)), Problem.Kind.INVALID, "");
        assertThatThrownBy(() -> pseudonymise("Former employee AAAA02")).isInstanceOf(DataAccessException.class);
        assertThat(organisation.as(carla, () -> pseudonyms.of(leaver)).mayReplace())
                .isFalse();
        organisation.as(cora, () -> holds.lift(hold, "Settled"));
        assertThat(organisation.as(carla, () -> pseudonyms.of(leaver)).mayReplace())
                .isTrue();
        assertThat(organisation.as(auditor, () -> pseudonyms.of(leaver)).mayReplace())
                .isFalse();
        refused(() -> organisation.as(carla, () -> pseudonyms.replace(Ids.next())), Problem.Kind.NOT_FOUND, "");
    }

    private void pseudonymise(String pseudonym) {
        jdbc.sql("SELECT person_pseudonymise(:id, :name, :now)")
                .param("id", leaver)
                .param("name", pseudonym)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    @Test
    void aNameThatSomebodyElseHasTooStaysWhereItIsTheirs() {
        UUID namesake = organisation.hire(name, null, null);
        UUID mail = traces();
        leave(leaver, clock.instant());
        replace(leaver);
        assertThat(text("SELECT name FROM person WHERE id = '" + namesake + "'"))
                .isEqualTo(name);
        assertThat(text("SELECT params ->> 'owner' FROM outbox_mail WHERE id = '" + mail + "'"))
                .isEqualTo(name);
        assertThat(placesOf(username + "@example.org")).isEmpty();
    }

    @Test
    void aDirectoryBringsTheNameBackOnlyWithThePerson() {
        leave(leaver, clock.instant());
        replace(leaver);
        jdbc.sql("UPDATE person SET name = :name, email = 'g@example.org', synced_at = :now WHERE id = :id")
                .param("name", name)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", leaver)
                .update();
        assertThat(text("SELECT name FROM person WHERE id = '" + leaver + "'")).startsWith("Former employee");
        jdbc.sql("UPDATE person SET name = :name, active = true, left_at = NULL WHERE id = :id")
                .param("name", name)
                .param("id", leaver)
                .update();
        assertThat(text("SELECT name FROM person WHERE id = '" + leaver + "'")).isEqualTo(name);
        assertThat(organisation.as(carla, () -> pseudonyms.of(leaver)).pseudonymous())
                .isFalse();
    }

    @Test
    void theRunReplacesWhoLeftLongAgo() {
        anotherNight();
        leave(leaver, LONG_AGO.toInstant());
        switchOn();
        SealNow.all(application);
        run.run();
        assertThat(text("SELECT name FROM person WHERE id = '" + leaver + "'")).startsWith("Former employee");
    }
}
