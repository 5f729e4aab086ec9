package org.bylaw.siem;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Compares an event with the published schema, as far as ocsf-1.5.0.json has it. */
final class OcsfSchema {

    private final JsonNode schema;

    OcsfSchema() throws Exception {
        try (var file = OcsfSchema.class.getResourceAsStream("/siem/ocsf-1.5.0.json")) {
            schema = Made.JSON.readTree(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** What is wrong with it; nothing where it is valid. */
    List<String> faults(JsonNode event) {
        List<String> faults = new ArrayList<>();
        long uid = event.path("class_uid").asLong();
        JsonNode type = schema.path("classes").path(String.valueOf(uid));
        if (type.isMissingNode()) {
            return List.of("no class " + uid);
        }
        check("", type, event, faults);
        expect(faults, event, "class_name", type.path("name").asString());
        expect(faults, event, "category_name", type.path("category_name").asString());
        if (event.path("category_uid").asInt() != type.path("category_uid").asInt()) {
            faults.add("category_uid is another one's");
        }
        if (event.path("type_uid").asLong()
                != uid * 100 + event.path("activity_id").asLong()) {
            faults.add("type_uid is not class_uid * 100 + activity_id");
        }
        expect(
                faults,
                event,
                "type_name",
                type.path("name").asString() + ": "
                        + event.path("activity_name").asString());
        expect(faults, event.path("metadata"), "version", schema.path("version").asString());
        return faults;
    }

    private void check(String path, JsonNode type, JsonNode value, List<String> faults) {
        JsonNode attributes = type.path("attributes");
        for (String name : value.propertyNames()) {
            if (!attributes.has(name)) {
                faults.add(path + name + " is none of the schema's");
            }
        }
        for (String name : attributes.propertyNames()) {
            JsonNode attribute = attributes.path(name);
            if (!value.has(name)) {
                if (attribute.path("required").asBoolean(false)) {
                    faults.add(path + name + " is missing");
                }
            } else if (attribute.path("array").asBoolean(false)) {
                if (!value.path(name).isArray() || value.path(name).isEmpty()) {
                    faults.add(path + name + " is no list");
                }
                value.path(name).forEach(each -> checkValue(path + name, attribute, each, value, faults));
            } else {
                checkValue(path + name, attribute, value.path(name), value, faults);
            }
        }
        Set<String> present = Set.copyOf(value.propertyNames());
        JsonNode choice = type.path("at_least_one");
        if (!choice.isMissingNode()
                && choice.valueStream().map(JsonNode::asString).noneMatch(present::contains)) {
            faults.add(path + " has none of " + choice);
        }
    }

    private void checkValue(String path, JsonNode attribute, JsonNode value, JsonNode parent, List<String> faults) {
        String pattern = attribute.path("pattern").asString("(?s).*");
        boolean fits =
                switch (attribute.path("type").asString()) {
                    case "string" -> value.isString() && value.asString().matches(pattern);
                    case "integer" -> value.isIntegralNumber();
                    case "boolean" -> value.isBoolean();
                    default -> value.isObject();
                };
        if (!fits) {
            faults.add(path + " is of another type: " + value);
        } else if (attribute.path("type").asString().equals("object")) {
            check(
                    path + ".",
                    schema.path("objects").path(attribute.path("object").asString()),
                    value,
                    faults);
        } else if (attribute.has("enum")) {
            JsonNode caption = attribute.path("enum").path(String.valueOf(value.asLong()));
            if (caption.isMissingNode()) {
                faults.add(path + " has no value " + value);
            } else {
                expect(faults, parent, attribute.path("caption").asString(), caption.asString());
            }
        }
    }

    private static void expect(List<String> faults, JsonNode parent, String name, String wanted) {
        if (!parent.path(name).asString("").equals(wanted)) {
            faults.add(name + " is " + parent.path(name) + " and should be " + wanted);
        }
    }
}
