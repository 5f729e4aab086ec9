package org.bylaw.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.CurrentPerson;
import org.bylaw.security.FreshLogin;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectGuide;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
@Import(SigningServiceTest.Doubles.class)
class SigningServiceTest {

    private static final String SHA = "a".repeat(64);

    /** A module with one kind of thing, of which the test says how it stands. */
    static class Things implements SignedActs, SubjectGuide {
        private final Map<UUID, String> fingerprints = new HashMap<>();
        private final List<Signature> done = new ArrayList<>();
        private final List<Map<String, String>> details = new ArrayList<>();
        private boolean refuses;
        private boolean hidden;

        @Override
        public boolean maySee(SubjectRef subject) {
            return !hidden;
        }

        @Override
        public Named name(SubjectRef subject) {
            return new Named("Thing 1", "/things/1");
        }

        @Override
        public boolean supports(String subjectKind) {
            return subjectKind.equals("test-thing");
        }

        @Override
        public String fingerprint(SubjectRef subject, String act) {
            if (refuses) {
                throw Problem.forbidden("It is not yours.");
            }
            return fingerprints.getOrDefault(subject.id(), "");
        }

        @Override
        public void signed(Signature signature, Map<String, String> given) {
            if (given.containsKey("fails")) {
                throw Problem.stale("Too late.");
            }
            done.add(signature);
            details.add(given);
        }
    }

    static class Logins implements FreshLogin {
        private final CurrentPerson currentPerson;
        private final Set<String> proofs = new HashSet<>();
        private String purpose = "";

        Logins(CurrentPerson currentPerson) {
            this.currentPerson = currentPerson;
        }

        @Override
        public String begin(String wanted, String returnPath) {
            purpose = wanted;
            return "/login?back=" + returnPath;
        }

        void logIn(UUID person) {
            proofs.add(person + purpose);
        }

        @Override
        public boolean isProven(String wanted) {
            return proofs.contains(currentPerson.requireId() + wanted);
        }

        @Override
        public Instant require(String wanted) {
            if (!proofs.remove(currentPerson.requireId() + wanted)) {
                throw Problem.forbidden("Please log in.");
            }
            return Instant.parse("2026-01-01T10:00:00Z");
        }
    }

    static class Doubles {
        @Bean
        Things thingsToSign() {
            return new Things();
        }

        @Bean
        @Primary
        Logins loginsForSignatures(CurrentPerson currentPerson) {
            return new Logins(currentPerson);
        }
    }

    @Autowired
    private Signatures signatures;

    @Autowired
    private Signing signing;

    @Autowired
    private Things things;

    @Autowired
    private Logins logins;

    @Autowired
    private Organisation organisation;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private JdbcClient jdbc;

    private UUID boss;
    private UUID other;
    private SubjectRef thing;

    @BeforeEach
    void begin() {
        boss = organisation.hire("Berta Boss", null, null, Role.MANAGEMENT, Role.AUDITOR);
        other = organisation.hire("Olaf Other", null, null, Role.MANAGEMENT);
        thing = new SubjectRef("test-thing", Ids.next());
        things.fingerprints.put(thing.id(), SHA);
        things.refuses = false;
        things.done.clear();
        things.details.clear();
    }

    private UUID ask(Map<String, String> details) {
        String path = organisation.as(
                boss,
                () -> signatures.ask(new ToSign(
                        thing,
                        "accept",
                        "Review of 8.24",
                        "I, Berta Boss, accept the remaining risk of 8.24.",
                        "Acceptance of the remaining risk.",
                        SHA,
                        "Insured",
                        "/things/1",
                        details)));
        return UUID.fromString(path.substring("/signatures/".length()));
    }

    private void logIn(UUID wish, UUID person) {
        assertThat(organisation.as(person, () -> signing.login(wish))).isEqualTo("/login?back=/signatures/" + wish);
        logins.logIn(person);
    }

    private void refused(Problem.Kind kind, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, (Consumer<Problem>)
                problem -> assertThat(problem.kind()).isEqualTo(kind));
    }

    @Test
    void whoeverLoggedInForItSignsAndTheModuleDoesWhatWasSigned() {
        UUID wish = ask(Map.of("until", "2027-01-01"));
        assertThat(organisation.as(boss, () -> signing.page(wish)).refusal()).isNull();
        assertThat(organisation.as(boss, () -> signing.isReady(wish))).isFalse();
        logIn(wish, boss);
        assertThat(organisation.as(boss, () -> signing.isReady(wish))).isTrue();
        organisation.as(boss, () -> signing.sign(wish));
        assertThat(things.done).singleElement().satisfies(signature -> {
            assertThat(signature.signerName()).isEqualTo("Berta Boss");
            assertThat(signature.sha256()).isEqualTo(SHA);
            assertThat(signature.comment()).isEqualTo("Insured");
            assertThat(signature.authenticatedAt()).isEqualTo("2026-01-01T10:00:00Z");
        });
        assertThat(things.details).containsExactly(Map.of("until", "2027-01-01"));
        SigningPage receipt = organisation.as(boss, () -> signing.page(wish));
        assertThat(receipt.receipt()).isEqualTo(things.done.getFirst());
        assertThat(receipt.path()).isEqualTo("/things/1");
        assertThat(organisation.as(other, () -> signatures.on(thing))).containsExactly(things.done.getFirst());
        things.hidden = true;
        assertThat(organisation.as(other, () -> signatures.on(thing)))
                .as("what somebody signed is shown to whoever may see the thing")
                .isEmpty();
        things.hidden = false;
        assertThat(audit.historyOf(thing, 0, 10).getFirst().details())
                .containsEntry("statement", "I, Berta Boss, accept the remaining risk of 8.24.")
                .containsEntry("sha256", SHA);
    }

    @Test
    void itIsSignedOnlyOnce() {
        UUID wish = ask(Map.of());
        logIn(wish, boss);
        organisation.as(boss, () -> signing.sign(wish));
        refused(Problem.Kind.NOT_FOUND, () -> organisation.as(boss, () -> signing.sign(wish)));
        assertThat(things.done).hasSize(1);
    }

    @Test
    void withoutALoginOfItsOwnNothingIsSigned() {
        UUID earlier = ask(Map.of());
        logIn(earlier, boss);
        UUID wish = ask(Map.of());
        refused(Problem.Kind.FORBIDDEN, () -> organisation.as(boss, () -> signing.sign(wish)));
        refused(Problem.Kind.NOT_FOUND, () -> organisation.as(boss, () -> signing.sign(earlier)));
        assertThat(things.done).isEmpty();
    }

    @Test
    void whatChangedMeanwhileIsNotSigned() {
        UUID wish = ask(Map.of());
        logIn(wish, boss);
        things.fingerprints.put(thing.id(), "b".repeat(64));
        refused(Problem.Kind.STALE, () -> organisation.as(boss, () -> signing.sign(wish)));
        assertThat(organisation.as(boss, () -> signing.page(wish)).refusal()).contains("changed");
        refused(Problem.Kind.STALE, () -> organisation.as(boss, () -> signing.login(wish)));
        assertThat(organisation.as(boss, () -> signatures.on(thing))).isEmpty();
    }

    @Test
    void whatTheModuleRefusesLeavesNoSignature() {
        UUID wish = ask(Map.of("fails", "yes"));
        logIn(wish, boss);
        refused(Problem.Kind.STALE, () -> organisation.as(boss, () -> signing.sign(wish)));
        assertThat(organisation.as(boss, () -> signatures.on(thing))).isEmpty();
        assertThat(organisation.as(boss, () -> signing.page(wish)).comment())
                .as("what was typed is kept")
                .isEqualTo("Insured");
    }

    @Test
    void whoMayNotSignCanNotEvenAsk() {
        things.refuses = true;
        refused(Problem.Kind.FORBIDDEN, () -> ask(Map.of()));
    }

    @Test
    void nobodySeesOrSignsWhatAnotherIsAboutToSign() {
        UUID wish = ask(Map.of());
        refused(Problem.Kind.NOT_FOUND, () -> organisation.as(other, () -> signing.page(wish)));
        refused(Problem.Kind.NOT_FOUND, () -> organisation.as(other, () -> signing.login(wish)));
        refused(Problem.Kind.NOT_FOUND, () -> organisation.as(other, () -> signing.sign(wish)));
    }

    @Test
    void aSignatureCanNeitherBeChangedNorDeleted() {
        UUID wish = ask(Map.of());
        logIn(wish, boss);
        organisation.as(boss, () -> signing.sign(wish));
        assertThatThrownBy(() -> jdbc.sql("UPDATE signature SET statement = 'I never said this.'")
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM signature").update()).isInstanceOf(DataAccessException.class);
    }
}
