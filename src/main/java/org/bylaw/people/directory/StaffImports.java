package org.bylaw.people.directory;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.StaffImported;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.Costly;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes HR's file into the directory: looked at first, then confirmed as it was seen, all of it or nothing. */
@Service
public class StaffImports {

    private final ImportTable table;
    private final AccountLinks links;
    private final Masters masters;
    private final CurrentPerson currentPerson;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    StaffImports(
            ImportTable table,
            AccountLinks links,
            Masters masters,
            CurrentPerson currentPerson,
            Clock clock,
            ApplicationEventPublisher events) {
        this.table = table;
        this.links = links;
        this.masters = masters;
        this.currentPerson = currentPerson;
        this.clock = clock;
        this.events = events;
    }

    /**
     * What the file would do; stores nothing.
     *
     * @param whole whether people who are not in the file have left, of those whom only HR's files know
     */
    @Costly(Costly.Kind.IMPORT)
    @Allowed({Role.HR, Role.ADMIN})
    @Transactional(readOnly = true)
    public StaffPreview preview(StaffFile file, boolean whole) {
        return new PlanWords(plan(file, whole), masters).preview();
    }

    /**
     * Takes over what was seen.
     *
     * @param seen the fingerprint of the preview that the person looked at
     * @throws Problem where the directory changed since, so that something else would happen than what was seen
     */
    @Costly(Costly.Kind.IMPORT)
    @Allowed({Role.HR, Role.ADMIN})
    @Transactional
    public StaffPreview confirm(StaffFile file, boolean whole, String seen) {
        links.alone();
        StaffPlan plan = plan(file, whole);
        StaffPreview preview = new PlanWords(plan, masters).preview();
        if (!preview.fingerprint().equals(seen)) {
            throw Problem.stale(
                    say("The directory changed since you looked. Nothing was taken over; please look at it again."));
        }
        if (preview.obstacle() != null) {
            throw Problem.invalid(preview.obstacle());
        }
        table.write(plan);
        table.note(currentPerson.requireId(), file, preview);
        events.publishEvent(new StaffImported(
                currentPerson.requireId(),
                file.name(),
                file.sha256(),
                preview.joining(),
                preview.changing(),
                preview.leaving(),
                preview.leftOut()));
        return preview;
    }

    /** The files that were taken over last. */
    @Allowed({Role.HR, Role.ADMIN})
    public List<PastImport> latest() {
        return table.latest(10);
    }

    private StaffPlan plan(StaffFile file, boolean whole) {
        return StaffPlan.of(StaffCsv.read(file), table.everybody(), masters, LocalDate.now(clock), whole);
    }
}
