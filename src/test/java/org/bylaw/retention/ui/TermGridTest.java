package org.bylaw.retention.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.bylaw.shared.KeptData.Due;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

class TermGridTest {

    @BeforeEach
    void english() {
        LocaleContextHolder.setLocale(Locale.ENGLISH);
    }

    @AfterEach
    void asItWas() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void whatWasNotCountedToItsEndIsSaidToBeMore() {
        assertThat(TermGrid.shown(7, Due.counted(7, 3))).isEqualTo("7");
        assertThat(TermGrid.shown(10_001, Due.counted(10_001, 0))).isEqualTo("more than 10,000");
        assertThat(TermGrid.shown(6_001, Due.counted(6_001, 4_000))).isEqualTo("at least 6,001");
    }
}
