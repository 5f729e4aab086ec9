package org.bylaw.audience.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.bylaw.audience.AudienceRule;
import org.bylaw.audience.Choices;
import org.bylaw.audience.Clause;
import org.bylaw.audience.Criterion;
import org.bylaw.audience.CriterionKind;
import org.bylaw.shared.Role;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;

@ModuleTest
class AudienceWordsTest {

    private static final Clause COUNSELS = Clause.of(
            Criterion.of(CriterionKind.LOCATION, "Rome", "Oslo"), Criterion.of(CriterionKind.JOB_TITLE, "Counsel"));
    private static final Clause BOARD = Clause.of(Criterion.of(CriterionKind.GROUP, "/board"));

    @Autowired
    Choices choices;

    @Autowired
    Organisation organisation;

    private UUID hr;

    @BeforeEach
    void hire() {
        hr = organisation.hire("Hana Hr", null, null, Role.HR);
    }

    @AfterEach
    void nobodyReads() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void aRuleIsOneSentence() {
        assertThat(sentence(List.of(), List.of())).isEqualTo("everyone");
        assertThat(sentence(List.of(), List.of(BOARD))).isEqualTo("everyone, except group /board");
        assertThat(sentence(List.of(COUNSELS, BOARD), List.of()))
                .isEqualTo("location Rome or Oslo and job title Counsel; or group /board");
    }

    @Test
    void whoReadsGermanReadsItInGerman() {
        LocaleContextHolder.setLocale(Locale.GERMAN);
        assertThat(sentence(List.of(), List.of(BOARD))).isEqualTo("alle, außer Gruppe /board");
        assertThat(sentence(List.of(COUNSELS, BOARD), List.of()))
                .isEqualTo("Standort Rome oder Oslo und Stelle Counsel; oder Gruppe /board");
    }

    private String sentence(List<Clause> include, List<Clause> exclude) {
        return organisation.as(hr, () -> AudienceWords.sentence(new AudienceRule(include, exclude), choices));
    }
}
