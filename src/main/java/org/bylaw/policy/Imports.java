package org.bylaw.policy;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.bylaw.audit.Act;
import org.bylaw.audit.AuditTrail;
import org.bylaw.audit.Caller;
import org.bylaw.document.FileSource;
import org.bylaw.document.Intake;
import org.bylaw.document.IntakeResult;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.LongWork;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.Costly;
import org.bylaw.shared.Ids;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.VirusScanner;
import org.bylaw.shared.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Imports files as policies in draft. They are stored in batches while the next are read; where one of a batch cannot
 * be stored, each of that batch is in a transaction of its own, so that a bad one spoils none and leaves nothing behind.
 */
@Service
public class Imports {

    /** So many files share their statements and one commit; more would gain little and be dear where one is bad. */
    private static final int BATCH = 25;

    /** While one waits for the database the other gets the next batch ready. */
    private static final int WRITERS = 2;

    /** As the command below demands one of them. */
    private static final Role[] IMPORTERS = {Role.POLICY_AUTHOR, Role.POLICY_OWNER, Role.COMPLIANCE};

    private final NewPolicies policies;
    private final JdbcClient jdbc;
    private final PolicyTable table;
    private final PolicyAccess access;
    private final CurrentPerson currentPerson;
    private final LongWork work;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final VirusScanner scanner;

    Imports(
            NewPolicies policies,
            JdbcClient jdbc,
            PolicyTable table,
            PolicyAccess access,
            CurrentPerson currentPerson,
            LongWork work,
            AuditTrail audit,
            TransactionTemplate transaction,
            JsonMapper json,
            VirusScanner scanner) {
        this.policies = policies;
        this.jdbc = jdbc;
        this.table = table;
        this.access = access;
        this.currentPerson = currentPerson;
        this.work = work;
        this.audit = audit;
        this.transaction = transaction;
        this.json = json;
        this.scanner = scanner;
    }

    /**
     * What is the same for all files of an import.
     *
     * @param type of the documents
     * @param language of the texts
     */
    public record Common(
            DocumentType type,
            UUID ownerId,
            UUID departmentId,
            Classification classification,
            String language,
            int reviewIntervalMonths) {

        PolicyDetails with(String reference, String title) {
            return new PolicyDetails(
                    reference,
                    title,
                    type,
                    ownerId,
                    departmentId,
                    classification,
                    language,
                    Set.of(),
                    Set.of(),
                    reviewIntervalMonths,
                    Set.of(),
                    Set.of());
        }
    }

    /**
     * What became of a file.
     *
     * @param versionId the draft; empty where the file was refused
     */
    public record Report(
            String fileName,
            String title,
            @Nullable UUID versionId,
            List<String> taken,
            List<String> lost,
            @Nullable String refused) {}

    /** The file as it came, with its fingerprint. */
    public record Original(UUID id, String fileName, String mediaType, String sha256) {}

    /** A file that could be read, and what it is to be called. */
    private record Readable(IntakeResult file, String reference) {}

    /** Told again and again how many files are dealt with, and of how many; 0 where only the end of a zip will tell. */
    public interface Progress {
        void of(int done, int files);
    }

    /** Who imports lost the role, or left, while it ran. */
    private static final class NoLongerAllowed extends RuntimeException {}

    /**
     * Takes the files over in batches, each as long as the person may still import.
     *
     * @throws Problem FORBIDDEN where they no longer may; what was stored until then stays
     */
    @Allowed({Role.POLICY_AUTHOR, Role.POLICY_OWNER, Role.COMPLIANCE})
    public List<Report> take(List<FileSource> files, Common common, Progress progress) {
        ImportReferences references = new ImportReferences(common.type(), table.references());
        int known = Intake.count(files).orElse(0);
        OffsetDateTime began = table.now();
        AtomicInteger done = new AtomicInteger();
        List<CompletableFuture<List<Report>>> storing = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(WRITERS)) {
            Executor writers = work -> pool.execute(Caller.handedOn(work));
            Intake.read(files, BATCH, batch -> {
                List<Readable> readable = batch.stream()
                        .filter(file -> !file.isRefused())
                        .map(file -> new Readable(file, references.next(file)))
                        .toList();
                storing.add(CompletableFuture.supplyAsync(
                        () -> {
                            List<Report> reports = reports(batch, store(readable, common, began));
                            synchronized (done) {
                                progress.of(done.addAndGet(batch.size()), known);
                            }
                            return reports;
                        },
                        writers));
            });
            return storing.stream().flatMap(batch -> batch.join().stream()).toList();
        } catch (CompletionException e) {
            if (e.getCause() instanceof NoLongerAllowed) {
                throw Problem.forbidden(
                        say(
                                "You may no longer import: your role changed while the import ran. What was stored until then is in the library."));
            }
            throw new IllegalStateException("Files could not be stored", e.getCause());
        }
    }

    private static List<Report> reports(List<IntakeResult> batch, List<Report> stored) {
        Iterator<Report> next = stored.iterator();
        return batch.stream()
                .map(file -> file.isRefused() ? refused(file, file.refused()) : next.next())
                .toList();
    }

    private List<Report> store(List<Readable> files, Common common, OffsetDateTime began) {
        if (files.isEmpty()) {
            return List.of();
        }
        try {
            return transaction.execute(status -> storeAll(files, common, began));
        } catch (Problem | DataIntegrityViolationException e) {
            return files.size() == 1
                    ? List.of(refused(files.getFirst().file(), why(e)))
                    : files.stream()
                            .flatMap(file -> store(List.of(file), common, began).stream())
                            .toList();
        }
    }

    private static @Nullable String why(RuntimeException e) {
        return e instanceof Problem ? e.getMessage() : later("The file holds characters that no text can have.");
    }

    private List<Report> storeAll(List<Readable> files, Common common, OffsetDateTime began) {
        requireStillAllowed(began);
        files.forEach(readable -> scanner.requireClean(
                "file", readable.file().fileName(), readable.file().content()));
        List<NewPolicies.Created> created = policies.create(files.stream()
                .map(readable -> new NewPolicies.NewPolicy(
                        common.with(readable.reference(), readable.file().title()),
                        readable.file().markdown()))
                .toList());
        keepOriginals(files.stream().map(Readable::file).toList(), created);
        requireStillAllowed(began);
        return IntStream.range(0, files.size())
                .mapToObj(i -> taken(files.get(i).file(), created.get(i).versionId()))
                .toList();
    }

    /** Before the work on a batch, and once more right before its commit. */
    private void requireStillAllowed(OffsetDateTime began) {
        if (!work.mayGoOn(began, IMPORTERS)) {
            throw new NoLongerAllowed();
        }
    }

    private void keepOriginals(List<IntakeResult> files, List<NewPolicies.Created> created) {
        jdbc.sql("""
                        INSERT INTO policy_original (id, version_id, file_name, media_type, sha256, content, report, imported_by, imported_at)
                        SELECT o.id, o.version_id, o.file_name, o.media_type, o.sha256, o.content, CAST(o.report AS jsonb), :me, :now
                        FROM unnest(:ids, :versions, :names, :types, :sha256s, :contents, :reports)
                            AS o (id, version_id, file_name, media_type, sha256, content, report)
                        """)
                .param("ids", column(files, file -> Ids.next(), UUID[]::new))
                .param("versions", column(created, NewPolicies.Created::versionId, UUID[]::new))
                .param("names", column(files, IntakeResult::fileName, String[]::new))
                .param("types", column(files, IntakeResult::mediaType, String[]::new))
                .param("sha256s", column(files, IntakeResult::sha256, String[]::new))
                .param("contents", column(files, IntakeResult::content, byte[][]::new))
                .param(
                        "reports",
                        column(
                                files,
                                file -> json.writeValueAsString(Map.of("taken", file.taken(), "lost", file.lost())),
                                String[]::new))
                .param("me", currentPerson.requireId())
                .param("now", table.now())
                .update();
        audit.recordAll(IntStream.range(0, files.size())
                .mapToObj(i -> new Act(
                        "PolicyImported",
                        SubjectRef.policyVersion(created.get(i).versionId()),
                        SubjectRef.policy(created.get(i).policyId()),
                        Map.of(
                                "file", files.get(i).fileName(),
                                "sha256", files.get(i).sha256())))
                .toList());
    }

    private static <R, T> T[] column(List<R> rows, Function<R, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    private static Report taken(IntakeResult file, UUID versionId) {
        return new Report(file.fileName(), file.title(), versionId, file.taken(), file.lost(), null);
    }

    private static Report refused(IntakeResult file, @Nullable String why) {
        return new Report(file.fileName(), file.title(), null, List.of(), List.of(), why);
    }

    /** The files that a version was imported from. */
    @AllowedToAll
    @Whose(ObjectRule.POLICY_WORK)
    public List<Original> originals(UUID versionId) {
        VersionFacts version = table.version(versionId);
        access.requireReadingWork(table.policy(version.policyId()), version);
        return jdbc.sql(
                        "SELECT id, file_name, media_type, sha256 FROM policy_original WHERE version_id = :id ORDER BY imported_at")
                .param("id", versionId)
                .query(Original.class)
                .list();
    }

    @Costly(Costly.Kind.DOWNLOAD)
    @AllowedToAll
    @Whose(ObjectRule.POLICY_WORK)
    @Transactional
    public byte[] content(UUID versionId, UUID originalId) {
        VersionFacts version = table.version(versionId);
        access.requireReadingWork(table.policy(version.policyId()), version);
        Map<String, Object> original = jdbc.sql(
                        "SELECT file_name, content FROM policy_original WHERE id = :id AND version_id = :version")
                .param("id", originalId)
                .param("version", versionId)
                .query()
                .singleRow();
        audit.record(
                "OriginalFetched",
                SubjectRef.policyVersion(versionId),
                SubjectRef.policy(version.policyId()),
                Map.of(
                        "file",
                        original.get("file_name"),
                        "version",
                        version.number().toString()));
        return (byte[]) original.get("content");
    }
}
