package org.bylaw.control.exchange;

import static org.bylaw.shared.Say.say;

import java.text.Normalizer;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.bylaw.control.exchange.EditionChange.Numbered;
import org.bylaw.control.exchange.FrameworkContent.Entry;
import org.bylaw.shared.Composed;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes frameworks into the tables of the catalogue, each table in one statement. */
@Component
class FrameworkTable {

    /** Any number, the same on all nodes. */
    private static final long LOCK = 0x6279_6c61_7766_776bL;

    private final JdbcClient jdbc;

    FrameworkTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A framework as far as importing has to know it. */
    record Known(UUID id, String key, String name, boolean tailored, boolean shipped) {}

    /** Until the transaction ends nobody else brings frameworks in or takes them out. */
    void alone() {
        jdbc.sql("SELECT pg_advisory_xact_lock(:lock)").param("lock", LOCK).query(row -> {});
    }

    /** @throws Problem NOT_FOUND where it is not there */
    Known framework(UUID id) {
        return known("id = :it", id);
    }

    /** @throws Problem NOT_FOUND where it is not there */
    Known framework(String key) {
        return known("key = :it", key);
    }

    private Known known(String condition, Object value) {
        return jdbc.sql("SELECT id, key, trim(name || ' ' || edition) AS name, tailored, shipped FROM framework WHERE "
                        + condition)
                .param("it", value)
                .query(Known.class)
                .optional()
                .orElseThrow(() -> Problem.notFound(say("This framework is not there.")));
    }

    boolean isTaken(String key) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM framework WHERE key = :key)")
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    /** The edition that has taken its place. */
    Optional<String> replacedBy(UUID framework) {
        return jdbc.sql("SELECT trim(name || ' ' || edition) FROM framework WHERE replaces_id = :id")
                .param("id", framework)
                .query(String.class)
                .optional();
    }

    /** Its controls without its headings. */
    List<Numbered> controls(UUID framework) {
        return jdbc.sql("""
                        SELECT code, ref, title FROM control WHERE framework_id = :framework AND NOT heading ORDER BY position
                        """).param("framework", framework).query(Numbered.class).list();
    }

    /** The ids of its controls and headings by their numbers. */
    Map<String, UUID> ids(UUID framework) {
        Map<String, UUID> ids = new HashMap<>();
        jdbc.sql("SELECT ref, id FROM control WHERE framework_id = :framework")
                .param("framework", framework)
                .query(row -> {
                    ids.put(row.getString("ref"), row.getObject("id", UUID.class));
                });
        return ids;
    }

    void insert(UUID id, NewFramework framework, UUID by, OffsetDateTime at) {
        jdbc.sql("""
                        INSERT INTO framework (id, key, name, edition, publisher, source, tailored, shipped, replaces_id,
                            position, imported_by, imported_at)
                        SELECT :id, :key, :name, :edition, :publisher, :source, :tailored, false, :replaces,
                            coalesce(max(position), 0) + 1, :by, :at
                        FROM framework
                        """)
                .param("id", id)
                .param("key", framework.key())
                .param("name", framework.name())
                .param("edition", framework.edition())
                .param("publisher", framework.publisher())
                .param("source", framework.source())
                .param("tailored", framework.tailored())
                .param("replaces", framework.replacesId())
                .param("by", by)
                .param("at", at)
                .update();
    }

    /** @return the ids of what was inserted, by number */
    Map<String, UUID> insertControls(UUID framework, String key, boolean tailored, List<Entry> entries) {
        Map<String, UUID> ids = new LinkedHashMap<>();
        entries.forEach(entry -> ids.put(entry.ref(), Ids.next()));
        jdbc.sql("""
                        INSERT INTO control (id, framework_id, ref, code, title, position, parent_id, heading)
                        SELECT c.id, :framework, c.ref, :key || ':' || c.ref, c.title, c.position,
                            CAST(nullif(c.parent, '') AS uuid), c.heading
                        FROM unnest(:ids, :refs, :titles, :parents, :headings)
                            WITH ORDINALITY AS c (id, ref, title, parent, heading, position)
                        """)
                .param("framework", framework)
                .param("key", key)
                .param("ids", ids.values().toArray(UUID[]::new))
                .param("refs", texts(entries, Entry::ref))
                .param("titles", texts(entries, Entry::title))
                .param(
                        "parents",
                        texts(
                                entries,
                                entry -> entry.parent().isEmpty() ? "" : String.valueOf(ids.get(entry.parent()))))
                .param("headings", entries.stream().map(Entry::heading).toArray(Boolean[]::new))
                .update();
        if (tailored) {
            jdbc.sql(
                            "INSERT INTO tailoring (control_id) SELECT id FROM control WHERE framework_id = :framework AND NOT heading")
                    .param("framework", framework)
                    .update();
        }
        insertAttributes(framework, entries, ids);
        return ids;
    }

    private void insertAttributes(UUID framework, List<Entry> entries, Map<String, UUID> ids) {
        Map<String, String> keys = attributeKeys(entries);
        if (keys.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO framework_attribute (framework_id, key, name, position)
                        SELECT :framework, a.key, a.name, a.position
                        FROM unnest(:keys, :names) WITH ORDINALITY AS a (key, name, position)
                        """)
                .param("framework", framework)
                .param("keys", keys.values().toArray(String[]::new))
                .param("names", keys.keySet().toArray(String[]::new))
                .update();
        Map<String, Map<String, Integer>> places = new HashMap<>();
        List<UUID> of = new ArrayList<>();
        List<String> attributes = new ArrayList<>();
        List<String> values = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        for (Entry entry : entries) {
            entry.attributes()
                    .forEach((name, its) -> its.forEach(value -> {
                        Map<String, Integer> known = places.computeIfAbsent(name, any -> new HashMap<>());
                        of.add(ids.get(entry.ref()));
                        attributes.add(keys.get(name));
                        values.add(value);
                        positions.add(known.computeIfAbsent(value, any -> known.size() + 1));
                    }));
        }
        jdbc.sql("""
                        INSERT INTO control_attribute (control_id, key, value, position)
                        SELECT * FROM unnest(:of, :attributes, :values, :positions)
                        """)
                .param("of", of.toArray(UUID[]::new))
                .param("attributes", attributes.toArray(String[]::new))
                .param("values", values.toArray(String[]::new))
                .param("positions", positions.toArray(Integer[]::new))
                .update();
    }

    /** By the attribute's name, in the order of the file: as they stand in addresses. */
    private static Map<String, String> attributeKeys(List<Entry> entries) {
        Set<String> names = new LinkedHashSet<>();
        entries.forEach(entry -> names.addAll(entry.attributes().keySet()));
        Map<String, String> keys = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (String name : names) {
            String plain = Composed.of(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                    .replaceAll("\\p{M}", "")
                    .replaceAll("[^a-z0-9]+", "_")
                    .replaceAll("^[_0-9]+|_$", "");
            String key = plain.isEmpty() ? "attribute" : plain.substring(0, Math.min(plain.length(), 36));
            String free = key;
            for (int number = 2; !taken.add(free); number++) {
                free = key + "_" + number;
            }
            keys.put(name, free);
        }
        return keys;
    }

    void insertSuccession(List<UUID> before, List<UUID> after) {
        jdbc.sql("INSERT INTO control_succession (old_id, new_id) SELECT * FROM unnest(:before, :after)")
                .param("before", before.toArray(UUID[]::new))
                .param("after", after.toArray(UUID[]::new))
                .update();
    }

    private static String[] texts(List<Entry> entries, Function<Entry, String> text) {
        return entries.stream().map(text).toArray(String[]::new);
    }
}
