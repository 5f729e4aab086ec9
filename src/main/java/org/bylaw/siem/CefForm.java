package org.bylaw.siem;

import org.bylaw.audit.TrailRow;
import org.springframework.stereotype.Component;

/**
 * ArcSight's Common Event Format, version 0, which LogRhythm and most others read: a header with bars between its fields, and
 * pairs behind it. Lengths are those of the standard's dictionary.
 */
@Component
class CefForm implements EventForm {

    private final JsonForm json;
    private final Sender sender;

    CefForm(JsonForm json, Sender sender) {
        this.json = json;
        this.sender = sender;
    }

    @Override
    public String write(SiemEvent event) {
        StringBuilder line = new StringBuilder("CEF:0|Bylaw|Bylaw|")
                .append(header(sender.version()))
                .append('|')
                .append(header(event.kind().act()))
                .append('|')
                .append(header(event.kind().name()))
                .append('|')
                .append(event.kind().severity())
                .append('|');
        TrailRow row = event.row();
        Pairs pairs = new Pairs(line, line.length());
        pairs.add("rt", String.valueOf(row.at().toEpochMilli()), 20);
        pairs.add("act", event.kind().act(), 63);
        pairs.add("outcome", event.kind().outcome(), 63);
        pairs.add("cat", event.kind().category(), 1023);
        pairs.add("suser", row.actorName(), 1023);
        pairs.add("suid", String.valueOf(row.actorId() == null ? "" : row.actorId()), 1023);
        pairs.add("duser", row.onBehalfOfName() == null ? "" : row.onBehalfOfName(), 1023);
        pairs.add("duid", String.valueOf(row.onBehalfOf() == null ? "" : row.onBehalfOf()), 1023);
        address(row, pairs);
        pairs.add("dvchost", sender.host(), 100);
        pairs.add("externalId", event.id(), 100);
        pairs.add("deviceExternalId", sender.host(), 255);
        labelled(pairs, "cs1", "subject", row.subject().kind());
        labelled(pairs, "cs2", "subjectId", row.subject().id().toString());
        labelled(pairs, "cs3", "page", row.page().kind());
        labelled(pairs, "cs4", "pageId", row.page().id().toString());
        labelled(pairs, "cs5", "leafHash", event.leafHash());
        labelled(pairs, "cs6", "details", json.write(JsonForm.whole(row.details())));
        if (event.index() >= 0) {
            labelled(pairs, "cn1", "treeIndex", String.valueOf(event.index()));
        }
        pairs.add("msg", event.kind().name() + ", by " + row.actorName(), 1023);
        return line.toString();
    }

    /** The key for an address of the older kind takes no newer one, and neither takes a pseudonym. */
    private static void address(TrailRow row, Pairs pairs) {
        String address = row.address();
        if (address == null) {
            return;
        }
        if (!Plain.isAddress(address)) {
            pairs.add("shost", address, 1023);
        } else if (address.contains(":")) {
            labelled(pairs, "c6a2", "Source IPv6 Address", address);
        } else {
            pairs.add("src", address, 45);
        }
    }

    private static void labelled(Pairs pairs, String key, String label, String value) {
        if (!value.isEmpty()) {
            pairs.add(key, value, 2000);
            pairs.add(key + "Label", label, 1023);
        }
    }

    private static String header(String field) {
        return Plain.visible(field).replace("\\", "\\\\").replace("|", "\\|").replaceAll("[\\r\\n]+", " ");
    }

    /**
     * Writes the pairs one behind the other.
     *
     * @param begin where the first one stands: a value may end like the header does
     */
    private record Pairs(StringBuilder line, int begin) {

        void add(String key, String value, int most) {
            if (value.isEmpty()) {
                return;
            }
            if (line.length() > begin) {
                line.append(' ');
            }
            String escaped = Plain.cut(Plain.visible(value), most)
                    .replace("\\", "\\\\")
                    .replace("=", "\\=")
                    .replace("\r", "\\r")
                    .replace("\n", "\\n");
            line.append(key).append('=').append(escaped);
        }
    }
}
