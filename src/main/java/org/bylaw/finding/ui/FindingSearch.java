package org.bylaw.finding.ui;

import static org.bylaw.shared.Say.say;

import java.util.List;
import java.util.stream.Stream;
import org.bylaw.finding.ActionState;
import org.bylaw.finding.FindingBoard;
import org.bylaw.finding.FindingFilter;
import org.bylaw.finding.Findings;
import org.bylaw.ui.SearchSource;
import org.springframework.stereotype.Component;

/** Finds findings by their number or a part of their title, the open ones first, for whoever may see them all. */
@Component
class FindingSearch implements SearchSource {

    private final Findings findings;
    private final FindingBoard board;

    FindingSearch(Findings findings, FindingBoard board) {
        this.findings = findings;
        this.board = board;
    }

    @Override
    public List<Hit> search(String text, int limit) {
        if (!findings.maySeeAll()) {
            return List.of();
        }
        FindingFilter open = new FindingFilter(text, null, null, null, null, false, "");
        return Stream.concat(
                        board.page(open, 0, limit).stream(),
                        board.page(open.state(ActionState.DONE), 0, limit).stream())
                .limit(limit)
                .map(finding -> new Hit(
                        say("Finding"),
                        finding.name() + " " + finding.title(),
                        finding.controlTitle(),
                        "findings/" + finding.id()))
                .toList();
    }
}
