package org.bylaw.attestation.staff;

import java.util.HashMap;
import java.util.Map;
import org.bylaw.attestation.Quiz;
import org.bylaw.document.RenderedText;

/** Where in the text the answer to a question stands: the anchor of the heading that it names. */
final class Passages {

    private Passages() {}

    /** Anchors by the position of the question; a heading that is not there any more has none. */
    static Map<Integer, String> of(RenderedText text, Quiz quiz) {
        Map<Integer, String> anchors = new HashMap<>();
        quiz.items().stream()
                .filter(item -> item.passage() != null && quiz.lastWrong().contains(item.position()))
                .forEach(item -> text.outline().stream()
                        .filter(heading -> heading.text().equals(item.passage()))
                        .findFirst()
                        .ifPresent(heading -> anchors.put(item.position(), heading.id())));
        return anchors;
    }
}
