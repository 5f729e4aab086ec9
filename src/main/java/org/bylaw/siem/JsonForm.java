package org.bylaw.siem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.TrailRow;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Bylaw's own form: the row of the trail as JSON. */
@Component
class JsonForm implements EventForm {

    private final JsonMapper json;

    JsonForm(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String write(SiemEvent event) {
        return write(tree(event));
    }

    String write(Object tree) {
        return Plain.visibleJson(json.writeValueAsString(tree));
    }

    Map<String, Object> tree(SiemEvent event) {
        TrailRow row = event.row();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", event.id());
        tree.put("index", event.index());
        tree.put("leafHash", event.leafHash());
        tree.put("time", row.at().toString());
        tree.put("act", event.kind().act());
        tree.put("name", event.kind().name());
        tree.put("category", event.kind().category());
        tree.put("severity", event.kind().severity());
        tree.put("outcome", event.kind().outcome());
        tree.put("actor", person(row.actorId(), row.actorName()));
        if (row.onBehalfOfName() != null) {
            tree.put("onBehalfOf", person(row.onBehalfOf(), row.onBehalfOfName()));
        }
        if (row.address() != null) {
            tree.put("address", Plain.whole(row.address()));
        }
        tree.put("subject", thing(row.subject()));
        tree.put("page", thing(row.page()));
        tree.put("details", whole(row.details()));
        return tree;
    }

    private static Map<String, Object> person(@Nullable UUID id, String name) {
        Map<String, Object> person = new LinkedHashMap<>();
        if (id != null) {
            person.put("id", id.toString());
        }
        person.put("name", Plain.whole(name));
        return person;
    }

    private static Map<String, Object> thing(SubjectRef thing) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("kind", thing.kind());
        tree.put("id", thing.id().toString());
        return tree;
    }

    /** The details without halves of characters, in keys and values, however deep. */
    static Object whole(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> Plain.whole(text);
            case Map<?, ?> map -> {
                Map<String, Object> whole = new LinkedHashMap<>();
                map.forEach((key, each) -> whole.put(Plain.whole(String.valueOf(key)), whole(each)));
                yield whole;
            }
            case List<?> list -> list.stream().map(JsonForm::whole).toList();
            default -> value;
        };
    }
}
