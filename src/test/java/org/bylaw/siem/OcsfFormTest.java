package org.bylaw.siem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.bylaw.audit.SealedTrail.SignedCheckpoint;
import org.bylaw.audit.TrailRow;
import org.bylaw.shared.SubjectRef;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class OcsfFormTest {

    @Test
    void anEventOfEachActIsValid() throws Exception {
        OcsfSchema schema = new OcsfSchema();
        TreeSet<String> acts = new TreeSet<>(EventTableTest.acts());
        acts.addAll(List.of("AccessRefused", "LoginFailed", "LoggedOut", "SomethingNew"));
        TreeSet<Integer> classes = new TreeSet<>();
        for (String act : acts) {
            JsonNode event = tree(Made.event(7, act, Made.HOSTILE, Map.of("note", Made.HOSTILE)));
            assertThat(schema.faults(event)).as(act).isEmpty();
            classes.add(event.path("class_uid").asInt());
        }
        assertThat(classes).containsExactly(3002, 3004, 6001);
    }

    @Test
    void soAreTheSystemsOwnActsAndCheckpoints() throws Exception {
        OcsfSchema schema = new OcsfSchema();
        SubjectRef thing = new SubjectRef("policy", UUID.randomUUID());
        TrailRow row =
                new TrailRow(1, Made.AT, null, "Bylaw", null, null, null, "CampaignClosed", thing, thing, Map.of());
        assertThat(schema.faults(tree(SiemEvent.of(Made.sealed(1, row), Made.TABLE))))
                .isEmpty();
        assertThat(schema.faults(tree(SiemEvent.of(new SignedCheckpoint(7, Made.AT, "bylaw\n7\n"), Made.TABLE))))
                .isEmpty();
    }

    @Test
    void whatSecurityOperationsLookForStandsWhereTheyLook() {
        JsonNode event = tree(Made.event(7, "LoginFailed", "Olga", Map.of()));
        assertThat(event.path("class_uid").asInt()).isEqualTo(3002);
        assertThat(event.path("status").asString()).isEqualTo("Failure");
        assertThat(event.path("severity").asString()).isEqualTo("Medium");
        assertThat(event.path("user").path("name").asString()).isEqualTo("Olga");
        assertThat(event.path("src_endpoint").path("ip").asString()).isEqualTo("203.0.113.7");
        assertThat(event.path("metadata").path("uid").asString())
                .isEqualTo(Made.event(7).id());
        assertThat(tree(Made.event(7, "CampaignExported", "Olga", Map.of()))
                        .path("activity_name")
                        .asString())
                .isEqualTo("Export");
    }

    @Test
    void aPseudonymInThePlaceOfAnAddressIsAName() throws Exception {
        OcsfSchema schema = new OcsfSchema();
        for (String address : List.of("203.0.113.7", "2001:db8::7", "::ffff:203.0.113.7", "fe80::7%eth0")) {
            assertThat(schema.faults(from(address))).as(address).isEmpty();
            assertThat(from(address).path("src_endpoint").path("ip").asString()).isEqualTo(address);
        }
        assertThat(schema.faults(from("Person 7F3A"))).isEmpty();
        assertThat(from("Person 7F3A").path("src_endpoint").path("name").asString())
                .isEqualTo("Person 7F3A");
    }

    @Test
    void theSchemaFindsWhatIsWrong() throws Exception {
        OcsfSchema schema = new OcsfSchema();
        ObjectNode event = (ObjectNode) tree(Made.event(7));
        event.put("surprise", 1).put("severity_id", 8).put("time", "now").remove("entity");
        ((ObjectNode) event.path("metadata")).put("version", "1.4.0");
        ((ObjectNode) event.path("src_endpoint")).put("ip", "Person 7F3A");
        assertThat(schema.faults(event))
                .contains("surprise is none of the schema's", "severity_id has no value 8", "entity is missing")
                .anyMatch(fault -> fault.startsWith("time is of another type"))
                .anyMatch(fault -> fault.startsWith("src_endpoint.ip is of another type"))
                .anyMatch(fault -> fault.contains("1.4.0"));
    }

    private static JsonNode from(String address) {
        TrailRow row = Made.row(7, "PolicyPublished", "Olga", address, Map.of());
        return tree(SiemEvent.of(Made.sealed(7, row), Made.TABLE));
    }

    private static JsonNode tree(SiemEvent event) {
        return Made.JSON.readTree(Made.OCSF.write(event));
    }
}
