package org.bylaw.evidencepack;

import static org.bylaw.shared.Say.say;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.bylaw.document.paper.Column;
import org.bylaw.document.paper.Paper;
import org.bylaw.document.paper.Table;
import org.bylaw.shared.Say;
import org.bylaw.ui.DueDate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The papers of a pack: the organisation's name at the foot, and the sheet that says who decided and signed. */
@Component
public class PackPaper {

    private final Clock clock;
    private final String organisation;

    PackPaper(Clock clock, @Value("${bylaw.proof.organisation:}") String organisation) {
        this.clock = clock;
        this.organisation = organisation;
    }

    /** An empty paper in the language of whoever asked for the pack. */
    public Paper begin(String title, Instant at) throws IOException {
        return new Paper(new Paper.Frame(
                title,
                organisation.isBlank() ? "Bylaw" : organisation,
                Say.language(),
                (number, pages) -> say("Page {0} of {1}", number, pages),
                at));
    }

    /** A moment in words, in the organisation's time zone. */
    public String moment(Instant at) {
        return DueDate.exact(at, clock) + " (" + clock.getZone().getId() + ")";
    }

    /** What two versions say differently about something, in words; what one of them does not say is empty. */
    public record Change(String name, String before, String after) {}

    /** What differs under one heading. */
    public record Difference(String heading, List<Change> changes) {}

    /** What changed from one version to the next. */
    public void differences(Paper paper, List<Difference> differences) throws IOException {
        if (differences.isEmpty()) {
            paper.paragraph(say("Both say the same."));
        }
        for (Difference difference : differences) {
            paper.heading(2, difference.heading());
            if (difference.changes().isEmpty()) {
                continue;
            }
            Table table = paper.table(
                    new Column(say("What"), 20), new Column(say("Before"), 40), new Column(say("After"), 40));
            for (Change change : difference.changes()) {
                table.row(change.name(), orNothing(change.before()), orNothing(change.after()));
            }
        }
    }

    private static String orNothing(String said) {
        return said.isBlank() ? "–" : said;
    }

    /** Who decided and signed what, each with time, meaning and fingerprint. */
    public void signOffSheet(Paper paper, List<Pack.SignOff> signOffs) throws IOException {
        paper.heading(say("Sign-off sheet"));
        if (signOffs.isEmpty()) {
            paper.paragraph(say("Nobody has decided or signed yet."));
        }
        for (Pack.SignOff signOff : signOffs) {
            String who = signOff.inPlaceOf() == null
                    ? signOff.name()
                    : say("{0}, for {1}", signOff.name(), signOff.inPlaceOf());
            paper.heading(3, who);
            paper.fact(say("Stage"), signOff.stage());
            paper.fact(say("Decision"), signOff.outcome());
            paper.fact(say("Time"), moment(signOff.at()));
            if (!signOff.comment().isBlank()) {
                paper.fact(say("Comment on it"), signOff.comment());
            }
            if (signOff.meaning() != null) {
                paper.fact(say("Meaning"), signOff.meaning());
            }
            if (signOff.statement() != null) {
                paper.fact(say("Sentence"), signOff.statement());
            }
            if (signOff.sha256() != null) {
                paper.fact(say("SHA-256 of the text"), signOff.sha256());
            }
        }
    }
}
