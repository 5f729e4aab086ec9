package org.bylaw.control.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bylaw.control.exchange.FrameworkFiles.csv;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.bylaw.control.exchange.EditionChange.Kind;
import org.bylaw.control.exchange.EditionChange.Numbered;
import org.junit.jupiter.api.Test;

class SuccessionTest {

    private static List<Numbered> controls(String... refsAndTitles) {
        return Arrays.stream(refsAndTitles)
                .map(text -> text.split(" ", 2))
                .map(parts -> new Numbered("", parts[0], parts.length > 1 ? parts[1] : ""))
                .toList();
    }

    private static List<String> told(Succession succession) {
        return succession.changes().stream()
                .map(change -> change.kind() + " " + refs(change.before()) + ">" + refs(change.after())
                        + (change.doubtful() ? "?" : ""))
                .toList();
    }

    private static String refs(List<Numbered> controls) {
        return controls.stream().map(Numbered::ref).collect(Collectors.joining("+"));
    }

    @Test
    void withoutATableTitlesGoBeforeNumbers() {
        Succession proposed = Succession.proposed(
                controls("1 Logging", "2 Backup", "3 Screening", "4 Clear desk", "5", "6 Keys"),
                controls("1 Logging", "2 Screening", "3 Cloud", "4 Clear desk and screen", "5", "7 Keys."));
        assertThat(told(proposed))
                .containsExactly(
                        "ADDED >3",
                        "DROPPED 2>",
                        "RENUMBERED 3>2",
                        "RENUMBERED 6>7",
                        "RETITLED 4>4?",
                        "UNCHANGED 1>1",
                        "UNCHANGED 5>5");
    }

    @Test
    void titlesThatAreThereTwiceDoNotDecide() {
        Succession proposed =
                Succession.proposed(controls("1 General", "2 General"), controls("1 General", "3 General"));
        assertThat(told(proposed)).containsExactly("ADDED >3", "DROPPED 2>", "UNCHANGED 1>1");
    }

    @Test
    void aTableSaysMergedSplitAndDropped() {
        Succession succession = Succession.of(
                csv("Neu;Alt", "10;1", "10;2", "11,12;3", ";4"),
                controls("1 a", "2 b", "3 c", "4 d", "5 e"),
                controls("10 x", "11 y", "12 z", "4 d", "5 e"));
        assertThat(succession.errors()).isEmpty();
        assertThat(told(succession))
                .containsExactly("ADDED >4", "DROPPED 4>", "MERGED 1+2>10", "SPLIT 3>11+12", "UNCHANGED 5>5");
    }

    @Test
    void numbersThatAreNotThereAreToldWithTheirLine() {
        Succession succession = Succession.of(csv("old,new", "1,1", "9,1", "1,8"), controls("1 a"), controls("1 a"));
        assertThat(succession.errors())
                .extracting(error -> error.line() + " " + error.column() + " " + error.wrong())
                .containsExactly(
                        "3 old The old edition has no control “9”.", "4 new The new edition has no control “8”.");
    }

    @Test
    void theProposalComesBackAsItWentOut() {
        List<Numbered> before = controls("1 a", "2 b", "3 c");
        List<Numbered> after = controls("1 a", "5 b");
        Succession proposed = Succession.proposed(before, after);
        Succession again = Succession.of(NumbersTable.of(proposed.changes()), before, after);
        assertThat(again.changes()).isEqualTo(proposed.changes());
        assertThat(proposed.changes()).extracting(EditionChange::kind).contains(Kind.DROPPED, Kind.RENUMBERED);
    }
}
