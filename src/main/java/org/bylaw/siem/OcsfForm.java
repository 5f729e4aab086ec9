package org.bylaw.siem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.TrailRow;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The Open Cybersecurity Schema Framework, version 1.5.0. */
@Component
class OcsfForm implements EventForm {

    static final String VERSION = "1.5.0";

    private final JsonForm json;
    private final Sender sender;

    OcsfForm(JsonForm json, Sender sender) {
        this.json = json;
        this.sender = sender;
    }

    @Override
    public String write(SiemEvent event) {
        return json.write(tree(event));
    }

    Map<String, Object> tree(SiemEvent event) {
        TrailRow row = event.row();
        EventKind kind = event.kind();
        OcsfClass type = kind.type();
        int severity = severity(kind.severity());
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("category_uid", type.category);
        tree.put("category_name", type.categoryName);
        tree.put("class_uid", type.uid);
        tree.put("class_name", type.caption);
        tree.put("activity_id", kind.activity());
        tree.put("activity_name", type.activityName(kind.activity()));
        tree.put("type_uid", type.uid * 100L + kind.activity());
        tree.put("type_name", type.caption + ": " + type.activityName(kind.activity()));
        tree.put("time", row.at().toEpochMilli());
        tree.put("severity_id", severity);
        tree.put(
                "severity",
                List.of("", "Informational", "Low", "Medium", "High", "Critical")
                        .get(severity));
        tree.put("status_id", kind.success() ? 1 : 2);
        tree.put("status", kind.success() ? "Success" : "Failure");
        tree.put("message", Plain.whole(kind.name() + ", by " + row.actorName()));
        tree.put("metadata", metadata(event));
        tree.put("actor", Map.of("user", user(row.actorId(), row.actorName())));
        if (row.address() != null) {
            String address = Plain.whole(row.address());
            tree.put("src_endpoint", Map.of(Plain.isAddress(address) ? "ip" : "name", address));
        }
        switch (type) {
            case AUTHENTICATION -> {
                tree.put("user", user(row.actorId(), row.actorName()));
                tree.put("service", Map.of("name", "Bylaw", "version", sender.version()));
                tree.put("auth_protocol_id", 4);
                tree.put("auth_protocol", "OpenID");
                tree.put("is_remote", true);
            }
            case ENTITY -> tree.put("entity", thing(row.subject(), row));
            case WEB -> tree.put("web_resources", List.of(thing(row.subject(), row)));
        }
        tree.put("unmapped", unmapped(event));
        return tree;
    }

    private Map<String, Object> metadata(SiemEvent event) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("version", VERSION);
        metadata.put("product", Map.of("name", "Bylaw", "vendor_name", "Bylaw", "version", sender.version()));
        metadata.put("profiles", List.of("host"));
        metadata.put("uid", event.id());
        metadata.put("event_code", event.kind().act());
        metadata.put("log_name", "audit");
        metadata.put("log_provider", sender.host());
        if (event.index() >= 0) {
            metadata.put("sequence", event.index());
        }
        return metadata;
    }

    private static Map<String, Object> user(@Nullable UUID id, String name) {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("name", Plain.whole(name));
        user.put("type_id", id == null ? 3 : 1);
        user.put("type", id == null ? "System" : "User");
        if (id != null) {
            user.put("uid", id.toString());
        }
        return user;
    }

    private static Map<String, Object> thing(SubjectRef subject, TrailRow row) {
        Map<String, Object> thing = new LinkedHashMap<>();
        thing.put("uid", subject.id().toString());
        thing.put("type", subject.kind());
        thing.put("data", JsonForm.whole(row.details()));
        return thing;
    }

    /** What the schema has no place for. */
    private static Map<String, Object> unmapped(SiemEvent event) {
        Map<String, Object> rest = new LinkedHashMap<>();
        rest.put("category", event.kind().category());
        rest.put("leaf_hash", event.leafHash());
        rest.put("page_kind", event.row().page().kind());
        rest.put("page_id", event.row().page().id().toString());
        if (event.row().onBehalfOfName() != null) {
            rest.put("on_behalf_of", user(event.row().onBehalfOf(), event.row().onBehalfOfName()));
        }
        return rest;
    }

    /** From CEF's 0 to 10 to 1 (informational) to 5 (critical). */
    private static int severity(int cef) {
        return cef <= 3 ? 1 : cef <= 5 ? 2 : cef <= 7 ? 3 : cef <= 9 ? 4 : 5;
    }
}
