package org.bylaw.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextMergeTest {

    private static final String BASE = "# Passwords\n\nLong ones.\n\n# Devices\n\nLocked ones.\n";

    @Test
    void changesOfDifferentParagraphsComeTogether() {
        String mine = BASE.replace("Long ones.", "At least 14 characters.");
        String theirs = BASE.replace("Locked ones.", "Locked after five minutes.");
        assertThat(TextMerge.of(BASE, mine, theirs))
                .contains("# Passwords\n\nAt least 14 characters.\n\n# Devices\n\nLocked after five minutes.\n");
    }

    @Test
    void theSameParagraphChangedInTwoWaysIsLeftToPeople() {
        String mine = BASE.replace("Long ones.", "At least 14 characters.");
        String theirs = BASE.replace("Long ones.", "At least 12 characters.");
        assertThat(TextMerge.of(BASE, mine, theirs)).isEmpty();
    }

    @Test
    void theSameChangeMadeTwiceCountsOnce() {
        String both = BASE.replace("Long ones.", "At least 14 characters.");
        assertThat(TextMerge.of(BASE, both, both)).contains(both);
    }

    @Test
    void paragraphsAddedAtTheSamePlaceAreLeftToPeople() {
        assertThat(TextMerge.of(BASE, BASE + "\nMine.\n", BASE + "\nTheirs.\n")).isEmpty();
    }

    @Test
    void aParagraphDeletedByOneAndChangedByTheOtherIsLeftToPeople() {
        String mine = BASE.replace("Long ones.\n\n", "");
        String theirs = BASE.replace("Long ones.", "At least 12 characters.");
        assertThat(TextMerge.of(BASE, mine, theirs)).isEmpty();
    }

    @Test
    void whoChangedNothingGetsTheOthersText() {
        String theirs = BASE + "\nMore.\n";
        assertThat(TextMerge.of(BASE, BASE, theirs)).contains(theirs);
        assertThat(TextMerge.of(BASE, theirs, BASE)).contains(theirs);
    }

    @Test
    void aCollisionLeavesTheRestTogether() {
        String mine = BASE.replace("Long ones.", "At least 14 characters.").replace("Locked ones.", "Locked at once.");
        String theirs = BASE.replace("Long ones.", "At least 12 characters.");
        List<TextMerge.Part> parts = TextMerge.parts(BASE, mine, theirs);
        assertThat(parts.stream().filter(TextMerge.Part::collides))
                .containsExactly(
                        new TextMerge.Part(List.of("At least 14 characters."), List.of("At least 12 characters.")));
        assertThat(TextMerge.text(parts, TextMerge.Part::both))
                .isEqualTo(
                        "# Passwords\n\nAt least 12 characters.\n\nAt least 14 characters.\n\n# Devices\n\nLocked at once.\n");
        assertThat(TextMerge.text(parts, TextMerge.Part::mine)).isEqualTo(mine);
        assertThat(TextMerge.text(parts, TextMerge.Part::theirs)).contains("12 characters", "Locked at once.");
    }

    @Test
    void bothRowsOfATableStayInOneTable() {
        String base = "| Who | Does |\n| - | - |\n| Owner | reviews |\n";
        List<TextMerge.Part> parts = TextMerge.parts(
                base, base.replace("reviews", "reviews yearly"), base.replace("reviews", "reviews twice a year"));
        assertThat(TextMerge.text(parts, TextMerge.Part::both))
                .isEqualTo("| Who | Does |\n| - | - |\n| Owner | reviews twice a year |\n| Owner | reviews yearly |\n");
    }

    @Test
    void whatOneDeletedAndTheOtherChangedIsThereInBoth() {
        String mine = BASE.replace("Long ones.\n\n", "");
        String theirs = BASE.replace("Long ones.", "At least 12 characters.");
        assertThat(TextMerge.text(TextMerge.parts(BASE, mine, theirs), TextMerge.Part::both))
                .isEqualTo(theirs);
    }

    @Test
    void aTextThatWasEmptyKeepsBothBeginnings() {
        assertThat(TextMerge.text(TextMerge.parts("", "Mine.\n", "Theirs.\n"), TextMerge.Part::both))
                .isEqualTo("Theirs.\n\nMine.\n");
    }
}
