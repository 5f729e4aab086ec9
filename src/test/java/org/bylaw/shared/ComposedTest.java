package org.bylaw.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.text.Normalizer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ComposedTest {

    @Test
    void whatIsWrittenInTwoWaysComesToOne() {
        assertThat(Composed.of("a\u0308", Normalizer.Form.NFC)).isEqualTo("ä");
        assertThat(Composed.of("q\u0301\u0323", Normalizer.Form.NFC)).isEqualTo("q\u0323\u0301");
        assertThat(Composed.of("ﬁ", Normalizer.Form.NFKD)).isEqualTo("fi");
    }

    /** Above and below in turn, so that each of those below has to go before all that are above. */
    @Test
    void aHeapOfMarksIsNotSorted() {
        String heap = "a" + "\u0301".repeat(300_000) + "\u0323".repeat(300_000);
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThat(Composed.of(heap, Normalizer.Form.NFC))
                .isEqualTo(heap));
    }
}
