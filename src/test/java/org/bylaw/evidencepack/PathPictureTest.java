package org.bylaw.evidencepack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bylaw.evidencepack.PathPicture.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathPictureTest {

    private static Diagram diagram(String process) throws IOException {
        try (InputStream file = PathPictureTest.class.getResourceAsStream("/bpmn/" + process + ".bpmn")) {
            return Diagram.read(file.readAllBytes());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "approval-round",
                "attestation-campaign",
                "control-review",
                "corrective-action",
                "policy-lifecycle",
                "statement-of-applicability",
                "waiver"
            })
    void eachModelIsDrawnWithEveryShapeAndEveryLine(String process) throws IOException {
        Diagram diagram = diagram(process);
        assertThat(diagram.shapes()).isNotEmpty();
        assertThat(diagram.lines()).isNotEmpty();
        String svg = new PathPicture(diagram, Set.of(), List.of()).draw(process, "");
        PackReading.wellFormed(svg.getBytes(StandardCharsets.UTF_8));
        diagram.shapes().stream()
                .filter(shape -> !shape.type().equals("textAnnotation"))
                .forEach(shape -> assertThat(svg).contains("data-id=\"" + shape.id() + "\""));
        assertThat(svg.split("<polyline", -1)).hasSize(diagram.lines().size() + 1);
        assertThat(svg).doesNotContain("class=\"taken\"");
    }

    @Test
    void theWayTakenStandsOutAndTheStepsAreListedWithWhoDidThem() throws IOException {
        Diagram diagram = diagram("control-review");
        String flow = diagram.lines().stream()
                .filter(line -> line.type().equals("sequenceFlow"))
                .findFirst()
                .orElseThrow()
                .id();
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            told.add(new Told(
                    "test", "Test the control", "2026-05-04 10:00:00", "still open", "Tessa <b>Roth</b> & \u0001Co"));
        }
        String svg = new PathPicture(diagram, Set.of(flow), told).draw("A \"title\" <script>", "under");
        PackReading.wellFormed(svg.getBytes(StandardCharsets.UTF_8));
        assertThat(svg)
                .containsOnlyOnce("class=\"taken\"")
                .contains("data-id=\"" + flow + "\" class=\"taken\"")
                .contains("1 … 6")
                .contains("Tessa &lt;b&gt;Roth&lt;/b&gt; &amp; Co")
                .doesNotContain("<script>");
    }
}
