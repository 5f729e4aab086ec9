package org.bylaw.waiver;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bylaw.document.Markdown;
import org.springframework.stereotype.Component;

/** A waiver written down in full, as it is signed; its fingerprint changes with whatever in it changes. */
@Component
class WaiverSheet {

    private final WaiverTable table;
    private final WaiverRounds rounds;

    WaiverSheet(WaiverTable table, WaiverRounds rounds) {
        this.table = table;
        this.rounds = rounds;
    }

    String fingerprint(WaiverFacts waiver, WaiverRound round) {
        return Markdown.sha256(text(waiver, round));
    }

    /** On record in English, whoever reads it: each value on lines of its own. */
    private String text(WaiverFacts waiver, WaiverRound round) {
        List<String> decisions = rounds.decisions(waiver.id()).stream()
                .filter(decision -> decision.round() == round.number())
                .map(decision -> "%s %s by %s: %s"
                        .formatted(decision.stage(), decision.outcome(), decision.decidedByName(), decision.words()))
                .toList();
        return Stream.concat(
                        Stream.of(
                                "Waiver " + waiver.name(),
                                "From: " + waiver.subjectName() + ", "
                                        + (waiver.versionNumber() == null ? "" : waiver.versionNumber()),
                                "Asked for by: " + round.askedByName() + " at " + round.askedAt(),
                                "Request: " + round.number(),
                                "Why: " + waiver.reason(),
                                "Why now: " + round.reason(),
                                "Covers: " + waiver.scope(),
                                "Instead: " + waiver.compensation(),
                                "Controls: "
                                        + table.controlsOf(waiver.id()).stream()
                                                .map(WaiverControl::code)
                                                .collect(Collectors.joining(", ")),
                                "Risk: " + round.risk(),
                                "Until: " + round.endsOn()),
                        decisions.stream())
                .collect(Collectors.joining("\n"));
    }
}
