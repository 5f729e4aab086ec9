package org.bylaw.attestation.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.bylaw.attestation.TeamFilter;
import org.bylaw.attestation.TeamFilter.Show;

/** What "My team" shows, as it stands in the address. */
final class TeamAddress {

    private TeamAddress() {}

    /** Reads an address; parts that make no sense narrow nothing. */
    static TeamFilter of(QueryParameters parameters) {
        Show show = Show.OPEN;
        for (Show known : Show.values()) {
            if (known.name()
                    .equalsIgnoreCase(parameters.getSingleParameter("show").orElse(""))) {
                show = known;
            }
        }
        UUID policy = null;
        try {
            policy = parameters
                    .getSingleParameter("policy")
                    .map(UUID::fromString)
                    .orElse(null);
        } catch (IllegalArgumentException e) {
            // No id, hence no policy that could be meant.
        }
        return new TeamFilter(
                show, policy, parameters.getSingleParameter("below").isPresent());
    }

    static QueryParameters parameters(TeamFilter filter) {
        Map<String, String> values = new LinkedHashMap<>();
        if (filter.show() != Show.OPEN) {
            values.put("show", filter.show().name().toLowerCase(Locale.ROOT));
        }
        if (filter.policyId() != null) {
            values.put("policy", filter.policyId().toString());
        }
        if (filter.below()) {
            values.put("below", "yes");
        }
        return QueryParameters.simple(values);
    }
}
