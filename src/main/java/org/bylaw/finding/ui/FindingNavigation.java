package org.bylaw.finding.ui;

import static org.bylaw.shared.Say.later;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.bylaw.ui.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the board of findings into the navigation. */
@Configuration(proxyBeanMethods = false)
class FindingNavigation {

    @Bean
    NavigationEntry findingsEntry() {
        return new NavigationEntry(later("Findings"), VaadinIcon.EXCLAMATION_CIRCLE_O, FindingsView.class, 53, false);
    }
}
