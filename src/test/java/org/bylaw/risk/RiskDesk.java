package org.bylaw.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.signature.Signature;
import org.bylaw.signature.SignedActs;
import org.bylaw.testing.Organisation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the tests of this module do over and over: enter and assess a risk, sign for it, expect a refusal. */
record RiskDesk(
        Risks risks,
        RiskScales scales,
        SignedActs signing,
        Organisation organisation,
        TransactionTemplate transaction,
        JdbcClient jdbc,
        Clock clock) {

    LocalDate today() {
        return LocalDate.now(clock);
    }

    RiskEntry entry(String title, UUID owner) {
        return new RiskEntry(
                title, "File servers", "Encryption by intruders", "Old software", owner, null, Set.of(control("8.13")));
    }

    UUID control(String code) {
        return jdbc.sql("SELECT id FROM control WHERE code = :code")
                .param("code", code)
                .query(UUID.class)
                .single();
    }

    Assessment assessment(int likelihood, int impact, @Nullable Integer after, @Nullable Integer impactAfter) {
        return new Assessment(
                likelihood,
                impact,
                Treatment.MODIFY,
                "Offline copies",
                today().plusMonths(2),
                null,
                after,
                impactAfter,
                today().plusYears(1));
    }

    UUID enter(UUID by, UUID owner) {
        return organisation.as(by, () -> risks.enter(entry("Ransomware", owner)));
    }

    RiskPage page(UUID reader, UUID id) {
        return organisation.as(reader, () -> risks.page(id));
    }

    void assess(UUID by, UUID id, Assessment assessment) {
        organisation.as(
                by,
                () -> risks.assess(
                        id, risks.page(id).risk().revision(), scales.current().id(), assessment));
    }

    /** As the signature module does it, in one transaction and as the signer. */
    void accept(UUID signer, UUID id) {
        organisation.as(
                signer,
                () -> transaction.executeWithoutResult(status -> {
                    RiskFacts risk = risks.page(id).risk();
                    sign(signer, risk, signing.fingerprint(risk.subject(), Acceptances.ACCEPT));
                }));
    }

    void sign(UUID signer, RiskFacts risk, String sha256) {
        Signature signature = new Signature(
                Ids.next(),
                risk.subject(),
                Acceptances.ACCEPT,
                risk.name(),
                signer,
                "Otto Owner",
                "I accept it.",
                "Acceptance",
                "",
                sha256,
                clock.instant(),
                clock.instant());
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                        INSERT INTO signature (id, subject_kind, subject_id, act, title, signer_id, signer_name, statement,
                            meaning, comment, sha256, path, signed_at, authenticated_at)
                        VALUES (:id, 'risk', :risk, 'accept-risk', 'x', :signer, 'Otto Owner', 'I accept it.', 'Acceptance', '',
                            :sha, '/risks/1', :now, :now)
                        """)
                .param("id", signature.id())
                .param("risk", risk.id())
                .param("signer", signer)
                .param("sha", sha256)
                .param("now", now)
                .update();
        signing.signed(signature, Map.of());
    }

    static void refused(ThrowingCallable act, Problem.Kind kind, String field) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, (Consumer<Problem>) problem -> {
            assertThat(problem.kind()).isEqualTo(kind);
            assertThat(problem.field().orElse("")).isEqualTo(field);
        });
    }
}
