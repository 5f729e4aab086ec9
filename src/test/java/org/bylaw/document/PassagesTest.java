package org.bylaw.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.bylaw.document.Passages.Place;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PassagesTest {

    private static final String TEXT = """
            # Passwords

            Use *long* ones. Change them when they leak.

            # Devices

            Lock them. Use long ones there too.
            """;

    private static @Nullable Place find(String text, String quote, String before, String behind, String headingId) {
        return Passages.of(Markdown.render(text))
                .find(quote, before, behind, headingId)
                .orElse(null);
    }

    @Test
    void ofTheSameWordsTheOnesWithTheSameNeighboursAreMeant() {
        Place first = find(TEXT, "long ones", "Passwords Use ", ". Change them", "passwords");
        Place second = find(TEXT, "long ones", "Lock them. Use ", " there too.", "devices");
        assertThat(first).isEqualTo(new Place(12, 20));
        assertThat(second).isNotNull().isNotEqualTo(first);
    }

    @Test
    void whatIsWrittenElsewhereOnlyMovesIt() {
        String edited = "An introduction.\n\n" + TEXT.replace("Lock them.", "Lock them when you leave.");
        assertThat(find(edited, "long ones", "Passwords Use ", ". Change them", "passwords"))
                .isEqualTo(new Place(12 + 15, 20 + 15));
    }

    @Test
    void aLineBrokenElsewhereChangesNothing() {
        String wrapped = TEXT.replace("*long* ones. Change", "**long**\nones.\nChange");
        assertThat(find(wrapped, "long ones. Change", "Use ", " them", "passwords"))
                .isNotNull();
    }

    @Test
    void aPassageWhoseWordsChangedIsGone() {
        assertThat(find(
                        TEXT.replace("*long* ones. Change", "very long ones. Replace"),
                        "ones. Change them",
                        "Use long ",
                        " when they leak",
                        "passwords"))
                .isNull();
    }

    @Test
    void shortWordsThatStandSomewhereElseAreNotTakenForIt() {
        assertThat(find(
                        "# Other\n\nWe need long ones for this.\n",
                        "long ones",
                        "Passwords Use ",
                        ". Change them",
                        "passwords"))
                .isNull();
    }

    @Test
    void aLongPassageIsKnownByItsWordsAloneWhereverItMoved() {
        assertThat(find(
                        "# New\n\nFirst of all: Change them when they leak.\n",
                        "Change them when they leak",
                        "Use long ones. ",
                        "Devices",
                        "passwords"))
                .isNotNull();
    }

    @Test
    void aHeadingStaysWhenEverythingAroundItChanges() {
        String rewritten = "# Words before\n\nAll new.\n\n# Devices\n\nNothing as it was.\n";
        Passages passages = Passages.of(Markdown.render(rewritten));
        assertThat(passages.find("Devices", "when they leak.", "Lock them.", "devices"))
                .isEqualTo(passages.heading("devices"))
                .hasValueSatisfying(
                        place -> assertThat(passages.isHeading(place)).isTrue());
        assertThat(passages.heading("passwords")).isEmpty();
    }
}
