package org.bylaw.attestation;

import static org.bylaw.shared.Say.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bylaw.people.Department;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Say;
import org.bylaw.shared.Whose;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says which people of a campaign a list holds. */
@Component
public class FilterWords {

    private final People people;

    FilterWords(People people) {
        this.people = people;
    }

    /** For the trail, which is kept in one language, whoever acts. */
    @AllowedToAll
    @Whose(ObjectRule.ANYONE)
    public String inEnglish(PeopleFilter filter, boolean everyone) {
        Locale own = Say.language();
        LocaleContextHolder.setLocale(Locale.ENGLISH);
        try {
            return of(filter, everyone);
        } finally {
            LocaleContextHolder.setLocale(own);
        }
    }

    @AllowedToAll
    @Whose(ObjectRule.ANYONE)
    public String of(PeopleFilter filter, boolean everyone) {
        List<String> parts = new ArrayList<>();
        parts.add(everyone ? say("All who were asked") : say("Your team"));
        if (filter.state() != null) {
            parts.add(say("answer: {0}", filter.state().word()));
        }
        if (filter.departmentId() != null) {
            parts.add(say(
                    "department: {0}",
                    people.department(filter.departmentId())
                            .map(Department::name)
                            .orElse("–")));
        }
        if (filter.managerId() != null) {
            parts.add(say(
                    "manager: {0}",
                    people.find(filter.managerId()).map(Person::name).orElse("–")));
        }
        if (filter.location() != null) {
            parts.add(say("location: {0}", filter.location()));
        }
        if (!filter.text().isBlank()) {
            parts.add(say("name contains “{0}”", filter.text().strip()));
        }
        return String.join("; ", parts);
    }
}
