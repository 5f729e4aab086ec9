package org.bylaw.people.directory;

import java.text.Normalizer;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bylaw.people.PersonLeft;
import org.bylaw.people.PersonReturned;
import org.bylaw.people.StaffChanged;
import org.bylaw.shared.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings the tables in step with what was read. A whole reading is one transaction of a few set-based statements: managers
 * may be on any page, and who left is known only when all pages are there.
 */
@Component
class DirectoryTable {

    /** Between the levels of a department, as whoever administers the directory writes them. */
    private static final String LEVEL = " > ";

    /** How many rows a reading changed. */
    record Changes(int joined, int changed, int left) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    DirectoryTable(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    List<UUID> activePeople() {
        return jdbc.sql("SELECT id FROM person WHERE active").query(UUID.class).list();
    }

    /** Takes over everyone who was read; {@code gone} are people whose accounts are there no longer. */
    @Transactional
    public Changes takeOver(List<StaffMember> everyone, Set<UUID> gone) {
        List<StaffMember> present =
                everyone.stream().filter(StaffMember::enabled).toList();
        List<UUID> returned = absentOnesAmong(present);
        takeOverDepartments(present);
        freeUsernames(present);
        Map<UUID, Boolean> written = upsert(present);
        Set<UUID> managed = resolveManagers(present);
        replaceMemberships("person_role", "role", present, StaffMember::roles);
        Set<UUID> regrouped = replaceMemberships("person_group", "path", present, StaffMember::groups);
        returned.forEach(id -> events.publishEvent(new PersonReturned(id)));
        List<UUID> leavers = new ArrayList<>(gone);
        everyone.stream()
                .filter(member -> !member.enabled())
                .map(StaffMember::id)
                .forEach(leavers::add);
        int joined = (int) written.values().stream().filter(isNew -> isNew).count();
        int left = leave(leavers);
        Set<UUID> changed = new HashSet<>(written.keySet());
        changed.addAll(managed);
        changed.addAll(regrouped);
        if (!changed.isEmpty()) {
            events.publishEvent(new StaffChanged(changed));
        }
        return new Changes(joined, Math.max(written.size() - joined, managed.size()), left);
    }

    /** Marks people as left and says so, once for each; those who left before are passed over. */
    @Transactional
    public int leave(Collection<UUID> ids) {
        List<UUID> left = jdbc.sql("""
                        UPDATE person SET active = false, left_at = :now, synced_at = :now
                        WHERE active AND id = ANY (:ids) RETURNING id
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .param("now", now())
                .query(UUID.class)
                .list();
        left.forEach(id -> events.publishEvent(new PersonLeft(id)));
        return left.size();
    }

    private List<UUID> absentOnesAmong(List<StaffMember> members) {
        return jdbc.sql("SELECT id FROM person WHERE NOT active AND id = ANY (:ids)")
                .param("ids", ids(members))
                .query(UUID.class)
                .list();
    }

    private void takeOverDepartments(List<StaffMember> members) {
        Map<String, String> nameByCode = new LinkedHashMap<>();
        members.stream()
                .map(StaffMember::department)
                .filter(name -> name != null && !code(name).isEmpty())
                .forEach(name -> withThoseAbove(name).forEach(each -> nameByCode.putIfAbsent(code(each), each)));
        jdbc.sql("""
                        INSERT INTO department (id, code, name) SELECT * FROM unnest(:ids, :codes, :names)
                        ON CONFLICT (code) DO UPDATE SET name = excluded.name WHERE department.name <> excluded.name
                        """)
                .param(
                        "ids",
                        nameByCode.keySet().stream().map(code -> Ids.next()).toArray(UUID[]::new))
                .param("codes", nameByCode.keySet().toArray(String[]::new))
                .param("names", nameByCode.values().toArray(String[]::new))
                .update();
    }

    /** An account may get a username that another one had; the row of that other one must not be in its way. */
    private void freeUsernames(List<StaffMember> members) {
        jdbc.sql("""
                        UPDATE person p SET username = p.id::text
                        FROM unnest(:ids, :usernames) AS read (id, username)
                        WHERE p.username = read.username AND p.id <> read.id
                        """)
                .param("ids", ids(members))
                .param("usernames", texts(members, StaffMember::username))
                .update();
    }

    /** Writes rows that are new or differ, and says of each written row whether it is new. */
    private Map<UUID, Boolean> upsert(List<StaffMember> members) {
        Map<UUID, Boolean> written = new HashMap<>();
        jdbc.sql("""
                        INSERT INTO person AS p (id, username, name, email, department_id, location, job_title, employment,
                            language, joined_at, synced_at)
                        SELECT read.id, read.username, read.name, read.email, d.id, read.location, read.job_title,
                            read.employment, read.language, :now, :now
                        FROM unnest(:ids, :usernames, :names, :emails, :departments, :locations, :titles, :employments,
                                :languages)
                            AS read (id, username, name, email, department, location, job_title, employment, language)
                        LEFT JOIN department d ON d.code = read.department
                        ON CONFLICT (id) DO UPDATE SET username = excluded.username, name = excluded.name,
                            email = excluded.email, department_id = excluded.department_id, location = excluded.location,
                            job_title = excluded.job_title, employment = excluded.employment,
                            language = excluded.language, active = true, left_at = NULL, synced_at = excluded.synced_at
                        WHERE (p.username, p.name, p.email, p.department_id, p.location, p.job_title, p.employment,
                                p.language, p.active)
                            IS DISTINCT FROM (excluded.username, excluded.name, excluded.email, excluded.department_id,
                                excluded.location, excluded.job_title, excluded.employment, excluded.language, true)
                        RETURNING p.id, (xmax = 0) AS is_new
                        """)
                .param("ids", ids(members))
                .param("usernames", texts(members, StaffMember::username))
                .param("names", texts(members, StaffMember::name))
                .param("emails", texts(members, StaffMember::email))
                .param(
                        "departments",
                        texts(members, member -> member.department() == null ? null : code(member.department())))
                .param("locations", texts(members, StaffMember::location))
                .param("titles", texts(members, StaffMember::jobTitle))
                .param("employments", texts(members, StaffMember::employment))
                .param("languages", texts(members, StaffMember::language))
                .param("now", now())
                .query(row -> {
                    written.put(row.getObject("id", UUID.class), row.getBoolean("is_new"));
                });
        return written;
    }

    private Set<UUID> resolveManagers(List<StaffMember> members) {
        return new HashSet<>(jdbc.sql("""
                        UPDATE person p SET manager_id = m.id, synced_at = :now
                        FROM unnest(:ids, :managers) AS read (id, manager)
                        LEFT JOIN person m ON m.username = lower(read.manager) AND m.id <> read.id
                        WHERE p.id = read.id AND p.manager_id IS DISTINCT FROM m.id
                        RETURNING p.id
                        """)
                .param("ids", ids(members))
                .param("managers", texts(members, StaffMember::manager))
                .param("now", now())
                .query(UUID.class)
                .list());
    }

    /** @return whose memberships are others than before */
    private Set<UUID> replaceMemberships(
            String table, String column, List<StaffMember> members, Function<StaffMember, Set<String>> field) {
        List<UUID> people = new ArrayList<>();
        List<String> values = new ArrayList<>();
        members.forEach(member -> field.apply(member).forEach(value -> {
            people.add(member.id());
            values.add(value);
        }));
        return new HashSet<>(jdbc.sql("""
                        WITH read AS (SELECT * FROM unnest(:people, :values) AS read (person_id, value)),
                        removed AS (
                            DELETE FROM %1$s m WHERE m.person_id = ANY (:ids) AND NOT EXISTS (
                                SELECT FROM read WHERE read.person_id = m.person_id AND read.value = m.%2$s)
                            RETURNING m.person_id),
                        added AS (
                            INSERT INTO %1$s (person_id, %2$s) SELECT person_id, value FROM read ON CONFLICT DO NOTHING
                            RETURNING person_id)
                        SELECT person_id FROM removed UNION SELECT person_id FROM added
                        """.formatted(table, column))
                .param("people", people.toArray(UUID[]::new))
                .param("values", values.toArray(String[]::new))
                .param("ids", ids(members))
                .query(UUID.class)
                .list());
    }

    /** "Engineering > Platform" is a part of "Engineering", which is there too, even if nobody is in it directly. */
    private static List<String> withThoseAbove(String department) {
        List<String> levels = levels(department);
        List<String> names = new ArrayList<>();
        for (int depth = 1; depth <= levels.size(); depth++) {
            names.add(String.join(LEVEL, levels.subList(0, depth)));
        }
        return names;
    }

    private static List<String> levels(String department) {
        return Stream.of(department.split(LEVEL))
                .map(String::strip)
                .filter(level -> !slug(level).isEmpty())
                .toList();
    }

    /**
     * The stable short name of a department: "Legal & Compliance" is {@code legal-compliance}, and "Engineering > Platform"
     * is {@code engineering/platform}.
     */
    static String code(String department) {
        return levels(department).stream().map(DirectoryTable::slug).collect(Collectors.joining("/"));
    }

    private static String slug(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static UUID[] ids(List<StaffMember> members) {
        return members.stream().map(StaffMember::id).toArray(UUID[]::new);
    }

    private static @Nullable String[] texts(List<StaffMember> members, Function<StaffMember, @Nullable String> field) {
        return members.stream().map(field).toArray(String[]::new);
    }
}
