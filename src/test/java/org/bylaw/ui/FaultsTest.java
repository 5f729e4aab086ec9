package org.bylaw.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.Location;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** What somebody reads on Vaadin's pages when the database is away: words, and the page stays. */
class FaultsTest {

    private static final RuntimeException AWAY =
            new DataAccessResourceFailureException("away", new SQLException("refused", "08001"));

    @Test
    void anActIsAnsweredInWords() {
        assertThat(Faults.words(new IllegalStateException(AWAY)))
                .startsWith("Bylaw cannot reach its database at the moment.");
    }

    @Test
    void aCharacterThatNoTextCanHaveIsNoFaultOfBylaws() {
        assertThat(Faults.words(new IllegalStateException(
                        new SQLException("invalid byte sequence for encoding \"UTF8\": 0x00", "22021"))))
                .contains("U+0000")
                .doesNotContain("quote number");
    }

    @Test
    void anotherFaultHasANumberToQuote() {
        assertThat(Faults.words(new IllegalStateException("a fault made for this test")))
                .contains("quote number")
                .doesNotContain("made for this test");
    }

    @Test
    void aPageThatCannotBeMadeSaysWhy() {
        FaultPage page = new FaultPage();
        assertThat(page.setErrorParameter(opening(), new ErrorParameter<>(Exception.class, AWAY)))
                .isEqualTo(503);
        assertThat(page.getElement().getTextRecursively()).contains("Bylaw cannot reach its database", "Open the page");
    }

    @Test
    void soDoesOneThatFailsOtherwise() {
        FaultPage page = new FaultPage();
        Exception fault = new IllegalStateException("a fault made for this test");
        assertThat(page.setErrorParameter(opening(), new ErrorParameter<>(Exception.class, fault)))
                .isEqualTo(500);
        assertThat(page.getElement().getTextRecursively())
                .contains("quote number")
                .doesNotContain("made for this test");
    }

    private static BeforeEnterEvent opening() {
        BeforeEnterEvent event = mock(BeforeEnterEvent.class);
        when(event.getLocation()).thenReturn(new Location("policies"));
        return event;
    }
}
