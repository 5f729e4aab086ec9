package org.bylaw.siem;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the HTTP Event Collector wants around an event. */
@Component
class SplunkEnvelope {

    private final JsonForm json;
    private final OcsfForm ocsf;
    private final Sender sender;

    SplunkEnvelope(JsonForm json, OcsfForm ocsf, Sender sender) {
        this.json = json;
        this.ocsf = ocsf;
        this.sender = sender;
    }

    String write(SiemEvent event, SiemSettings.Splunk settings) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        long millis = event.row().at().toEpochMilli();
        envelope.put("time", "%d.%03d".formatted(Math.floorDiv(millis, 1000L), Math.floorMod(millis, 1000L)));
        envelope.put("host", sender.host());
        envelope.put("source", settings.source());
        envelope.put("sourcetype", settings.sourcetype());
        // Without one the token's own index is meant.
        if (!settings.index().isBlank()) {
            envelope.put("index", settings.index());
        }
        envelope.put("event", settings.format().equals("ocsf") ? ocsf.tree(event) : json.tree(event));
        envelope.put(
                "fields",
                Map.of(
                        "event_id", event.id(),
                        "act", event.kind().act(),
                        "category", event.kind().category(),
                        "outcome", event.kind().outcome(),
                        "severity", String.valueOf(event.kind().severity())));
        return json.write(envelope);
    }
}
