package org.bylaw.gap.ui;

import static org.bylaw.shared.Say.later;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.bylaw.ui.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the gaps into the navigation. */
@Configuration(proxyBeanMethods = false)
class GapNavigation {

    @Bean
    NavigationEntry gapsEntry() {
        return new NavigationEntry(later("Gaps"), VaadinIcon.PUZZLE_PIECE, GapsView.class, 56, false);
    }
}
