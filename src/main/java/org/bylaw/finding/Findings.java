package org.bylaw.finding;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.Person;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.AllowedToSeeControls;
import org.bylaw.shared.HonestText;
import org.bylaw.shared.Ids;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Raises findings and reads them. */
@Service
public class Findings {

    private final FindingTable table;
    private final FindingCycle cycle;
    private final FindingNews news;
    private final FindingAccess access;
    private final FindingSettings settings;
    private final List<FindingOrigin> origins;
    private final CurrentPerson currentPerson;
    private final JdbcClient jdbc;
    private final Clock clock;

    Findings(
            FindingTable table,
            FindingCycle cycle,
            FindingNews news,
            FindingAccess access,
            FindingSettings settings,
            List<FindingOrigin> origins,
            CurrentPerson currentPerson,
            JdbcClient jdbc,
            Clock clock) {
        this.table = table;
        this.cycle = cycle;
        this.news = news;
        this.access = access;
        this.settings = settings;
        this.origins = List.copyOf(origins);
        this.currentPerson = currentPerson;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Puts on record what was found. Outside of a review its owner is asked at once; in a review, once that has been
     * tested.
     *
     * @return the id of the finding
     * @throws Problem FORBIDDEN where nothing may be raised there by this person; INVALID with the field's name
     */
    @AllowedToAll
    @Whose(ObjectRule.READER_OF_THE_THING)
    @Transactional
    public UUID raise(NewFinding wanted) {
        if (!mayRaise(wanted.origin())) {
            throw Problem.forbidden(
                    say("Whoever reviews a control raises findings in its review, and compliance raises all others."));
        }
        ControlOwner control = control(wanted.controlId());
        if (controlOf(wanted.origin())
                .filter(about -> !about.equals(wanted.controlId()))
                .isPresent()) {
            throw Problem.invalid(
                    "control", say("The finding is about another control than the page it is raised on."));
        }
        String title = FindingTexts.required(
                "title", wanted.title(), FindingTexts.LONGEST_TITLE, say("Say in a line what was found."));
        HonestText.require("title", title);
        String description = FindingTexts.required(
                "description",
                wanted.description(),
                FindingTexts.LONGEST_TEXT,
                say("Say what is wrong and how it can be seen; the owner works from it."));
        UUID wantedOwner = wanted.ownerId() == null ? control.ownerId() : wanted.ownerId();
        Person owner = access.atWork(wantedOwner, "owner");
        LocalDate due = wanted.dueOn() == null ? defaultDueOn(wanted.severity()) : wanted.dueOn();
        if (due.isBefore(LocalDate.now(clock))) {
            throw Problem.invalid("dueOn", say("Choose today or a later day."));
        }
        UUID me = currentPerson.requireId();
        UUID id = Ids.next();
        table.insert(
                id,
                new NewFinding(
                        wanted.controlId(), wanted.origin(), wanted.severity(), title, description, owner.id(), due),
                me);
        UUID actionId = table.insertAction(id, owner.id(), me.equals(owner.id()) ? null : me, due);
        news.record(
                "FindingRaised",
                table.require(id),
                Map.of(
                        "title", title,
                        "severity", wanted.severity().name(),
                        "owner", owner.name(),
                        "due", due.toString()));
        if (wanted.origin().kind().equals(SubjectRef.CONTROL)) {
            cycle.start(actionId);
        }
        return id;
    }

    /** What was found there, the newest first; a control's own page shows {@link #ofControl} instead. */
    @AllowedToAll
    @Whose(ObjectRule.VISIBLE)
    public List<FindingFacts> of(SubjectRef origin) {
        return table.ofOrigin(origin).stream().filter(access::mayRead).toList();
    }

    /** What was found of a control wherever that was, the open ones first. */
    @AllowedToSeeControls
    public List<FindingFacts> ofControl(UUID controlId, int limit) {
        return table.ofControl(controlId, limit);
    }

    /** @throws Problem NOT_FOUND where it is not there, or not for the current person to see */
    @AllowedToAll
    @Whose(ObjectRule.FINDING_READER)
    public FindingFacts finding(UUID findingId) {
        FindingFacts finding = table.require(findingId);
        if (!access.mayRead(finding)) {
            throw FindingTable.missing();
        }
        return finding;
    }

    /** Whether the current person may raise a finding there now. */
    @AllowedToAll
    @Whose(ObjectRule.OWN)
    public boolean mayRaise(SubjectRef origin) {
        return origins.stream()
                .filter(module -> module.supports(origin.kind()))
                .anyMatch(module -> module.mayRaise(origin));
    }

    /** Whether the current person raises findings outside of reviews. */
    @AllowedToAll
    @Whose(ObjectRule.ANYONE)
    public boolean mayRaiseAnywhere() {
        return access.isCompliance();
    }

    /** Whether the current person may see all findings, and not only those they have to do with. */
    @AllowedToAll
    @Whose(ObjectRule.ANYONE)
    public boolean maySeeAll() {
        return access.readsAll();
    }

    /** The last day that a correction may take, counted from today. */
    @AllowedToAll
    @Whose(ObjectRule.ANYONE)
    public LocalDate defaultDueOn(Severity severity) {
        return LocalDate.now(clock).plusDays(settings.days(severity));
    }

    /** A control to raise a finding on. */
    public record ControlChoice(
            UUID id, String code, String title, @Nullable UUID ownerId) {}

    /** Controls that apply here whose number or title has the text, in their order. */
    @AllowedToSeeControls
    public List<ControlChoice> controls(String text, int offset, int limit) {
        return jdbc.sql("""
            SELECT k.id, k.code, trim(k.ref || ' ' || k.title) AS title, t.owner_id
            FROM tailoring t JOIN control k ON k.id = t.control_id JOIN framework f ON f.id = k.framework_id
            WHERE NOT k.heading AND t.applicable IS NOT FALSE
                AND position(lower(:text) IN lower(k.ref || ' ' || k.title)) > 0
            ORDER BY f.position, k.position OFFSET :offset LIMIT :limit
            """)
                .param("text", text.strip())
                .param("offset", offset)
                .param("limit", limit)
                .query(ControlChoice.class)
                .list();
    }

    /** The control that a finding there would be about, with whoever answers for it; empty where it is to be chosen. */
    @AllowedToAll
    @Whose(ObjectRule.READER_OF_THE_THING)
    public Optional<ControlChoice> controlAt(SubjectRef origin) {
        return controlOf(origin).filter(about -> mayRaise(origin)).map(id -> {
            ControlOwner control = control(id);
            return new ControlChoice(id, control.code(), control.title(), control.ownerId());
        });
    }

    private Optional<UUID> controlOf(SubjectRef origin) {
        return origins.stream()
                .filter(module -> module.supports(origin.kind()))
                .flatMap(module -> module.controlOf(origin).stream())
                .findFirst();
    }

    private record ControlOwner(
            String code, String title, @Nullable UUID ownerId) {}

    private ControlOwner control(UUID controlId) {
        return jdbc.sql("""
            SELECT k.code, trim(k.ref || ' ' || k.title) AS title,
                (SELECT o.id FROM person o WHERE o.id = t.owner_id AND o.active) AS owner_id
            FROM control k LEFT JOIN tailoring t ON t.control_id = k.id WHERE k.id = :id AND NOT k.heading
            """)
                .param("id", controlId)
                .query(ControlOwner.class)
                .optional()
                .orElseThrow(() -> Problem.invalid("control", say("Choose a control of the catalogue.")));
    }
}
