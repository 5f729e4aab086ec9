package org.bylaw.score;

import static org.bylaw.shared.Say.later;

/** What a control does and whether people can get round it; decides its points (Microsoft Compliance Manager's scale). */
public enum Nature {
    PREVENTIVE_MANDATORY(later("Preventive, mandatory")),
    PREVENTIVE_DISCRETIONARY(later("Preventive, discretionary")),
    OTHER_MANDATORY(later("Detective or corrective, mandatory")),
    OTHER_DISCRETIONARY(later("Detective or corrective, discretionary"));

    private final String word;

    Nature(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
