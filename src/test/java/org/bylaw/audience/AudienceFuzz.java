package org.bylaw.audience;

import static org.bylaw.fuzz.Bytes.of;
import static org.bylaw.fuzz.Bytes.text;

import java.util.List;
import org.bylaw.fuzz.FuzzTarget;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rules as they are kept, up to the condition that is put to the database. They come from forms, so that a damaged one is the
 * database's fault and Jackson's to say.
 */
public final class AudienceFuzz {

    private static final RuleJson JSON = new RuleJson(JsonMapper.builder().build());

    private AudienceFuzz() {}

    public static List<FuzzTarget> targets() {
        return List.of(new FuzzTarget(
                "audience-json",
                List.of(
                        of(
                                "{\"include\":[{\"criteria\":[{\"kind\":\"DEPARTMENT\",\"values\":[\"it\"]}]}],\"exclude\":[]}"),
                        of("""
                                {"include":[{"criteria":[{"kind":"LOCATION","values":["Bonn"," Köln '"]},
                                {"kind":"JOB_TITLE","values":["CISO"]}]},{"criteria":[{"kind":"GROUP","values":["/a_b%"]}]}],
                                "exclude":[{"criteria":[{"kind":"EMPLOYMENT","values":["contractor"]}]},{"criteria":[
                                {"kind":"MANAGER","values":["01920000-0000-7000-8000-000000000001"]},
                                {"kind":"PERSON","values":["01920000-0000-7000-8000-000000000002"]}]}]}
                                """)),
                AudienceFuzz::read));
    }

    private static void read(byte[] input) {
        AudienceRule rule;
        try {
            rule = JSON.read(text(input));
        } catch (JacksonException e) {
            return;
        }
        // The word null is no rule, and no column with rules may be without one.
        if (rule == null) {
            return;
        }
        if (!JSON.read(JSON.write(rule)).equals(rule)) {
            throw new AssertionError("kept, it is another: " + rule);
        }
        PeopleCondition condition = PeopleCondition.of(rule);
        // Values are parameters: whatever they say, the statement is made of our own words.
        if (!condition.sql().matches("[A-Za-z0-9_.,:()\\[\\]=&\\s]*")) {
            throw new AssertionError(condition.sql());
        }
    }
}
