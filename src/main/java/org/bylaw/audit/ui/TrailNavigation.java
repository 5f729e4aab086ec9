package org.bylaw.audit.ui;

import static org.bylaw.shared.Say.later;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.bylaw.ui.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the audit trail into the navigation of those who may search it. */
@Configuration(proxyBeanMethods = false)
class TrailNavigation {

    @Bean
    NavigationEntry trailEntry() {
        return new NavigationEntry(later("Audit trail"), VaadinIcon.FILE_TREE, TrailView.class, 85, false);
    }
}
