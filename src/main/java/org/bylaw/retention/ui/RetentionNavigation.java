package org.bylaw.retention.ui;

import static org.bylaw.shared.Say.later;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.bylaw.ui.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts retention into the navigation. */
@Configuration(proxyBeanMethods = false)
class RetentionNavigation {

    @Bean
    NavigationEntry retentionEntry() {
        return new NavigationEntry(later("Retention"), VaadinIcon.ARCHIVE, RetentionView.class, 78, false);
    }
}
