package org.bylaw.audit.ui;

import static org.bylaw.shared.Say.later;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.bylaw.ui.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the proof of the trail before operations into the navigation. */
@Configuration(proxyBeanMethods = false)
class SealNavigation {

    @Bean
    NavigationEntry sealEntry() {
        return new NavigationEntry(later("Proof of the trail"), VaadinIcon.SAFE, SealView.class, 88, false);
    }
}
