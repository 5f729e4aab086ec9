package org.bylaw.score.ui;

import static org.bylaw.shared.Say.later;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.bylaw.ui.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the score into the navigation. */
@Configuration(proxyBeanMethods = false)
class ScoreNavigation {

    @Bean
    NavigationEntry scoreEntry() {
        return new NavigationEntry(later("Score"), VaadinIcon.TRENDING_UP, ScoreView.class, 59, false);
    }
}
