package org.bylaw.risk.ui;

import static org.bylaw.shared.Say.say;

import java.util.List;
import org.bylaw.people.CurrentPerson;
import org.bylaw.risk.RiskFilter;
import org.bylaw.risk.RiskLine;
import org.bylaw.risk.RiskRegister;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToSeeControls;
import org.bylaw.ui.SearchSource;
import org.springframework.stereotype.Component;

/** Finds open risks in the search over everything, for those who work with controls. */
@Component
class RiskSearch implements SearchSource {

    private final RiskRegister register;
    private final CurrentPerson currentPerson;

    RiskSearch(RiskRegister register, CurrentPerson currentPerson) {
        this.register = register;
        this.currentPerson = currentPerson;
    }

    @Override
    public List<Hit> search(String text, int limit) {
        if (text.isBlank()
                || !currentPerson.hasAny(
                        AllowedToSeeControls.class.getAnnotation(Allowed.class).value())) {
            return List.of();
        }
        RiskFilter filter = new RiskFilter(text, null, null, null, null, "", RiskFilter.State.OPEN, false, null);
        return register.page(filter, 0, limit).stream()
                .map(risk ->
                        new Hit(say("Risk"), risk.reference() + " " + risk.title(), about(risk), "risks/" + risk.id()))
                .toList();
    }

    private static String about(RiskLine risk) {
        return risk.asset() + " · " + risk.ownerName();
    }
}
