package org.bylaw.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class PageHelpTest {

    @Test
    void everyPageIsExplainedInGermanToo() throws IOException {
        Properties english = texts("/help.properties");
        Properties german = texts("/help_de.properties");
        assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        english.stringPropertyNames()
                .forEach(page -> assertThat(german.getProperty(page).lines().count())
                        .as(page)
                        .isEqualTo(english.getProperty(page).lines().count()));
    }

    private static Properties texts(String file) throws IOException {
        try (Reader reader =
                new InputStreamReader(PageHelpTest.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            Properties texts = new Properties();
            texts.load(reader);
            return texts;
        }
    }
}
