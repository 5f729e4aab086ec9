package org.bylaw.work.ui;

import static org.bylaw.shared.Say.later;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.bylaw.ui.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts "My work" first into the navigation. */
@Configuration(proxyBeanMethods = false)
class WorkNavigation {

    @Bean
    NavigationEntry myWorkEntry() {
        return new NavigationEntry(later("My work"), VaadinIcon.INBOX, MyWorkView.class, 10, true);
    }
}
