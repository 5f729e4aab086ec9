package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.bylaw.policy.Portal;
import org.bylaw.ui.NavigationEntry;
import org.bylaw.ui.SearchSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts policies into the navigation and into the search over everything. */
@Configuration(proxyBeanMethods = false)
class PolicyNavigation {

    @Bean
    NavigationEntry readEntry() {
        return new NavigationEntry(later("Read"), VaadinIcon.BOOK, PortalView.class, 20, true);
    }

    @Bean
    NavigationEntry policiesEntry() {
        return new NavigationEntry(later("Policies"), VaadinIcon.RECORDS, LibraryView.class, 30, true);
    }

    @Bean
    SearchSource policySearch(Portal portal) {
        return (text, limit) -> portal.search(text, limit).stream()
                .map(hit -> new SearchSource.Hit(
                        say(hit.type().word()),
                        hit.title(),
                        say("{0}, version {1}", hit.reference(), hit.version()),
                        "read/" + hit.policyId()))
                .toList();
    }
}
