package org.bylaw.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangesTest {

    @Test
    void onlyWhatDiffersIsToldWithBeforeAndAfter() {
        assertThat(Changes.between(
                        Map.of("title", "Access", "tags", List.of("a"), "months", 12),
                        Map.of("title", "Access control", "tags", List.of("a"), "months", 12)))
                .isEqualTo(Map.of("title", Map.of("before", "Access", "after", "Access control")));
    }

    @Test
    void whatIsMissingOnOneSideWasNothingThere() {
        assertThat(Changes.between(Map.of("note", "old"), Map.of("owner", "Olga")))
                .isEqualTo(Map.of(
                        "note", Map.of("before", "old", "after", ""),
                        "owner", Map.of("before", "", "after", "Olga")));
        assertThat(Changes.between(Map.of("note", " "), Map.of())).isEmpty();
    }

    @Test
    void whatIsToBeSaidBesideStaysInFront() {
        assertThat(Changes.with(Map.of("reference", "R-1"), Changes.between(Map.of("a", 1), Map.of("a", 2))))
                .containsExactly(Map.entry("reference", "R-1"), Map.entry("a", Map.of("before", 1, "after", 2)));
    }
}
