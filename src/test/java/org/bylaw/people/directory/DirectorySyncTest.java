package org.bylaw.people.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.Department;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.Ids;
import org.bylaw.shared.PartState;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.work.Duties;
import org.bylaw.work.Duty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class DirectorySyncTest {

    @Autowired
    DirectoryTable table;

    @Autowired
    RightsTable rights;

    @Autowired
    ReadingRecord record;

    @Autowired
    DataSource dataSource;

    @Autowired
    Clock clock;

    @Autowired
    People people;

    @Autowired
    AuditTrail audit;

    @Autowired
    Duties duties;

    @Autowired
    Organisation organisation;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    final Accounts accounts = new Accounts();
    DirectorySync sync;
    String suffix;

    @BeforeEach
    void connect() {
        sync = new DirectorySync(accounts, table, rights, record, dataSource, clock, 100);
        suffix = "-" + Ids.next().toString().substring(24);
    }

    @Test
    void joinersComeWithDepartmentManagerRolesAndGroups() {
        UUID ada = accounts.add("ada" + suffix, "Legal & Compliance", "mona" + suffix, Role.APPROVER);
        UUID mona = accounts.add("mona" + suffix, "Legal & Compliance", null, Role.MANAGEMENT);

        sync.readNow();

        Person person = people.require(ada);
        assertThat(person.departmentName()).isEqualTo("Legal & Compliance");
        assertThat(people.department(person.departmentId()).orElseThrow().code())
                .isEqualTo("legal-compliance");
        assertThat(person.managerId()).isEqualTo(mona);
        assertThat(person.language()).isEqualTo("de");
        assertThat(people.rolesOf(ada)).containsExactlyInAnyOrder(Role.EMPLOYEE, Role.APPROVER);
        assertThat(sync.state().orElseThrow().joined()).isEqualTo(2);
        assertThat(sync.state().orElseThrow().problem()).isNull();
    }

    @Test
    void moversAreWrittenAndWhoStayedIsNot() {
        UUID ada = accounts.add("ada" + suffix, "Finance", "mona" + suffix, Role.APPROVER);
        accounts.add("mona" + suffix, "Finance", null);
        UUID otto = accounts.add("otto" + suffix, "Research", null);
        sync.readNow();

        accounts.put(ada, "ada.b" + suffix, "Research", "otto" + suffix, true, Role.COMPLIANCE);
        sync.readNow();

        assertThat(people.require(ada).username()).isEqualTo("ada.b" + suffix);
        assertThat(people.require(ada).departmentName()).isEqualTo("Research");
        assertThat(people.require(ada).managerId()).isEqualTo(otto);
        assertThat(people.rolesOf(ada)).containsExactlyInAnyOrder(Role.EMPLOYEE, Role.COMPLIANCE);
        assertThat(sync.state().orElseThrow())
                .satisfies(state -> assertThat(List.of(state.joined(), state.changed(), state.left()))
                        .containsExactly(0, 1, 0));
        sync.readNow();
        assertThat(sync.state().orElseThrow().changed()).isZero();
    }

    @Test
    void whoIsDisabledLosesTheirTasksAtTheNextQuickLook() {
        UUID mona = accounts.add("mona" + suffix, "Finance", null);
        UUID ada = accounts.add("ada" + suffix, "Finance", "mona" + suffix);
        sync.readNow();
        Duty duty = new Duty("read", SubjectRef.policy(Ids.next()), ada, "Read", "Policy", "because", null, "/x", null);
        transaction.executeWithoutResult(status -> duties.open(List.of(duty)));

        accounts.put(ada, "ada" + suffix, "Finance", "mona" + suffix, false);
        sync.readDisabled();
        sync.readDisabled();

        assertThat(people.require(ada).active()).isFalse();
        assertThat(duties.holders("read", duty.subject())).containsExactly(mona);
        assertThat(audit.historyOf(SubjectRef.person(ada), 0, 10))
                .extracting(entry -> entry.act())
                .containsExactly("PersonLeft");
    }

    @Test
    void whoIsEnabledAgainIsBackAtTheNextQuickLook() {
        UUID ada = accounts.add("ada" + suffix, "Finance", null, Role.APPROVER);
        accounts.put(ada, "ada" + suffix, "Finance", null, false, Role.APPROVER);
        sync.readNow();
        assertThat(people.find(ada))
                .as("a disabled account that never worked here")
                .isEmpty();

        accounts.put(ada, "ada" + suffix, "Finance", null, true, Role.APPROVER);
        sync.readDisabled();
        accounts.put(ada, "ada" + suffix, "Finance", null, false, Role.APPROVER);
        sync.readDisabled();
        sync.readNow();
        assertThat(people.require(ada).active()).isFalse();

        accounts.put(ada, "ada" + suffix, "Finance", null, true, Role.APPROVER);
        sync.readDisabled();

        assertThat(people.require(ada).active()).isTrue();
        assertThat(people.inRole(Role.APPROVER)).extracting(Person::id).contains(ada);
    }

    @Test
    void whoseAccountWasDeletedLeftButNotWhoWasMissedBetweenTwoPages() {
        UUID ada = accounts.add("ada" + suffix, "Finance", null);
        UUID ben = accounts.add("ben" + suffix, "Finance", null);
        sync.readNow();

        accounts.delete(ada);
        accounts.hideFromPages(ben);
        sync.readNow();

        assertThat(people.require(ada).active()).isFalse();
        assertThat(people.require(ben).active()).isTrue();
    }

    @Test
    void aUsernameMayGoToAnotherAccount() {
        UUID old = accounts.add("ada" + suffix, "Finance", null);
        sync.readNow();
        accounts.delete(old);
        UUID fresh = accounts.add("ada" + suffix, "Finance", null);

        sync.readNow();

        assertThat(people.findByUsername("ada" + suffix)).map(Person::id).hasValue(fresh);
        assertThat(people.require(old).active()).isFalse();
    }

    @Test
    void whenKeycloakIsAwayEverythingStaysAndTheStateSaysSo() {
        UUID ada = accounts.add("ada" + suffix, "Finance", null);
        sync.readNow();
        accounts.away = true;
        sync.readNow();

        assertThat(people.require(ada).active()).isTrue();
        assertThat(sync.state().orElseThrow().problem()).isEqualTo("Keycloak does not answer.");

        accounts.away = false;
        sync.readDisabled();
        assertThat(sync.state().orElseThrow().problem()).isNull();
    }

    @Test
    void aReadingThatNobodyHearsOfAnyMoreIsTold() {
        sync.readNow();
        assertThat(part(Duration.ofMinutes(10)).look().level()).isEqualTo(PartState.Level.WORKS);
        assertThat(part(Duration.ofMinutes(16)).look().level()).isEqualTo(PartState.Level.FAILS);
        try {
            quickLook(Duration.ofMinutes(16));
            assertThat(part(Duration.ofMinutes(17)).look().level()).isEqualTo(PartState.Level.WORKS);
            quickLook(Duration.ofMinutes(50));
            assertThat(part(Duration.ofMinutes(51)).look().level())
                    .as("roles are read, and everyone else is not")
                    .isEqualTo(PartState.Level.FAILS);
        } finally {
            // Else sessions of other tests would follow a reading that is still to come.
            sync.readNow();
        }
    }

    private void quickLook(Duration later) {
        Clock then = Clock.offset(clock, later);
        new DirectorySync(accounts, table, rights, new ReadingRecord(jdbc, then), dataSource, then, 100).readDisabled();
    }

    /** What the health page says so much later. */
    private DirectoryPart part(Duration later) {
        DefaultListableBeanFactory running = new DefaultListableBeanFactory();
        running.registerSingleton("schedule", new DirectorySchedule(sync));
        return new DirectoryPart(
                record,
                running.getBeanProvider(DirectorySchedule.class),
                Clock.offset(clock, later),
                Duration.ofSeconds(20),
                Duration.ofMinutes(15));
    }

    @Test
    void anEmptyRealmSendsNobodyHome() {
        List<UUID> ids = IntStream.range(0, 12)
                .mapToObj(number -> accounts.add("p" + number + suffix, "Finance", null))
                .toList();
        sync.readNow();
        ids.forEach(accounts::delete);

        new DirectorySync(accounts, table, rights, record, dataSource, clock, 50).readNow();

        assertThat(people.byIds(ids).values()).allMatch(Person::active);
        assertThat(sync.state().orElseThrow().problem()).contains("Nothing was taken over");
    }

    @Test
    void departmentsHaveShortNamesThatLast() {
        assertThat(Departments.code("Legal & Compliance")).isEqualTo("legal-compliance");
        assertThat(Departments.code(" Qualität / Prüfung ")).isEqualTo("qualitat-prufung");
        assertThat(Departments.code("Engineering > R&D >")).isEqualTo("engineering/r-d");
    }

    @Test
    void aDepartmentThatNobodyIsInDirectlyIsThereAboveItsParts() {
        UUID ada = accounts.add("ada" + suffix, "Energy" + suffix + " > Wind > Offshore", null);

        sync.readNow();

        String code = people.department(people.require(ada).departmentId())
                .orElseThrow()
                .code();
        assertThat(code).endsWith("/wind/offshore");
        assertThat(people.departments())
                .filteredOn(department -> code.startsWith(department.code() + "/"))
                .extracting(Department::name)
                .containsExactlyInAnyOrder("Energy" + suffix, "Energy" + suffix + " > Wind");
    }

    /** Accounts in memory instead of Keycloak's. */
    @Test
    void whoLosesOrGainsARoleIsSeenAtTheNextQuickLook() {
        UUID ada = accounts.add("ada" + suffix, "Finance", null, Role.APPROVER, Role.HR);
        UUID otto = accounts.add("otto" + suffix, "Finance", null);
        sync.readNow();

        accounts.put(ada, "ada" + suffix, "Finance", null, true, Role.HR);
        accounts.put(otto, "otto" + suffix, "Finance", null, true, Role.ADMIN);
        sync.readDisabled();

        assertThat(people.rolesOf(ada)).containsExactlyInAnyOrder(Role.EMPLOYEE, Role.HR);
        assertThat(people.rolesOf(otto)).containsExactlyInAnyOrder(Role.EMPLOYEE, Role.ADMIN);
        sync.readNow();
        assertThat(audit.historyOf(SubjectRef.person(otto), 0, 10))
                .as("in the trail, once, whichever reading noticed it")
                .filteredOn(entry -> entry.act().equals("RolesChanged"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details()).containsEntry("given", List.of("admin")));
    }

    @Test
    void aReadingInWhichNearlyNobodyHasARoleIsNotBelieved() {
        sync = new DirectorySync(accounts, table, rights, record, dataSource, clock, 0);
        List<UUID> approvers = IntStream.range(0, 12)
                .mapToObj(number -> accounts.add("a" + number + suffix, "Finance", null, Role.APPROVER))
                .toList();
        new DirectorySync(accounts, table, rights, record, dataSource, clock, 100).readNow();

        approvers.forEach(id -> accounts.put(id, people.require(id).username(), "Finance", null, true));
        sync.readDisabled();

        assertThat(people.rolesOf(approvers.getFirst())).contains(Role.APPROVER);
        assertThat(sync.state().orElseThrow().problem()).contains("have no role any more");
    }

    private final class Accounts implements StaffSource {

        private final Map<UUID, StaffMember> members = new LinkedHashMap<>();
        private final Set<UUID> deleted = new HashSet<>();
        private final Set<UUID> hidden = new HashSet<>();
        private boolean away;

        UUID add(String username, String department, @Nullable String manager, Role... roles) {
            UUID id = Ids.next();
            put(id, username, department, manager, true, roles);
            return id;
        }

        void put(
                UUID id, String username, String department, @Nullable String manager, boolean enabled, Role... roles) {
            Set<String> names = new HashSet<>(Set.of(Role.EMPLOYEE.roleName()));
            for (Role role : roles) {
                names.add(role.roleName());
            }
            members.put(
                    id,
                    new StaffMember(
                            id,
                            username,
                            username,
                            username + "@example.org",
                            enabled,
                            department,
                            manager,
                            "Hamburg",
                            "Analyst",
                            null,
                            "de",
                            names,
                            Set.of("/staff")));
        }

        void delete(UUID id) {
            members.remove(id);
            deleted.add(id);
        }

        void hideFromPages(UUID id) {
            hidden.add(id);
        }

        @Override
        public List<StaffMember> everyone() {
            answer();
            List<StaffMember> read = new ArrayList<>(members.values());
            read.removeIf(member -> hidden.contains(member.id()));
            return read;
        }

        @Override
        public Set<UUID> disabled() {
            answer();
            return members.values().stream()
                    .filter(member -> !member.enabled())
                    .map(StaffMember::id)
                    .collect(Collectors.toSet());
        }

        /** Whoever the other tests hired is at Keycloak as they are here. */
        @Override
        public Map<UUID, Set<String>> rights() {
            answer();
            Map<UUID, Set<String>> rights = new HashMap<>();
            jdbc.sql("SELECT person_id, role FROM person_role").query(row -> {
                UUID id = row.getObject("person_id", UUID.class);
                if (!members.containsKey(id)) {
                    rights.computeIfAbsent(id, person -> new HashSet<>()).add(row.getString("role"));
                }
            });
            members.values().forEach(member -> {
                Set<String> roles = new HashSet<>(member.roles());
                roles.remove(OF_EVERYBODY);
                if (!roles.isEmpty()) {
                    rights.put(member.id(), roles);
                }
            });
            return rights;
        }

        @Override
        public int count() {
            answer();
            return members.size();
        }

        @Override
        public Set<UUID> gone(Collection<UUID> ids) {
            return ids.stream().filter(deleted::contains).collect(Collectors.toSet());
        }

        private void answer() {
            if (away) {
                throw new Unreachable("Keycloak does not answer.", new IllegalStateException("away"));
            }
        }
    }
}
