package org.bylaw.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.bylaw.audit.AuditTrail;
import org.bylaw.audit.SealSigner;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

/** What an auditor does with the trail: in Bylaw, and with what they took along. */
@ModuleTest
class TrailCheckTest {

    @Autowired
    TrailCheck check;

    @Autowired
    TrailProof proofs;

    @Autowired
    Sealer sealer;

    @Autowired
    SealSigner signer;

    @Autowired
    SealKeys keys;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Organisation organisation;

    @TempDir
    Path folder;

    private final SubjectRef thing = SubjectRef.policy(Ids.next());
    private UUID auditor;

    @BeforeEach
    void act() {
        auditor = organisation.hire("Anna Auditor", null, null, Role.AUDITOR);
        acts(3);
    }

    private void acts(int count) {
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < count; i++) {
                audit.record("Counted", thing, thing, Map.of("number", i));
            }
        });
        sealer.sealAndSign();
    }

    @Test
    void anAuditorVerifiesInTheBackgroundAndItIsOnRecord() {
        organisation.as(auditor, () -> {
            String kept = Optional.ofNullable(check.standing().checkpoint()).orElseThrow();
            check.start(List.of(kept));
            Awaitility.await()
                    .pollInSameThread()
                    .until(() -> check.lastRun().filter(run -> !run.isRunning()).isPresent());
            Verdict verdict =
                    Optional.ofNullable(check.lastRun().orElseThrow().verdict()).orElseThrow();
            assertThat(verdict.findings()).isEmpty();
            assertThat(verdict.rows()).isEqualTo(check.standing().size());
            assertThat(verdict.proven()).isEqualTo(check.standing().covered());
        });
        assertThat(jdbc.sql(
                                "SELECT details ->> 'outcome' FROM audit_event WHERE act = 'TrailVerified' AND actor_id = :id")
                        .param("id", auditor)
                        .query(String.class)
                        .list())
                .containsExactly("SOUND");
    }

    @Test
    void aCheckpointIsTakenFromALineOfTheLogAsWell() throws IOException {
        String note = Optional.ofNullable(
                        organisation.as(auditor, () -> check.standing().checkpoint()))
                .orElseThrow();
        String line = Jcs.write(Jcs.NODES.objectNode().put("size", 1).put("note", note));
        String structured =
                Jcs.write(Jcs.NODES.objectNode().put("@timestamp", "now").put("message", line));
        Path trail = file("trail.jsonl", organisation.as(auditor, this::exported));
        Path keys = file("keys.json", signer.publicKeys());
        for (String kept : List.of(
                note, line, "2026-01-31T12:00:00Z INFO 1 --- bylaw.checkpoints : " + line + "\n", structured + "\n")) {
            assertThat(organisation
                            .as(auditor, () -> check.verify(List.of(kept)))
                            .findings())
                    .as(kept)
                    .isEmpty();
            assertThat(run("verify-trail", trail, "--keys", keys, "--checkpoint", file("kept", kept)).code)
                    .as(kept)
                    .isZero();
        }
        String cut = Jcs.write(Jcs.NODES
                .objectNode()
                .put("note", signedOver(Checkpoint.of(SignedNote.parse(note)).size() + 1_000_000)));
        assertThat(organisation.as(auditor, () -> check.verify(List.of(cut))).findings())
                .as("what it says is compared")
                .extracting(Finding::kind)
                .contains(Finding.Kind.CUT);
    }

    private String signedOver(long size) {
        SealKey key = keys.current();
        return key.note(new Checkpoint(
                                key.verifier().name(), size, Hashes.sha256(), Instant.parse("2026-01-31T12:00:00Z"))
                        .text())
                .toString();
    }

    @Test
    void whatIsNoCheckpointIsRefusedBeforeAnythingBegins() {
        assertThatThrownBy(() -> organisation.as(auditor, () -> check.start(List.of("nothing\n"))))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.field()).contains("checkpoint"));
    }

    @Test
    void othersMayNeitherVerifyNorExport() {
        UUID owner = organisation.hire("Olga Owner", null, null, Role.POLICY_OWNER, Role.APPROVER, Role.HR);
        assertThatThrownBy(() -> organisation.as(owner, () -> check.start(List.of())))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> organisation.as(owner, check::standing)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> organisation.as(owner, () -> exported())).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void theJarVerifiesAndProvesWhatWasTakenAlong() throws IOException {
        long former = organisation.as(auditor, () -> check.standing().covered());
        acts(20);
        long latter = organisation.as(auditor, () -> check.standing().covered());
        Path trail = file("trail.jsonl", organisation.as(auditor, this::exported));
        Path keys = file("keys.json", signer.publicKeys());
        Path note = file(
                "checkpoint.txt",
                Optional.ofNullable(
                                organisation.as(auditor, () -> check.standing().checkpoint()))
                        .orElseThrow());

        Said verified = run("verify-trail", trail, "--keys", keys, "--checkpoint", note);
        assertThat(verified.err).isEmpty();
        assertThat(verified.code).isZero();
        assertThat(verified.out).contains("The trail is sound.", latter + " of them proven");

        long row = jdbc.sql("SELECT max(event_id) FROM audit_leaf")
                .query(Long.class)
                .single();
        Said proof = run("prove-row", trail, row);
        assertThat(proof.code).isZero();
        assertThat(run("verify-proof", file("row.json", proof.out), "--keys", keys).out)
                .contains("The proof is right.");
        assertThat(run("verify-proof", file("row.json", proof.out.replace("Counted", "Uncounted")), "--keys", keys)
                        .code)
                .isOne();
        Said consistency = run("prove-consistency", trail, former, latter);
        assertThat(run("verify-proof", file("two.json", consistency.out), "--keys", keys).code)
                .isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM audit_event WHERE act = 'SealedTrailExported' AND actor_id = :id")
                        .param("id", auditor)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void eachRowTellsItsPlaceAndItsProofIsCheckedByTheJar() throws IOException {
        transaction.executeWithoutResult(status -> audit.record("CountedLate", thing, thing, Map.of("number", 1.5)));
        long row = jdbc.sql("SELECT max(id) FROM audit_event WHERE act = 'CountedLate' AND subject_id = :thing")
                .param("thing", thing.id())
                .query(Long.class)
                .single();
        organisation.as(auditor, () -> {
            assertThat(proofs.placeOf(row)).as("not sealed yet").isEmpty();
            assertThatThrownBy(() -> proofs.proof(row))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.STALE));
            assertThatThrownBy(() -> proofs.proof(Long.MAX_VALUE))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
        });
        sealer.sealAndSign();
        acts(1);
        organisation.as(auditor, () -> {
            TrailProof.Place place = proofs.placeOf(row).orElseThrow();
            assertThat(place.index())
                    .isEqualTo(jdbc.sql("SELECT leaf_index FROM audit_leaf WHERE event_id = :row")
                            .param("row", row)
                            .query(Long.class)
                            .single());
            assertThat(place.signedOver())
                    .as("the first checkpoint that covers it, not the newest")
                    .isGreaterThan(place.index())
                    .isLessThan(check.standing().covered());
            assertThat(place.signedAt()).isNotNull();
        });
        Path keys = file("keys.json", signer.publicKeys());
        String proof = organisation.as(auditor, () -> proofs.proof(row));
        assertThat(run("verify-proof", file("row.json", proof), "--keys", keys).out)
                .contains("The proof is right.");
        assertThat(run("verify-proof", file("other.json", proof.replace("CountedLate", "CountedSoon")), "--keys", keys)
                        .code)
                .isOne();
        assertThat(proof)
                .contains("java -jar bylaw.jar verify-proof row-" + row + ".json --keys bylaw-seal-keys.json")
                .contains("http://localhost/.well-known/bylaw-seal-keys");
        assertThat(jdbc.sql(
                                "SELECT details ->> 'row' FROM audit_event WHERE act = 'RowProofExported' AND actor_id = :me")
                        .param("me", auditor)
                        .query(String.class)
                        .list())
                .containsExactly(String.valueOf(row));
        UUID owner = organisation.hire("Olga Owner", null, null, Role.POLICY_OWNER, Role.HR);
        assertThatThrownBy(() -> organisation.as(owner, () -> proofs.proof(row)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> organisation.as(owner, () -> proofs.placeOf(row)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void theJarTellsWhatIsWrongAndWhatItCouldNotTry() throws IOException {
        Path trail = file("trail.jsonl", organisation.as(auditor, this::exported));
        Path keys = file("keys.json", signer.publicKeys());
        Path bad = file("bad.jsonl", Files.readString(trail).replace(thing.id().toString(), auditor.toString()));
        Said found = run("verify-trail", bad, "--keys", keys);
        assertThat(found.code).isOne();
        assertThat(found.out).contains("NOT sound");
        assertThat(found.err).contains("is not what was sealed");

        SealKey other = new KeyFolder(folder.resolve("other")).currentOrNew("other/trail", Instant.EPOCH);
        assertThat(run(
                                "verify-trail",
                                trail,
                                "--keys",
                                file("vkey", other.verifier().text()))
                        .code)
                .as("with keys of somebody else")
                .isOne();
        for (Object[] wrong : new Object[][] {
            {"verify-trail"},
            {"verify-trail", trail},
            {"verify-trail", trail, "--keys"},
            {"verify-trail", trail, "--keys", folder.resolve("nowhere")},
            {"verify-trail", keys, "--keys", keys},
            {"verify-trail", trail, "--unknown", keys},
            {"verify-trail", trail, "--keys", file("empty.json", "{}")},
            {"prove-row", trail, "many"},
            {"prove-row", trail, "999999999"},
            {"prove-consistency", trail, "1", "999999999"},
            {"verify-proof", keys, "--keys", keys},
            {"rotate-seal-key", folder.resolve("none")},
        }) {
            Said said = run(wrong);
            assertThat(said.code).as(List.of(wrong).toString()).isEqualTo(2);
            assertThat(said.err).isNotBlank();
        }
        assertThat(run("help").out).contains("verify-trail");
        assertThat(command(new ByteArrayOutputStream(), new ByteArrayOutputStream())
                        .run(List.of("--server.port=1")))
                .as("what is for the server")
                .isEmpty();
    }

    @Test
    void theJarAddsAKey() {
        Path keys = folder.resolve("keys");
        assertThat(run("rotate-seal-key", keys, "bylaw.example/trail").out).contains("bylaw.example/trail+");
        assertThat(run("rotate-seal-key", keys).code).isZero();
        assertThat(new KeyFolder(keys).published()).hasSize(2);
    }

    private String exported() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            check.export(out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private record Said(int code, String out, String err) {}

    private static Said run(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = command(out, err)
                .run(List.of(arguments).stream().map(String::valueOf).toList())
                .orElseThrow();
        return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static SealCommand command(ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new SealCommand(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                () -> Instant.parse("2026-01-31T12:00:00Z"));
    }
}
