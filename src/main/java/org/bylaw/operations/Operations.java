package org.bylaw.operations;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bylaw.audit.AuditTrail;
import org.bylaw.notification.MailWatch;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.DirectoryReading;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectGuide;
import org.bylaw.shared.SubjectRef;
import org.bylaw.workflow.Incidents;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Shows compliance, auditors and administrators what is stuck; administrators set it going again. */
@Service
public class Operations {

    /** Steps and timers run within seconds; whatever waits longer than this is behind. */
    private static final Duration IN_TIME = Duration.ofMinutes(5);

    private static final int MOST_MAILS = 100;

    private final Incidents incidents;
    private final MailWatch mails;
    private final DirectoryReading directory;
    private final List<SubjectGuide> guides;
    private final AuditTrail audit;
    private final CurrentPerson currentPerson;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Operations(
            Incidents incidents,
            MailWatch mails,
            DirectoryReading directory,
            List<SubjectGuide> guides,
            AuditTrail audit,
            CurrentPerson currentPerson,
            TransactionTemplate transaction,
            Clock clock) {
        this.incidents = incidents;
        this.mails = mails;
        this.directory = directory;
        this.guides = guides;
        this.audit = audit;
        this.currentPerson = currentPerson;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * The figures at the top.
     *
     * @param stuck steps that failed after all their retries
     * @param failing steps that failed and are still tried again by themselves
     * @param late steps and timers that should have run by now
     */
    public record Figures(int stuck, long failing, long late, MailWatch.Figures mails) {}

    @Allowed({Role.ADMIN, Role.COMPLIANCE, Role.AUDITOR})
    @Transactional(readOnly = true)
    public Figures figures() {
        Incidents.Pace pace = incidents.pace(clock.instant().minus(IN_TIME));
        return new Figures(
                incidents.open().size(),
                pace.failing(),
                pace.late(),
                mails.figures(LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant()));
    }

    /** What is stuck, the newest first. */
    @Allowed({Role.ADMIN, Role.COMPLIANCE, Role.AUDITOR})
    @Transactional(readOnly = true)
    public List<StuckStep> stuck() {
        Map<SubjectRef, Optional<SubjectGuide.Named>> named = new HashMap<>();
        return incidents.open().stream()
                .map(incident -> {
                    SubjectRef subject = incident.subject();
                    Optional<SubjectGuide.Named> name =
                            subject == null ? Optional.empty() : named.computeIfAbsent(subject, this::name);
                    return new StuckStep(
                            incident.jobId(),
                            incident.stepName(),
                            incident.processName(),
                            name.map(SubjectGuide.Named::title).orElse(null),
                            name.map(SubjectGuide.Named::path).orElse(null),
                            incident.since(),
                            incident.message());
                })
                .toList();
    }

    private Optional<SubjectGuide.Named> name(SubjectRef subject) {
        return guides.stream()
                .filter(guide -> guide.supports(subject.kind()))
                .findFirst()
                .map(guide -> guide.name(subject));
    }

    /** What processes of older models will trip over. */
    @Allowed({Role.ADMIN, Role.COMPLIANCE, Role.AUDITOR})
    public List<String> brokenModels() {
        return incidents.brokenModels();
    }

    /** Mails that could not be sent so far, by the time of their next attempt; at most a hundred. */
    @Allowed({Role.ADMIN, Role.COMPLIANCE, Role.AUDITOR})
    @Transactional(readOnly = true)
    public List<MailWatch.Failed> failedMails() {
        return mails.failed(MOST_MAILS);
    }

    /** Empty where the directory was never read. */
    @Allowed({Role.ADMIN, Role.COMPLIANCE, Role.AUDITOR})
    public Optional<DirectoryReading.State> directory() {
        return directory.state();
    }

    /** Whether the current person may do something about it, and not only look. */
    @Allowed({Role.ADMIN, Role.COMPLIANCE, Role.AUDITOR})
    public boolean mayAct() {
        return currentPerson.has(Role.ADMIN);
    }

    /** Runs a stuck step again, a moment later and with the usual number of attempts. */
    @Allowed(Role.ADMIN)
    @Transactional
    public void retry(String jobId) {
        Incidents.Incident incident = incidents.open().stream()
                .filter(open -> open.jobId().equals(jobId))
                .findFirst()
                .orElseThrow(() -> Problem.stale(
                        say("This step is no longer stuck: somebody retried it, or its process has ended.")));
        SubjectRef subject = incident.subject() == null ? me() : incident.subject();
        audit.record(
                "StepRetried",
                subject,
                subject,
                Map.of(
                        "step", incident.stepName(),
                        "process", incident.processName(),
                        "error", incident.message()));
        incidents.retry(jobId);
    }

    /**
     * Lets the mails that could not be sent be tried again at once.
     *
     * @return how many
     */
    @Allowed(Role.ADMIN)
    @Transactional
    public int sendMailsNow() {
        int again = mails.retryNow();
        if (again > 0) {
            audit.record("MailsTriedAgain", me(), me(), Map.of("mails", again));
        }
        return again;
    }

    /** Reads the whole staff directory; how it went stands in {@link #directory()} afterwards. */
    @Allowed(Role.ADMIN)
    public void readDirectoryNow() {
        // The reading commits page by page and notes its own failures, so it must not share the act's transaction.
        transaction.executeWithoutResult(status -> audit.record("DirectoryReadingAsked", me(), me(), Map.of()));
        directory.readNow();
    }

    private SubjectRef me() {
        return SubjectRef.person(currentPerson.requireId());
    }
}
