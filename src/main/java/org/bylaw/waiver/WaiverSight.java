package org.bylaw.waiver;

import static org.bylaw.shared.Say.say;

import org.bylaw.audit.HistorySight;
import org.bylaw.evidence.EvidenceHolder;
import org.bylaw.shared.SubjectGuide;
import org.bylaw.shared.SubjectRef;
import org.springframework.stereotype.Component;

/** Tells the other modules what a waiver is called, who may see it and its history, and who may attach evidence to it. */
@Component
class WaiverSight implements SubjectGuide, HistorySight, EvidenceHolder {

    private final WaiverTable table;
    private final WaiverRounds rounds;
    private final WaiverAccess access;

    WaiverSight(WaiverTable table, WaiverRounds rounds, WaiverAccess access) {
        this.table = table;
        this.rounds = rounds;
        this.access = access;
    }

    @Override
    public boolean supports(String kind) {
        return kind.equals(SubjectRef.WAIVER);
    }

    @Override
    public boolean maySee(SubjectRef subject) {
        table.require(subject.id());
        return access.maySee(subject.id());
    }

    @Override
    public Named name(SubjectRef subject) {
        WaiverFacts waiver = table.require(subject.id());
        return new Named(say("Waiver {0}", waiver.name()), waiver.path());
    }

    @Override
    public Extent of(SubjectRef page) {
        return access.maySee(page.id()) ? Extent.EVERYTHING : Extent.NOTHING;
    }

    /** Who has it, who decides on it and compliance, while it is open. */
    @Override
    public boolean mayAttach(SubjectRef subject) {
        WaiverFacts waiver = table.require(subject.id());
        return waiver.state().isOpen()
                && access.maySee(waiver.id())
                && (access.holds(waiver)
                        || access.steers(waiver)
                        || rounds.open(waiver.id())
                                .filter(round -> access.decidesAs(waiver, round).isPresent()
                                        || access.signsAs(waiver, round).isPresent())
                                .isPresent());
    }
}
