package org.bylaw.siem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Ours beside what Splunk's own client library sends for the same events. What it sent is recorded; record-splunk.mjs in
 * src/test/siem says how to do that again.
 */
class SplunkEnvelopesTest {

    private static final SiemSettings.Splunk SETTINGS = new SiemSettings.Splunk(
            "https://splunk:8088", Collector.TOKEN, "audit", "bylaw", "bylaw-audit", false, "", "", "", "json");

    static List<SiemEvent> events() {
        return List.of(
                Made.event(0),
                Made.event(1, "LoginFailed", Made.HOSTILE, Map.of("reason", "wrong password")),
                Made.event(
                        958,
                        "CampaignExported",
                        "Zoë Ångström",
                        Map.of("rows", 100_000, "filter", "ü 日本 😀 \"quoted\"")));
    }

    /** What the script sends. */
    static Map<String, Object> script() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("host", Made.SENDER.host());
        metadata.put("source", SETTINGS.source());
        metadata.put("sourcetype", SETTINGS.sourcetype());
        metadata.put("index", SETTINGS.index());
        Map<String, Object> script = new LinkedHashMap<>();
        script.put("token", SETTINGS.token());
        script.put("metadata", metadata);
        script.put(
                "events",
                events().stream()
                        .map(event ->
                                Map.of("time", event.row().at().toEpochMilli(), "event", Made.JSON_FORM.tree(event)))
                        .toList());
        return script;
    }

    @Test
    void theLibraryWasGivenTheSameEvents() throws Exception {
        assertThat(resource("splunk-events.json"))
                .as("the events have changed: write them into splunk-events.json and record again")
                .isEqualTo(Made.JSON.readTree(Made.JSON.writeValueAsString(script())));
    }

    @Test
    void eachEnvelopeIsThatOfTheLibraryWithIndexedFieldsAdded() throws Exception {
        JsonNode recorded = resource("splunk-logging.json");
        List<JsonNode> theirs = Made.JSON
                .readerFor(JsonNode.class)
                .<JsonNode>readValues(recorded.path("body").asString())
                .readAll();
        SplunkEnvelope envelope = new SplunkEnvelope(Made.JSON_FORM, Made.OCSF, Made.SENDER);
        assertThat(theirs).hasSameSizeAs(events());
        for (int i = 0; i < theirs.size(); i++) {
            JsonNode ours = Made.JSON.readTree(envelope.write(events().get(i), SETTINGS));
            JsonNode their = theirs.get(i);
            TreeSet<String> added = new TreeSet<>(ours.propertyNames());
            added.removeAll(their.propertyNames());
            assertThat(added).containsExactly("fields");
            for (String field : their.propertyNames()) {
                assertThat(ours.path(field)).as("%s of event %d", field, i).isEqualTo(their.path(field));
            }
        }
        assertThat(recorded.path("library").asString()).isEqualTo("splunk-logging 0.11.1");
        assertThat(recorded.path("authorization").asString()).isEqualTo("Splunk " + SETTINGS.token());
        // The library names the version of the endpoint, which is the one that is meant without it.
        assertThat(recorded.path("path").asString()).isEqualTo("/services/collector/event/1.0");
    }

    private static JsonNode resource(String name) throws Exception {
        try (var file = SplunkEnvelopesTest.class.getResourceAsStream("/siem/" + name)) {
            return Made.JSON.readTree(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
