package org.bylaw.policy;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.bylaw.audit.Caller;
import org.bylaw.document.FileSource;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.Costly;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.Whose;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Service;

/** Lets imports run in the background: the person may leave the page, and finds progress and report when they come back. */
@Service
public class ImportRuns {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRuns.class);

    private final Imports imports;
    private final CurrentPerson currentPerson;
    private final TaskExecutor executor;

    /** The newest of each person, on the node that their session is on; the drafts themselves are in the database. */
    private final Map<UUID, ImportRun> newest = new ConcurrentHashMap<>();

    ImportRuns(
            Imports imports, CurrentPerson currentPerson, @Qualifier("applicationTaskExecutor") TaskExecutor executor) {
        this.imports = imports;
        this.currentPerson = currentPerson;
        this.executor = executor;
    }

    /** @throws Problem where a former import of the person still runs */
    @Costly(Costly.Kind.IMPORT)
    @Allowed({Role.POLICY_AUTHOR, Role.POLICY_OWNER, Role.COMPLIANCE})
    public ImportRun start(List<FileSource> files, Imports.Common common) {
        ImportRun run = new ImportRun();
        ImportRun kept = newest.compute(
                currentPerson.requireId(), (id, former) -> former == null || former.isOver() ? run : former);
        if (kept != run) {
            throw Problem.stale(say("Your former import is still running. Wait for its report, then start this one."));
        }
        executor.execute(Caller.handedOn(() -> take(run, files, common)));
        return run;
    }

    private void take(ImportRun run, List<FileSource> files, Imports.Common common) {
        try {
            run.finished(imports.take(files, common, run::progressed));
        } catch (Problem problem) {
            run.failed(problem.getMessage());
        } catch (RuntimeException e) {
            LOG.error("An import broke off", e);
            run.failed(
                    later(
                            "The import broke off. What was stored until then is in the library; please import the rest again."));
        }
    }

    /** The newest import of the current person since the start of this node. */
    @Allowed({Role.POLICY_AUTHOR, Role.POLICY_OWNER, Role.COMPLIANCE})
    @Whose(ObjectRule.OWN)
    public Optional<ImportRun> mine() {
        return Optional.ofNullable(newest.get(currentPerson.requireId()));
    }

    /** The person has read the report. */
    @Allowed({Role.POLICY_AUTHOR, Role.POLICY_OWNER, Role.COMPLIANCE})
    @Whose(ObjectRule.OWN)
    public void forget() {
        newest.computeIfPresent(currentPerson.requireId(), (id, run) -> run.isOver() ? null : run);
    }
}
