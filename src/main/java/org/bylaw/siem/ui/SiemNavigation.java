package org.bylaw.siem.ui;

import static org.bylaw.shared.Say.later;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.bylaw.ui.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the SIEM behind operations into the navigation. */
@Configuration(proxyBeanMethods = false)
class SiemNavigation {

    @Bean
    NavigationEntry siemEntry() {
        return new NavigationEntry(later("SIEM"), VaadinIcon.SHIELD, SiemView.class, 91, false);
    }
}
