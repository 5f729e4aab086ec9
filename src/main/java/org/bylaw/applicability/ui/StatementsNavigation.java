package org.bylaw.applicability.ui;

import static org.bylaw.shared.Say.later;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.bylaw.ui.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the Statement of Applicability into the navigation. */
@Configuration(proxyBeanMethods = false)
class StatementsNavigation {

    @Bean
    NavigationEntry applicabilityEntry() {
        return new NavigationEntry(later("Applicability"), VaadinIcon.FILE_TEXT_O, StatementsView.class, 51, false);
    }
}
