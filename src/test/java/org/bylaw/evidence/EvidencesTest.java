package org.bylaw.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bylaw.audit.AuditEntry;
import org.bylaw.audit.History;
import org.bylaw.evidencepack.Pack;
import org.bylaw.shared.Ids;
import org.bylaw.shared.MovableClock;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.testing.PostgresServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@ModuleTest
class EvidencesTest {

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private Evidences evidences;

    @Autowired
    private EvidenceRegister register;

    @Autowired
    private EvidenceReminder reminder;

    @Autowired
    private EvidencePart part;

    @Value("${spring.datasource.url}")
    private String url;

    @Autowired
    private History history;

    @Autowired
    private Organisation organisation;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovableClock clock;

    private UUID compliance;
    private UUID owner;
    private UUID other;
    private UUID auditor;
    private UUID staff;
    private SubjectRef control;
    private SubjectRef second;

    @BeforeEach
    void hire() {
        compliance = organisation.hire("Carla Compliance", null, null, Role.COMPLIANCE);
        owner = organisation.hire("Otto Owner", null, null, Role.CONTROL_OWNER);
        other = organisation.hire("Olaf Other", null, null, Role.CONTROL_OWNER);
        auditor = organisation.hire("Anna Auditor", null, null, Role.AUDITOR, Role.CONTROL_OWNER);
        staff = organisation.hire("Stefan Staff", null, null);
        control = owned("8.13", owner);
        second = owned("8.14", owner);
    }

    @AfterEach
    void backToToday() {
        clock.setOffset(Duration.ZERO);
    }

    private SubjectRef owned(String code, UUID by) {
        UUID id = jdbc.sql("SELECT id FROM control WHERE code = :code")
                .param("code", code)
                .query(UUID.class)
                .single();
        jdbc.sql("""
                        UPDATE tailoring SET applicable = true, reasons = '{RISK}', owner_id = :owner WHERE control_id = :id
                        """).param("owner", by).param("id", id).update();
        return SubjectRef.control(id);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private NewEvidence file(String content, @Nullable LocalDate until) {
        CheckedFile file = organisation.as(
                owner, () -> evidences.check("restore test.txt", content.getBytes(StandardCharsets.UTF_8)));
        return new NewEvidence("Restore test", new NewEvidence.File(file), today(), until);
    }

    private NewEvidence link(String url) {
        return new NewEvidence("Wiki", new NewEvidence.Link(url), today(), null);
    }

    private static String unique() {
        return "Restored in 2 hours " + Ids.next();
    }

    private UUID attached(UUID by, SubjectRef subject, NewEvidence wanted) {
        return organisation.as(by, () -> evidences.attach(subject, wanted));
    }

    private EvidenceFacts read(UUID id) {
        return organisation.as(compliance, () -> evidences.one(id));
    }

    private static void refused(ThrowingCallable act, Problem.Kind kind, String field) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, (Consumer<Problem>) problem -> {
            assertThat(problem.kind()).isEqualTo(kind);
            assertThat(problem.field().orElse("")).isEqualTo(field);
        });
    }

    @Test
    void theOwnerAttachesAFileAndEveryoneWhoWorksWithControlsSeesIt() {
        NewEvidence wanted = file(unique(), today().plusYears(1));
        UUID id = attached(owner, control, wanted);
        EvidenceFacts facts = organisation.as(other, () -> evidences.one(id));
        assertThat(facts.title()).isEqualTo("Restore test");
        assertThat(facts.fileName()).isEqualTo("restore test.txt");
        assertThat(facts.validity()).isEqualTo(Validity.VALID);
        assertThat(facts.addedByName()).isEqualTo("Otto Owner");
        assertThat(organisation.as(other, () -> evidences.of(control)))
                .extracting(EvidenceFacts::id)
                .contains(id);
        assertThat(organisation.as(staff, () -> evidences.of(control))).isEmpty();
        organisation.as(staff, () -> refused(() -> evidences.one(id), Problem.Kind.NOT_FOUND, ""));
        for (SubjectRef page : List.of(control, facts.subject())) {
            assertThat(organisation.as(compliance, () -> history.of(page, 0, 1).acts()))
                    .extracting(AuditEntry::act)
                    .containsExactly("EvidenceAttached");
        }
        organisation.as(staff, () -> refused(() -> history.of(facts.subject(), 0, 1), Problem.Kind.NOT_FOUND, ""));
    }

    @Test
    void onlyTheOwnerAndComplianceAttachAndOnlyWhereControlsAreTailored() {
        NewEvidence wanted = link("https://wiki.example.org/" + Ids.next());
        for (UUID person : List.of(other, staff, auditor)) {
            organisation.as(person, () -> refused(() -> evidences.attach(control, wanted), Problem.Kind.FORBIDDEN, ""));
        }
        owned("8.13", auditor);
        organisation.as(auditor, () -> assertThat(evidences.mayAttach(control)).isFalse());
        UUID article = jdbc.sql("SELECT id FROM control WHERE code = 'gdpr:32'")
                .query(UUID.class)
                .single();
        organisation.as(
                compliance,
                () -> refused(() -> evidences.attach(SubjectRef.control(article), wanted), Problem.Kind.FORBIDDEN, ""));
        organisation.as(
                compliance,
                () -> refused(
                        () -> evidences.attach(new SubjectRef("nothing", control.id()), wanted),
                        Problem.Kind.FORBIDDEN,
                        ""));
        UUID id = attached(compliance, control, wanted);
        organisation.as(other, () -> refused(() -> evidences.useAgain(id, control), Problem.Kind.FORBIDDEN, ""));
        organisation.as(other, () -> refused(() -> evidences.takeOff(id, control), Problem.Kind.FORBIDDEN, ""));
    }

    @Test
    void theSameIsUsedAgainAndNotStoredTwice() {
        String content = unique();
        UUID id = attached(owner, control, file(content, null));
        NewEvidence again = file(content, null);
        organisation.as(owner, () -> {
            assertThat(evidences.same(again.source()).orElseThrow().id()).isEqualTo(id);
            refused(() -> evidences.attach(second, again), Problem.Kind.STALE, "");
            evidences.useSame(again.source(), second);
            evidences.useAgain(id, second);
        });
        assertThat(read(id).uses()).isEqualTo(2);
        assertThat(organisation.as(owner, () -> register.uses(read(id))))
                .extracting(EvidenceRegister.Use::path)
                .containsExactlyInAnyOrder("/controls/8.13", "/controls/8.14");
        assertThat(organisation.as(compliance, () -> history.of(second, 0, 10).acts()))
                .filteredOn(act -> act.act().equals("EvidenceUsedAgain"))
                .as("told once")
                .filteredOn(act -> act.subject().id().equals(id))
                .hasSize(1);
        organisation.as(owner, () -> evidences.takeOff(id, second));
        assertThat(read(id).uses()).isEqualTo(1);
    }

    @Test
    void whatOneDoesNotSeeCannotBeUsedAgain() {
        UUID id = attached(compliance, control, file(unique(), null));
        UUID action = Ids.next();
        jdbc.sql("DELETE FROM evidence_link WHERE evidence_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("""
                        INSERT INTO evidence_link (evidence_id, subject_kind, subject_id, linked_by, linked_at)
                        VALUES (:id, 'waiver', :subject, :by, :now)
                        """)
                .param("id", id)
                .param("subject", action)
                .param("by", compliance)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        organisation.as(owner, () -> refused(() -> evidences.useAgain(id, control), Problem.Kind.NOT_FOUND, ""));
        assertThat(found(owner, new EvidenceFilter("", null, null, compliance, null)))
                .doesNotContain(id);
        assertThat(found(auditor, new EvidenceFilter("", null, null, compliance, null)))
                .contains(id);
        organisation.as(staff, () -> assertThatThrownBy(() -> register.page(EvidenceFilter.NONE, 0, 1))
                .isInstanceOf(AccessDeniedException.class));
    }

    @Test
    void twoWhoBringTheSameFileAtOnceMakeOne() throws Exception {
        NewEvidence wanted = file(unique(), null);
        CyclicBarrier start = new CyclicBarrier(2);
        Callable<Boolean> bring = () -> {
            start.await();
            try {
                attached(owner, control, wanted);
                return true;
            } catch (Problem problem) {
                assertThat(problem.kind()).isEqualTo(Problem.Kind.STALE);
                return false;
            }
        };
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> done = two.invokeAll(List.of(bring, bring));
            assertThat(List.of(done.get(0).get(), done.get(1).get())).containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void wrongFactsAreRefusedBesideTheirFields() {
        NewEvidence good = link("https://wiki.example.org/" + Ids.next());
        organisation.as(owner, () -> {
            for (NewEvidence wrong : List.of(
                    new NewEvidence("  ", good.source(), today(), null),
                    new NewEvidence("x".repeat(201), good.source(), today(), null),
                    new NewEvidence("Report \u202Efdp.exe", good.source(), today(), null),
                    new NewEvidence("P\u0430ssword report", good.source(), today(), null))) {
                refused(() -> evidences.attach(control, wrong), Problem.Kind.INVALID, "title");
            }
            refused(
                    () -> evidences.attach(control, new NewEvidence("x", good.source(), null, null)),
                    Problem.Kind.INVALID,
                    "collectedOn");
            refused(
                    () -> evidences.attach(control, new NewEvidence("x", good.source(), today().plusDays(1), null)),
                    Problem.Kind.INVALID,
                    "collectedOn");
            refused(
                    () -> evidences.attach(control, new NewEvidence("x", good.source(), today(), today().minusDays(1))),
                    Problem.Kind.INVALID,
                    "validUntil");
            for (String url : List.of(
                    "",
                    "javascript:alert(1)",
                    "file:///etc/passwd",
                    "https://",
                    "wiki",
                    "https://me:secret@wiki.example.org/",
                    "https://wiki.example.org/a b")) {
                refused(() -> evidences.attach(control, link(url)), Problem.Kind.INVALID, "url");
            }
        });
    }

    @Test
    void onlyAPublishedVersionOfAPolicyIsEvidence() {
        UUID policy = Ids.next();
        UUID department = organisation.department("EV", "Evidence");
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                        INSERT INTO policy (id, reference, title, document_type, owner_id, department_id, classification,
                            language, review_interval_months, created_by, created_at)
                        VALUES (:id, :reference, 'Backup', 'POLICY', :owner, :department, 'INTERNAL', 'en', 12, :owner, :now)
                        """)
                .param("id", policy)
                .param("reference", "E-" + policy.toString().substring(24).toUpperCase())
                .param("owner", owner)
                .param("department", department)
                .param("now", now)
                .update();
        UUID published = version(policy, 1, "PUBLISHED");
        UUID draft = version(policy, 2, "DRAFT");
        organisation.as(
                owner,
                () -> refused(
                        () -> evidences.attach(
                                control, new NewEvidence("x", new NewEvidence.Policy(draft), today(), null)),
                        Problem.Kind.INVALID,
                        "policy"));
        organisation.as(
                compliance,
                () -> refused(
                        () -> evidences.attach(
                                control, new NewEvidence("x", new NewEvidence.Policy(Ids.next()), today(), null)),
                        Problem.Kind.NOT_FOUND,
                        ""));
        UUID id = attached(
                owner, control, new NewEvidence("Backup 1.0", new NewEvidence.Policy(published), today(), null));
        assertThat(read(id).sha256()).isEqualTo("1".repeat(64));
        assertThat(read(id).policyId()).isEqualTo(policy);
    }

    private UUID version(UUID policy, int major, String state) {
        UUID id = Ids.next();
        jdbc.sql("""
                        INSERT INTO policy_version (id, policy_id, major, minor, state, change_kind, body, body_sha256,
                            created_by, created_at, published_at)
                        VALUES (:id, :policy, :major, 0, :state, 'MAJOR', 'x', :sha256, :by, :now,
                            CASE WHEN :state = 'PUBLISHED' THEN CAST(:now AS timestamptz) END)
                        """)
                .param("id", id)
                .param("policy", policy)
                .param("major", major)
                .param("state", state)
                .param("sha256", String.valueOf(major).repeat(64))
                .param("by", owner)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    @Test
    void aNewerOneTakesThePlaceWhereverTheEarlierIsUsed() {
        String content = unique();
        UUID earlier = attached(owner, control, file(content, today().plusDays(5)));
        organisation.as(owner, () -> evidences.useAgain(earlier, second));
        int revision = read(earlier).revision();
        NewEvidence newer = file(content, today().plusYears(1));
        organisation.as(
                other, () -> refused(() -> evidences.replace(earlier, revision, newer), Problem.Kind.FORBIDDEN, ""));
        UUID id = organisation.as(owner, () -> evidences.replace(earlier, revision, newer));
        assertThat(read(earlier).validity()).isEqualTo(Validity.REPLACED);
        assertThat(read(earlier).replacedById()).isEqualTo(id);
        assertThat(read(id).validity()).isEqualTo(Validity.VALID);
        assertThat(read(id).uses()).isEqualTo(2);
        organisation.as(owner, () -> {
            refused(() -> evidences.replace(earlier, revision, newer), Problem.Kind.STALE, "");
            refused(() -> evidences.withdraw(earlier, revision + 1, "late"), Problem.Kind.STALE, "");
            refused(() -> evidences.useAgain(earlier, control), Problem.Kind.STALE, "");
        });
    }

    @Test
    void withdrawnEvidenceStaysOnRecordWithItsReason() {
        String content = unique();
        UUID id = attached(compliance, control, file(content, null));
        int revision = read(id).revision();
        organisation.as(
                other, () -> refused(() -> evidences.withdraw(id, revision, "mine"), Problem.Kind.FORBIDDEN, ""));
        organisation.as(
                auditor, () -> refused(() -> evidences.withdraw(id, revision, "mine"), Problem.Kind.FORBIDDEN, ""));
        organisation.as(
                owner, () -> refused(() -> evidences.withdraw(id, revision, " "), Problem.Kind.INVALID, "reason"));
        organisation.as(
                owner, () -> refused(() -> evidences.withdraw(id, revision + 1, "stale"), Problem.Kind.STALE, ""));
        organisation.as(owner, () -> evidences.withdraw(id, revision, "The wrong server"));
        EvidenceFacts facts = read(id);
        assertThat(facts.validity()).isEqualTo(Validity.WITHDRAWN);
        assertThat(facts.withdrawalReason()).isEqualTo("The wrong server");
        assertThat(facts.withdrawnByName()).isEqualTo("Otto Owner");
        assertThat(attached(owner, control, file(content, null)))
                .as("the same file may be evidence anew")
                .isNotEqualTo(id);
    }

    @Test
    void whatIsOnRecordCannotBeChangedByTheApplication() {
        UUID id = attached(owner, control, file(unique(), null));
        String sha256 = read(id).sha256();
        for (String change : List.of(
                "UPDATE evidence SET title = 'x' WHERE id = '" + id + "'",
                "UPDATE evidence SET valid_until = '2099-01-01' WHERE id = '" + id + "'",
                "UPDATE evidence SET sha256 = repeat('a', 64) WHERE id = '" + id + "'",
                "DELETE FROM evidence WHERE id = '" + id + "'",
                "UPDATE evidence_file SET content = '\\x00' WHERE sha256 = '" + sha256 + "'",
                "DELETE FROM evidence_file WHERE sha256 = '" + sha256 + "'",
                "INSERT INTO evidence_file (sha256, content) VALUES (repeat('a', 64), '\\x00')",
                "UPDATE evidence SET withdrawn_at = added_at WHERE id = '" + id + "'",
                "INSERT INTO evidence (id, title, kind, sha256, collected_on, added_by, added_at, url) SELECT"
                        + " gen_random_uuid(), 'x', 'LINK', repeat('a', 64), '2026-01-01', added_by, added_at,"
                        + " 'javascript:1' FROM evidence WHERE id = '" + id + "'",
                "INSERT INTO evidence (id, title, kind, sha256, collected_on, added_by, added_at, file_name, media_type,"
                        + " size) SELECT gen_random_uuid(), 'x', 'FILE', repeat('a', 64), '2026-01-01', added_by,"
                        + " added_at, 'x.txt', 'text/plain', 1 FROM evidence WHERE id = '" + id + "'")) {
            assertThatThrownBy(() -> jdbc.sql(change).update()).as(change).isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void validityFollowsTheClockAndItsOwnersAreToldOnce() {
        UUID id = attached(owner, control, file(unique(), today().plusDays(40)));
        reminder.remind();
        assertThat(read(id).validity()).isEqualTo(Validity.VALID);
        assertThat(mails(owner)).isEmpty();
        clock.advance(Duration.ofDays(10));
        assertThat(read(id).validity()).isEqualTo(Validity.EXPIRING);
        reminder.remind();
        reminder.remind();
        assertThat(mails(owner)).containsExactly("1");
        assertThat(mails(compliance)).isEmpty();
        clock.advance(Duration.ofDays(30));
        assertThat(read(id).validity()).as("its last day").isEqualTo(Validity.EXPIRING);
        clock.advance(Duration.ofDays(1));
        assertThat(read(id).validity()).isEqualTo(Validity.EXPIRED);
        reminder.remind();
        assertThat(mails(owner)).containsExactly("1");
        assertThat(found(owner, new EvidenceFilter("", null, Validity.EXPIRED, owner, null)))
                .contains(id);
        assertThat(found(owner, new EvidenceFilter("", null, Validity.VALID, owner, null)))
                .doesNotContain(id);
    }

    @Test
    void whoBroughtItIsToldWhereNobodyAnswersForTheControl() {
        attached(compliance, control, file(unique(), today().plusDays(20)));
        jdbc.sql("UPDATE person SET active = false, left_at = joined_at WHERE id = :id")
                .param("id", owner)
                .update();
        reminder.remind();
        assertThat(mails(owner)).isEmpty();
        assertThat(mails(compliance)).containsExactly("1");
    }

    private List<String> mails(UUID person) {
        return jdbc.sql("""
                        SELECT params ->> 'count' FROM outbox_mail WHERE person_id = :person AND kind = 'evidence.expiring'
                        """).param("person", person).query(String.class).list();
    }

    private List<UUID> found(UUID person, EvidenceFilter filter) {
        return organisation.as(person, () -> register.page(filter, 0, 100).stream()
                .map(EvidenceFacts::id)
                .toList());
    }

    @Test
    void theRegisterIsFilteredAndExported() {
        String mark = "Mark 100%_" + Ids.next();
        NewEvidence wanted = new NewEvidence(
                "=" + mark, new NewEvidence.Link("https://wiki.example.org/" + Ids.next()), today(), null);
        UUID id = attached(owner, control, wanted);
        assertThat(found(other, EvidenceFilter.of(mark.toUpperCase()))).containsExactly(id);
        assertThat(found(other, new EvidenceFilter(mark, EvidenceKind.LINK, null, owner, "8.13")))
                .containsExactly(id);
        assertThat(found(other, new EvidenceFilter(mark, EvidenceKind.FILE, null, null, null)))
                .isEmpty();
        assertThat(found(other, new EvidenceFilter(mark, null, null, other, null)))
                .isEmpty();
        assertThat(found(other, new EvidenceFilter(mark, null, null, null, "8.14")))
                .isEmpty();
        assertThat(found(other, new EvidenceFilter(mark, null, Validity.WITHDRAWN, null, null)))
                .isEmpty();
        assertThat(organisation.as(other, () -> register.count(EvidenceFilter.of(mark))))
                .isEqualTo(1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        organisation.as(other, () -> {
            try {
                register.export(EvidenceFilter.of(mark), out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("'=" + mark + ",Link,https://wiki.example.org/")
                .contains(",Valid,Otto Owner,");
    }

    @Test
    void aFileIsFetchedToKeepAndNeverShown() throws Exception {
        String content = unique();
        UUID id = attached(owner, control, file(content, null));
        UUID link = attached(owner, control, link("https://wiki.example.org/" + Ids.next()));
        MockHttpServletResponse file = fetch(other, Role.CONTROL_OWNER, id);
        assertThat(file.getContentAsString())
                .as("status %s, %s", file.getStatus(), file.getRedirectedUrl())
                .isEqualTo(content);
        assertThat(file.getContentType()).isEqualTo("application/octet-stream");
        assertThat(file.getHeader("Content-Disposition"))
                .startsWith("attachment;")
                .contains("restore%20test.txt");
        assertThat(file.getHeaders("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(file.getHeader("Content-Security-Policy")).startsWith("sandbox;");
        assertThat(file.getHeaders("Cache-Control")).containsExactly("no-store");
        assertThat(fetch(staff, Role.EMPLOYEE, id).getStatus()).isEqualTo(404);
        assertThat(fetch(staff, Role.EMPLOYEE, id).getContentAsString()).doesNotContain(content);
        assertThat(fetch(other, Role.CONTROL_OWNER, link).getStatus()).isEqualTo(404);
        assertThat(fetch(other, Role.CONTROL_OWNER, Ids.next()).getStatus()).isEqualTo(404);
        assertThat(mvc().perform(get("/evidence/" + id + "/file"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .as("without a login")
                .isEqualTo(302);
    }

    private MockMvc mvc() {
        return MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    private MockHttpServletResponse fetch(UUID person, Role role, UUID id) throws Exception {
        return mvc().perform(get("/evidence/" + id + "/file")
                        .with(user(person.toString()).roles(role.roleName())))
                .andReturn()
                .getResponse();
    }

    @Test
    void aPackIsMadeAlsoOfWhatRetentionHasRemoved() {
        String content = unique();
        UUID kept = attached(owner, second, file(unique(), null));
        UUID gone = attached(owner, second, file(content, null));
        SingleConnectionDataSource asOwner =
                new SingleConnectionDataSource(url, PostgresServer.OWNER, PostgresServer.PASSWORD, true);
        JdbcClient schema = JdbcClient.create(asOwner);
        schema.sql("SELECT set_config('bylaw.retention', 'on', false)").query(row -> {});
        schema.sql("""
                        UPDATE evidence_file SET content = NULL, removed_at = now()
                        WHERE sha256 = (SELECT sha256 FROM evidence WHERE id = :id)
                        """).param("id", gone).update();
        asOwner.destroy();
        Map<String, String> pack = new TreeMap<>();
        organisation.as(owner, () -> fill(pack));
        assertThat(pack.get("evidence/evidence.json"))
                .contains(kept.toString(), gone.toString(), "removedByRetention=true");
        assertThat(pack.keySet()).filteredOn(path -> path.endsWith(".txt")).isNotEmpty();
        assertThat(pack.values()).doesNotContain(content);
    }

    private void fill(Map<String, String> pack) {
        try {
            part.fill(second, new Told(pack));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps what is put into a pack. */
    private record Told(Map<String, String> files) implements Pack {

        @Override
        public void file(String path, Content content) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            content.writeTo(out);
            files.put(path, out.toString(StandardCharsets.UTF_8));
        }

        @Override
        public void text(String path, String text) {
            files.put(path, text);
        }

        @Override
        public void json(String path, Object value) {
            files.put(path, value.toString());
        }

        @Override
        public void alsoAbout(SubjectRef thing) {}

        @Override
        public void alsoRan(UUID businessKey) {}

        @Override
        public void alsoProve(SubjectRef thing, String folder) {}

        @Override
        public void signed(SignOff signOff) {}

        @Override
        public List<SignOff> signOffs() {
            return List.of();
        }

        @Override
        public Instant at() {
            return Instant.EPOCH;
        }
    }
}
