package org.bylaw.audit.seal;

import static org.bylaw.shared.Say.say;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.bylaw.audit.AuditTrail;
import org.bylaw.audit.Caller;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.Costly;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets those who audit verify the trail and take it out, with what is needed to verify it elsewhere. */
@Service
public class TrailCheck {

    private static final Logger LOG = LoggerFactory.getLogger(TrailCheck.class);

    private final TrailReader reader;
    private final SealTable table;
    private final SealKeys keys;
    private final AuditTrail audit;
    private final CurrentPerson currentPerson;
    private final TransactionTemplate transaction;
    private final Clock clock;

    private final AtomicReference<@Nullable Run> last = new AtomicReference<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("trail-check").factory());

    TrailCheck(
            TrailReader reader,
            SealTable table,
            SealKeys keys,
            AuditTrail audit,
            CurrentPerson currentPerson,
            TransactionTemplate transaction,
            Clock clock) {
        this.reader = reader;
        this.table = table;
        this.keys = keys;
        this.audit = audit;
        this.currentPerson = currentPerson;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * How the trail stands.
     *
     * @param size how many rows are sealed
     * @param checkpoint the newest signed note; empty before the first
     * @param checkpointAt when it was made
     * @param covered how many rows it covers
     */
    public record Standing(
            long size,
            @Nullable String checkpoint,
            @Nullable Instant checkpointAt,
            long covered,
            List<Key> keys) {}

    /**
     * A public key.
     *
     * @param text in the form name+hash+key
     */
    public record Key(String text, Instant from, boolean current) {}

    /**
     * A verification, running or ended; the last one of this node.
     *
     * @param done how many rows are read
     * @param verdict empty while it runs, and where it broke off
     */
    public record Run(
            Instant startedAt,
            long done,
            long rows,
            @Nullable Instant endedAt,
            @Nullable Verdict verdict) {

        public boolean isRunning() {
            return endedAt == null;
        }
    }

    @Allowed({Role.AUDITOR, Role.COMPLIANCE, Role.ADMIN})
    public Standing standing() {
        Optional<SealTable.StoredCheckpoint> checkpoint = table.lastCheckpoint();
        return new Standing(
                table.size(),
                checkpoint.map(SealTable.StoredCheckpoint::note).orElse(null),
                checkpoint.map(SealTable.StoredCheckpoint::at).orElse(null),
                checkpoint.map(SealTable.StoredCheckpoint::size).orElse(0L),
                keys.published());
    }

    /** Empty where none was started since this node was. */
    @Allowed({Role.AUDITOR, Role.COMPLIANCE, Role.ADMIN})
    public Optional<Run> lastRun() {
        return Optional.ofNullable(last.get());
    }

    /**
     * Verifies in the background; {@link #lastRun()} tells how far it is.
     *
     * @param notes checkpoints that were kept elsewhere, which show a cut end; each as it is, or as a line of the log
     * @throws Problem where one of them is no checkpoint, or a verification runs
     */
    @Allowed({Role.AUDITOR, Role.COMPLIANCE, Role.ADMIN})
    public void start(List<String> notes) {
        List<String> kept = notes.stream().map(TrailCheck::requireCheckpoint).toList();
        Run run = new Run(clock.instant(), 0, reader.extent().size(), null, null);
        Run former = last.get();
        if (former != null && former.isRunning() || !last.compareAndSet(former, run)) {
            throw Problem.stale(say("The trail is being verified already. Please wait for the result."));
        }
        worker.execute(Caller.handedOn(() -> {
            Verdict verdict = null;
            try {
                verdict = check(kept, done -> last.set(new Run(run.startedAt(), done, run.rows(), null, null)));
            } catch (RuntimeException e) {
                LOG.error("The verification of the trail broke off", e);
            } finally {
                last.set(new Run(run.startedAt(), run.rows(), run.rows(), clock.instant(), verdict));
            }
        }));
    }

    /** The same at once. */
    @Allowed({Role.AUDITOR, Role.COMPLIANCE, Role.ADMIN})
    public Verdict verify(List<String> notes) {
        return check(notes.stream().map(TrailCheck::requireCheckpoint).toList(), done -> {});
    }

    private Verdict check(List<String> notes, LongConsumer progress) {
        Verdict verdict = reader.verify(keys.verifiers(), notes, progress);
        if (!verdict.isSound()) {
            LOG.error(
                    "The trail is not sound: {}", verdict.findings().getFirst().words());
        }
        record(
                "TrailVerified",
                Map.of(
                        "rows",
                        verdict.rows(),
                        "proven",
                        verdict.proven(),
                        "outcome",
                        verdict.isSound() ? "SOUND" : "NOT_SOUND",
                        "findings",
                        verdict.findings().size() + verdict.more()));
        return verdict;
    }

    /** Writes the whole sealed trail as JSON Lines, to be verified without Bylaw. */
    @Costly(Costly.Kind.EXPORT)
    @Allowed({Role.AUDITOR, Role.COMPLIANCE, Role.ADMIN})
    public void export(OutputStream out) throws IOException {
        TrailReader.Extent extent = reader.extent();
        record("SealedTrailExported", Map.of("rows", extent.size(), "signed", extent.signed()));
        reader.export(keys.current().verifier().name(), extent, out);
    }

    private void record(String act, Map<String, ?> details) {
        SubjectRef me = SubjectRef.person(currentPerson.requireId());
        transaction.executeWithoutResult(status -> audit.record(act, me, me, details));
    }

    /** The note, which may have been given as the line of the log that told of it. */
    private static String requireCheckpoint(String text) {
        try {
            String note = Checkpoint.noteIn(text);
            Checkpoint.of(SignedNote.parse(note));
            return note;
        } catch (RuntimeException e) {
            throw Problem.invalid(
                    "checkpoint",
                    say(
                            "This is no checkpoint. It has the name of the trail, the size, the root, the time, an empty line and a signature."));
        }
    }

    @PreDestroy
    void end() {
        worker.shutdownNow();
    }
}
