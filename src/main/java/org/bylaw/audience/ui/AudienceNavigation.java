package org.bylaw.audience.ui;

import static org.bylaw.shared.Say.later;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.bylaw.ui.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The entry of this module in the navigation. */
@Configuration(proxyBeanMethods = false)
class AudienceNavigation {

    @Bean
    NavigationEntry audiencesEntry() {
        return new NavigationEntry(later("Audiences"), VaadinIcon.GROUP, AudiencesView.class, 45, false);
    }
}
