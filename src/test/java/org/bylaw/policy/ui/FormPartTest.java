package org.bylaw.policy.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.UUID;
import org.bylaw.policy.Classification;
import org.bylaw.policy.DocumentType;
import org.bylaw.policy.PolicyFacts;
import org.junit.jupiter.api.Test;

class FormPartTest {

    private final TextField field = new TextField();
    private final FormPart<String> part = new FormPart<>("Title", field, PolicyFacts::title, value -> value);

    private static PolicyFacts titled(String title) {
        UUID id = new UUID(0, 1);
        return new PolicyFacts(
                id,
                "POL-1",
                title,
                DocumentType.POLICY,
                id,
                "Olga Owner",
                id,
                "it",
                "IT",
                Classification.INTERNAL,
                "en",
                12,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                id,
                0);
    }

    @Test
    void whatOthersChangedIsTakenOverWhereNothingWasTyped() {
        part.show(titled("Access"));
        assertThat(part.merge(titled("Access"), titled("Access control")))
                .hasValueSatisfying(news -> assertThat(news).contains("Access control"));
        assertThat(field.getValue()).isEqualTo("Access control");
    }

    @Test
    void whatWasTypedStaysAndTheOtherTextIsTold() {
        part.show(titled("Access"));
        field.setValue("Access rights");
        assertThat(part.merge(titled("Access"), titled("Access control")))
                .hasValueSatisfying(news -> assertThat(news).contains("Access control", "Access rights"));
        assertThat(field.getValue()).isEqualTo("Access rights");
    }

    @Test
    void nothingIsSaidOfWhatOthersLeftAlone() {
        part.show(titled("Access"));
        field.setValue("Access rights");
        assertThat(part.merge(titled("Access"), titled("Access"))).isEmpty();
        assertThat(part.merge(titled("Access"), titled("Access rights"))).isEmpty();
    }
}
