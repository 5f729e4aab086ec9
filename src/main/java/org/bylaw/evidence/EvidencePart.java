package org.bylaw.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bylaw.evidencepack.Pack;
import org.bylaw.evidencepack.PackSource;
import org.bylaw.shared.SubjectRef;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts the evidence of a review into its evidence pack: the files as they were handed in, links and policies by name. */
@Component
@Order(30)
class EvidencePart implements PackSource {

    private final Evidences evidences;
    private final EvidenceTable table;

    EvidencePart(Evidences evidences, EvidenceTable table) {
        this.evidences = evidences;
        this.table = table;
    }

    @Override
    public boolean supports(String kind) {
        return kind.equals(SubjectRef.CONTROL_REVIEW);
    }

    @Override
    public void fill(SubjectRef subject, Pack pack) throws IOException {
        List<Map<String, Object>> listed = new ArrayList<>();
        int number = 0;
        for (EvidenceFacts evidence : evidences.of(subject)) {
            number++;
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("sha256", evidence.sha256());
            if (evidence.kind() == EvidenceKind.FILE) {
                // What people called it may be anything, and two may be called the same.
                String path = "evidence/%02d/%s".formatted(number, Objects.requireNonNull(evidence.fileName()));
                Optional<byte[]> content = table.keptContent(evidence);
                if (content.isPresent()) {
                    pack.file(path, out -> out.write(content.get()));
                    line.put("folder", "evidence/%02d".formatted(number));
                } else {
                    // Its fingerprint stays on record; all else of the pack does not depend on it.
                    line.put("removedByRetention", true);
                }
            }
            line.put("evidence", evidence);
            listed.add(line);
            pack.alsoAbout(evidence.subject());
        }
        pack.json("evidence/evidence.json", listed);
    }
}
