package org.bylaw.control.exchange;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bylaw.audit.Act;
import org.bylaw.audit.AuditTrail;
import org.bylaw.control.exchange.MappingCheck.Pair;
import org.bylaw.control.exchange.MappingCheck.Read;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToSeeControls;
import org.bylaw.shared.Composed;
import org.bylaw.shared.Costly;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes mappings between any frameworks in, many to many, each with who says so. */
@Service
public class MappingImports {

    private static final int SHOWN = 500;

    /**
     * Who says what corresponds to what.
     *
     * @param mappings how much of it there is
     */
    public record Source(String key, String name, boolean shipped, int mappings) {}

    private final JdbcClient jdbc;
    private final FrameworkTable table;
    private final AuditTrail audit;

    MappingImports(JdbcClient jdbc, FrameworkTable table, AuditTrail audit) {
        this.jdbc = jdbc;
        this.table = table;
        this.audit = audit;
    }

    /**
     * What importing the file would do; stores nothing.
     *
     * @param source who says so, for lines that do not name it
     * @param named the keys of frameworks by what an OSCAL document calls them, where somebody had to say so
     */
    @Costly(Costly.Kind.IMPORT)
    @Allowed(Role.COMPLIANCE)
    @Transactional(readOnly = true)
    public MappingPreview preview(HandedIn file, String source, Map<String, String> named) {
        return preview(file, source, named, read(file, source, named));
    }

    private Read read(HandedIn file, String source, Map<String, String> named) {
        file.requireSize();
        MappedControls controls = controls();
        Set<String> shipped = shippedSources();
        return FrameworkReader.oscal(file)
                .map(document -> OscalMappings.read(document, controls, shipped, source, named))
                .orElseGet(() -> MappingCsv.read(file, controls, shipped, source));
    }

    /**
     * Takes over what was seen; mappings that are there already stay as they are.
     *
     * @return how many are new
     * @throws Problem STALE where something else would happen than what was seen
     */
    @Costly(Costly.Kind.IMPORT)
    @Allowed(Role.COMPLIANCE)
    @Transactional
    public int confirm(HandedIn file, String source, Map<String, String> named, String seen) {
        table.alone();
        Read read = read(file, source, named);
        MappingPreview preview = preview(file, source, named, read);
        if (!preview.possible()) {
            throw Problem.invalid(
                    "file",
                    counted(
                            preview.errorCount(),
                            "The file has 1 error. Nothing was stored.",
                            "The file has {0} errors. Nothing was stored."));
        }
        if (!preview.fingerprint().equals(seen)) {
            throw Problem.stale(
                    say("Something changed since you looked. Nothing was stored; please look at it again."));
        }
        Map<String, String> keys = sourceKeys(new TreeSet<>(preview.sources()));
        int stored = statement("""
                        INSERT INTO control_mapping (from_id, to_id, source, place, relationship)
                        SELECT m.before, m.after, m.source, m.place, m.relationship
                        FROM unnest(:before, :after, :sources, :places, :relationships)
                            AS m (before, after, source, place, relationship)
                        ON CONFLICT DO NOTHING
                        """, read.pairs(), keys).update();
        record(file, read, stored);
        return stored;
    }

    /** Who is said to say what corresponds, with how much of it there is; those that ship first. */
    @AllowedToSeeControls
    public List<Source> sources() {
        return jdbc.sql("""
                        SELECT s.key, s.name, s.shipped, count(m.from_id) AS mappings
                        FROM mapping_source s LEFT JOIN control_mapping m ON m.source = s.key
                        GROUP BY s.key ORDER BY s.shipped DESC, s.name
                        """).query(Source.class).list();
    }

    /**
     * Takes all out again that an imported source says.
     *
     * @throws Problem STALE where somebody was faster; INVALID where it comes with Bylaw
     */
    @Allowed(Role.COMPLIANCE)
    @Transactional
    public void remove(String key) {
        table.alone();
        Source source = sources().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Problem.stale(say("Somebody has removed these mappings already.")));
        if (source.shipped()) {
            throw Problem.invalid(say("“{0}” comes with Bylaw.", source.name()));
        }
        List<UUID> frameworks =
                jdbc.sql("""
                        SELECT DISTINCT k.framework_id FROM control_mapping m JOIN control k ON k.id IN (m.from_id, m.to_id)
                        WHERE m.source = :key
                        """).param("key", key).query(UUID.class).list();
        jdbc.sql("DELETE FROM control_mapping WHERE source = :key")
                .param("key", key)
                .update();
        jdbc.sql("DELETE FROM mapping_source WHERE key = :key AND NOT shipped")
                .param("key", key)
                .update();
        tell(frameworks, "MappingsRemoved", Map.of("source", source.name(), "mappings", source.mappings()));
    }

    /** One row for each framework that is concerned, so that its history tells of it. */
    private void record(HandedIn file, Read read, int stored) {
        Map<String, Object> details =
                Map.of("file", file.name(), "fileSha256", file.sha256(), "mappings", stored, "sources", sources(read));
        List<UUID> frameworks = jdbc.sql("SELECT DISTINCT framework_id FROM control WHERE id = ANY (:ids)")
                .param(
                        "ids",
                        read.pairs().stream()
                                .flatMap(pair -> Stream.of(pair.from(), pair.to()))
                                .distinct()
                                .toArray(UUID[]::new))
                .query(UUID.class)
                .list();
        tell(frameworks, "MappingsImported", details);
    }

    private void tell(List<UUID> frameworks, String act, Map<String, Object> details) {
        audit.recordAll(frameworks.stream()
                .map(id -> new SubjectRef(SubjectRef.FRAMEWORK, id))
                .map(framework -> new Act(act, framework, framework, details))
                .toList());
    }

    /** Their names and their keys. */
    private Set<String> shippedSources() {
        Set<String> shipped = new HashSet<>();
        sources().stream().filter(Source::shipped).forEach(source -> {
            shipped.add(plain(source.name()));
            shipped.add(plain(source.key()));
        });
        return shipped;
    }

    private MappedControls controls() {
        MappedControls controls = new MappedControls();
        jdbc.sql("""
                        SELECT f.key, k.ref, k.id FROM control k JOIN framework f ON f.id = k.framework_id WHERE NOT k.heading
                        """).query(row -> {
            controls.add(row.getString("key"), row.getString("ref"), row.getObject("id", UUID.class));
        });
        jdbc.sql("SELECT key, trim(name || ' ' || edition) AS name FROM framework ORDER BY position, key")
                .query(row -> {
                    controls.name(row.getString("key"), row.getString("name"));
                });
        return controls;
    }

    private MappingPreview preview(HandedIn file, String source, Map<String, String> named, Read read) {
        Map<String, String> keys = knownSources();
        int known = read.pairs().isEmpty()
                ? 0
                : statement("""
                        SELECT count(*) FROM unnest(:before, :after, :sources, :places, :relationships)
                            AS m (before, after, source, place, relationship)
                        JOIN control_mapping c ON c.from_id = m.before AND c.to_id = m.after AND c.source = m.source
                            AND c.place = m.place
                        """, read.pairs(), keys).query(Integer.class).single();
        return new MappingPreview(
                read.lines(),
                known,
                sources(read),
                read.errors().stream().limit(SHOWN).toList(),
                read.errors().size(),
                read.notes(),
                read.unnamed(),
                new HandedIn(
                                "",
                                (file.sha256() + known + source + new TreeMap<>(named))
                                        .getBytes(StandardCharsets.UTF_8))
                        .sha256());
    }

    private JdbcClient.StatementSpec statement(String sql, List<Pair> pairs, Map<String, String> keys) {
        return jdbc.sql(sql)
                .param("before", pairs.stream().map(Pair::from).toArray(UUID[]::new))
                .param("after", pairs.stream().map(Pair::to).toArray(UUID[]::new))
                .param("sources", texts(pairs, pair -> keys.getOrDefault(plain(pair.source()), "")))
                .param("places", texts(pairs, Pair::place))
                .param("relationships", texts(pairs, pair -> pair.relationship().name()));
    }

    private static String[] texts(List<Pair> pairs, Function<Pair, String> text) {
        return pairs.stream().map(text).toArray(String[]::new);
    }

    private static List<String> sources(Read read) {
        return read.pairs().stream().map(Pair::source).distinct().sorted().toList();
    }

    /** The keys of sources by their names, and by the keys themselves, since files may name either. */
    private Map<String, String> knownSources() {
        Map<String, String> keys = new HashMap<>();
        jdbc.sql("SELECT key, name FROM mapping_source").query(row -> {
            keys.put(plain(row.getString("name")), row.getString("key"));
            keys.put(plain(row.getString("key")), row.getString("key"));
        });
        return keys;
    }

    /** The same with those that are new, which are added. */
    private Map<String, String> sourceKeys(Set<String> names) {
        Map<String, String> keys = knownSources();
        Set<String> taken = new HashSet<>(keys.values());
        List<String> newKeys = new ArrayList<>();
        List<String> newNames = new ArrayList<>();
        for (String name : names) {
            if (!keys.containsKey(plain(name))) {
                String key = freeKey(name, taken);
                keys.put(plain(name), key);
                newKeys.add(key);
                newNames.add(name);
            }
        }
        jdbc.sql(
                        "INSERT INTO mapping_source (key, name, shipped) SELECT k, n, false FROM unnest(:keys, :names) AS s (k, n)")
                .param("keys", newKeys.toArray(String[]::new))
                .param("names", newNames.toArray(String[]::new))
                .update();
        return keys;
    }

    private static String freeKey(String name, Set<String> taken) {
        String slug = Composed.of(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String key = slug.length() < 2 ? "source" : slug.substring(0, Math.min(slug.length(), 70));
        String free = key;
        for (int number = 2; !taken.add(free); number++) {
            free = key + "-" + number;
        }
        return free;
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
