package org.bylaw.policy;

import static org.assertj.core.api.Assertions.assertThat;

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
}
