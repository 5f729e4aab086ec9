package org.bylaw.people.ui;

import static org.bylaw.shared.Say.later;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.bylaw.people.StaffList;
import org.bylaw.ui.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the directory into the navigation of those who may see anybody in it. */
@Configuration(proxyBeanMethods = false)
class PeopleNavigation {

    @Bean
    NavigationEntry peopleEntry(StaffList staff) {
        return new NavigationEntry(later("People"), VaadinIcon.GROUP, PeopleView.class, 80, false, staff::seesAny);
    }
}
