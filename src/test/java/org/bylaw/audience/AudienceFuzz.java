package org.bylaw.audience;

import static org.bylaw.fuzz.Bytes.of;
import static org.bylaw.fuzz.Bytes.text;

import java.util.List;
import org.bylaw.fuzz.FuzzTarget;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Rules as they are kept; they come from forms, so that a damaged one is the database's fault and Jackson's to say. */
public final class AudienceFuzz {

    private AudienceFuzz() {}

    public static List<FuzzTarget> targets() {
        RuleJson json = new RuleJson(JsonMapper.builder().build());
        return List.of(new FuzzTarget(
                "audience-json",
                List.of(
                        of(
                                "{\"include\":[{\"criteria\":[{\"kind\":\"DEPARTMENT\",\"values\":[\"it\"]}]}],\"exclude\":[]}")),
                input -> {
                    try {
                        json.read(text(input));
                    } catch (JacksonException e) {
                        return;
                    }
                }));
    }
}
