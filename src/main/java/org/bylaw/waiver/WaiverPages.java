package org.bylaw.waiver;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.People;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.AllowedToSeeControls;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.StoredWords;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whose;
import org.bylaw.waiver.WaiverPage.May;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what is shown of one waiver. */
@Service
public class WaiverPages {

    private final WaiverTable table;
    private final WaiverRounds rounds;
    private final WaiverAccess access;
    private final WaiverDecisions decisions;
    private final WaiverSettings settings;
    private final People people;
    private final CurrentPerson currentPerson;

    WaiverPages(
            WaiverTable table,
            WaiverRounds rounds,
            WaiverAccess access,
            WaiverDecisions decisions,
            WaiverSettings settings,
            People people,
            CurrentPerson currentPerson) {
        this.table = table;
        this.rounds = rounds;
        this.access = access;
        this.decisions = decisions;
        this.settings = settings;
        this.people = people;
        this.currentPerson = currentPerson;
    }

    /** @throws org.bylaw.shared.Problem NOT_FOUND where it is not there, or not for the current person to see */
    @AllowedToAll
    @Whose(ObjectRule.WAIVER_READER)
    @Transactional(readOnly = true)
    public WaiverPage page(UUID id) {
        WaiverFacts waiver = access.readable(id);
        Optional<WaiverRound> open = rounds.open(id);
        Optional<UUID> decides = open.flatMap(round -> access.decidesAs(waiver, round));
        Optional<UUID> signs = open.flatMap(round -> access.signsAs(waiver, round));
        int left = Math.max(0, settings.renewals() - waiver.renewals());
        boolean holds = access.holds(waiver);
        boolean steers = access.steers(waiver);
        boolean active = waiver.state() == WaiverState.ACTIVE;
        May may = new May(
                decides.isPresent(),
                signs.isPresent(),
                holds
                        && open.filter(round -> round.state() == WaiverRound.State.ASKED_BACK)
                                .isPresent(),
                holds && open.isPresent(),
                holds && active && open.isEmpty() && left > 0,
                (holds || steers) && (active || waiver.state() == WaiverState.EXPIRED),
                steers && active,
                currentPerson.hasAny(
                        AllowedToSeeControls.class.getAnnotation(Allowed.class).value()));
        String why = decides.flatMap(person -> open.map(round -> why(person, round.deciderWhy())))
                .or(() -> signs.map(person -> why(person, later("as one of management"))))
                .orElse(null);
        return new WaiverPage(
                waiver,
                rounds.of(id),
                rounds.decisions(id),
                table.controlsOf(id),
                open.orElse(null),
                why,
                open.filter(decisions::managementSigns).isPresent(),
                left,
                may);
    }

    private String why(UUID inPlaceOf, String reason) {
        String words = StoredWords.reason(reason);
        return inPlaceOf.equals(currentPerson.requireId())
                ? words
                : say(
                        "{0}, for {1}, who is away",
                        words, people.require(inPlaceOf).name());
    }

    /** Those on a policy or control that the current person may see, what is open first and then the newest; at most 50. */
    @AllowedToAll
    @Whose(ObjectRule.VISIBLE)
    @Transactional(readOnly = true)
    public List<WaiverFacts> on(SubjectRef subject) {
        return table.on(subject, access.seesAll() ? null : access.us());
    }
}
