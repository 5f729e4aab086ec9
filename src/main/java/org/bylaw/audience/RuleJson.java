package org.bylaw.audience;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A rule as it is kept in the database. */
@Component
public class RuleJson {

    private final JsonMapper json;

    RuleJson(JsonMapper json) {
        this.json = json;
    }

    /** For a parameter that is cast to {@code jsonb}. */
    public String write(AudienceRule rule) {
        return json.writeValueAsString(rule);
    }

    /** What {@link #write} wrote. */
    public AudienceRule read(String kept) {
        return json.readValue(kept, AudienceRule.class);
    }
}
