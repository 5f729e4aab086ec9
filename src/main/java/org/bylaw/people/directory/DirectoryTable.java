package org.bylaw.people.directory;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bylaw.people.DirectoryTakenOver;
import org.bylaw.people.PersonLeft;
import org.bylaw.people.PersonReturned;
import org.bylaw.people.RolesChanged;
import org.bylaw.people.StaffChanged;
import org.bylaw.shared.KeptPlans;
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

    /** A role or a group that somebody was given, or had until now. */
    record Membership(UUID personId, String value, boolean given) {}

    /** How many rows a reading changed. */
    record Changes(int joined, int changed, int left) {}

    private final Departments departments;
    private final AccountLinks links;
    private final Masters masters;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    DirectoryTable(
            Departments departments,
            AccountLinks links,
            Masters masters,
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events) {
        this.departments = departments;
        this.links = links;
        this.masters = masters;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    List<UUID> activeAccounts() {
        return links.accountsOfActivePeople();
    }

    /** Takes over everyone who was read; {@code gone} are accounts that are there no longer. */
    @Transactional
    public Changes takeOver(List<StaffMember> accounts, Set<UUID> gone) {
        links.alone();
        List<UUID> leavers = new ArrayList<>(links.personIds(gone));
        links.unlink(gone);
        List<StaffMember> everyone = people(accounts);
        List<StaffMember> present =
                everyone.stream().filter(StaffMember::enabled).toList();
        List<UUID> returned = absentOnesAmong(present);
        departments.takeOver(present.stream()
                .map(StaffMember::department)
                .filter(Objects::nonNull)
                .toList());
        freeUsernames(present);
        Map<UUID, Boolean> written = upsert(present);
        KeptPlans.forget(jdbc);
        Set<UUID> managed = resolveManagers(present);
        roles(replaceMemberships("person_role", "role", present, StaffMember::roles))
                .ifPresent(events::publishEvent);
        Set<UUID> regrouped = replaceMemberships("person_group", "path", present, StaffMember::groups).stream()
                .map(Membership::personId)
                .collect(Collectors.toSet());
        returned.forEach(id -> events.publishEvent(new PersonReturned(id)));
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
        Changes changes = new Changes(joined, Math.max(written.size() - joined, managed.size()), left);
        if (changes.joined() + changes.changed() + changes.left() > 0) {
            events.publishEvent(new DirectoryTakenOver(changes.joined(), changes.changed(), changes.left()));
        }
        return changes;
    }

    /** What to tell of changed roles; nothing where it is only that of everybody. */
    static Optional<RolesChanged> roles(List<Membership> changed) {
        Map<UUID, List<Membership>> byPerson = changed.stream()
                .filter(role -> !role.value().equals(StaffSource.OF_EVERYBODY))
                .collect(Collectors.groupingBy(Membership::personId));
        return byPerson.isEmpty()
                ? Optional.empty()
                : Optional.of(new RolesChanged(byPerson.entrySet().stream()
                        .map(person -> new RolesChanged.Change(
                                person.getKey(), values(person.getValue(), true), values(person.getValue(), false)))
                        .toList()));
    }

    private static Set<String> values(List<Membership> changes, boolean given) {
        return changes.stream()
                .filter(change -> change.given() == given)
                .map(Membership::value)
                .collect(Collectors.toCollection(TreeSet::new));
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

    /** The same for the people whose accounts these are. */
    @Transactional
    public int leaveOf(Collection<UUID> accountIds) {
        return leave(links.personIds(accountIds));
    }

    /** From here on the id of each is the person's, not the account's. */
    private List<StaffMember> people(List<StaffMember> accounts) {
        links.link(accounts.stream()
                .filter(StaffMember::enabled)
                .map(account -> new AccountLinks.Account(account.id(), account.username(), account.email()))
                .toList());
        Map<UUID, UUID> people =
                links.personByAccount(accounts.stream().map(StaffMember::id).toList());
        return accounts.stream()
                .map(account -> account.withId(people.getOrDefault(account.id(), account.id())))
                .toList();
    }

    private List<UUID> absentOnesAmong(List<StaffMember> members) {
        return jdbc.sql("SELECT id FROM person WHERE NOT active AND id = ANY (:ids)")
                .param("ids", ids(members))
                .query(UUID.class)
                .list();
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
                        SELECT read.id, read.username,
                            CASE WHEN h.listed AND :hrName THEN old.name ELSE read.name END,
                            CASE WHEN h.listed AND :hrMail THEN old.email ELSE read.email END,
                            CASE WHEN h.listed AND :hrDepartment THEN old.department_id ELSE d.id END,
                            CASE WHEN h.listed AND :hrLocation THEN old.location ELSE read.location END,
                            CASE WHEN h.listed AND :hrTitle THEN old.job_title ELSE read.job_title END,
                            CASE WHEN h.listed AND :hrEmployment THEN old.employment ELSE read.employment END,
                            CASE WHEN h.listed AND :hrLanguage THEN old.language ELSE read.language END, :now, :now
                        FROM unnest(:ids, :usernames, :names, :emails, :departments, :locations, :titles, :employments,
                                :languages)
                            AS read (id, username, name, email, department, location, job_title, employment, language)
                        LEFT JOIN department d ON d.code = read.department
                        LEFT JOIN person old ON old.id = read.id
                        LEFT JOIN staff_of_hr h ON h.person_id = read.id
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
                        texts(
                                members,
                                member -> member.department() == null ? null : Departments.code(member.department())))
                .param("locations", texts(members, StaffMember::location))
                .param("titles", texts(members, StaffMember::jobTitle))
                .param("employments", texts(members, StaffMember::employment))
                .param("languages", texts(members, StaffMember::language))
                .param("hrName", masters.isHrs(StaffAttribute.NAME))
                .param("hrMail", masters.isHrs(StaffAttribute.MAIL))
                .param("hrDepartment", masters.isHrs(StaffAttribute.DEPARTMENT))
                .param("hrLocation", masters.isHrs(StaffAttribute.LOCATION))
                .param("hrTitle", masters.isHrs(StaffAttribute.JOB_TITLE))
                .param("hrEmployment", masters.isHrs(StaffAttribute.EMPLOYMENT))
                .param("hrLanguage", masters.isHrs(StaffAttribute.LANGUAGE))
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
                        WHERE p.id = read.id AND p.manager_id IS DISTINCT FROM m.id AND NOT (:hrManager AND EXISTS (
                            SELECT FROM staff_of_hr h WHERE h.person_id = p.id AND h.listed))
                        RETURNING p.id
                        """)
                .param("ids", ids(members))
                .param("managers", texts(members, StaffMember::manager))
                .param("hrManager", masters.isHrs(StaffAttribute.MANAGER))
                .param("now", now())
                .query(UUID.class)
                .list());
    }

    /** @return whose memberships are others than before */
    private List<Membership> replaceMemberships(
            String table, String column, List<StaffMember> members, Function<StaffMember, Set<String>> field) {
        List<UUID> people = new ArrayList<>();
        List<String> values = new ArrayList<>();
        members.forEach(member -> field.apply(member).forEach(value -> {
            people.add(member.id());
            values.add(value);
        }));
        return jdbc.sql("""
                        WITH read AS (SELECT * FROM unnest(:people, :values) AS read (person_id, value)),
                        removed AS (
                            DELETE FROM %1$s m WHERE m.person_id = ANY (:ids) AND NOT EXISTS (
                                SELECT FROM read WHERE read.person_id = m.person_id AND read.value = m.%2$s)
                            RETURNING m.person_id, m.%2$s AS value),
                        added AS (
                            INSERT INTO %1$s (person_id, %2$s) SELECT person_id, value FROM read ON CONFLICT DO NOTHING
                            RETURNING person_id, %2$s AS value)
                        SELECT person_id, value, false AS given FROM removed
                        UNION ALL SELECT person_id, value, true FROM added
                        """.formatted(table, column))
                .param("people", people.toArray(UUID[]::new))
                .param("values", values.toArray(String[]::new))
                .param("ids", ids(members))
                .query(Membership.class)
                .list();
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
