package org.bylaw.evidence.ui;

import static org.bylaw.shared.Say.say;

import java.util.List;
import org.bylaw.evidence.EvidenceFilter;
import org.bylaw.evidence.EvidenceRegister;
import org.bylaw.ui.SearchSource;
import org.springframework.stereotype.Component;

/** Finds evidence in the search over everything, for those who may see the register. */
@Component
class EvidenceSearch implements SearchSource {

    private final EvidenceRegister register;

    EvidenceSearch(EvidenceRegister register) {
        this.register = register;
    }

    @Override
    public List<Hit> search(String text, int limit) {
        if (text.isBlank() || !register.mayBrowse()) {
            return List.of();
        }
        return register.page(EvidenceFilter.of(text), 0, limit).stream()
                .map(evidence -> new Hit(
                        say("Evidence"),
                        evidence.title(),
                        Words.kind(evidence) + " · " + say(evidence.validity().word()),
                        "evidence/" + evidence.id()))
                .toList();
    }
}
