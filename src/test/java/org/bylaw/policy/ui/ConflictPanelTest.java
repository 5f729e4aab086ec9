package org.bylaw.policy.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bylaw.policy.SaveResult;
import org.junit.jupiter.api.Test;

class ConflictPanelTest {

    private static final String BASE = "# Passwords\n\nLong ones.\n\n# Devices\n\nLocked ones.\n";
    private static final String THEIRS = BASE.replace("Long ones.", "At least 12 characters.");
    private static final String MINE_ELSEWHERE = BASE.replace("Locked ones.", "Locked at once.");
    private static final String MINE_THERE_TOO = MINE_ELSEWHERE.replace("Long ones.", "At least 14 characters.");

    private final List<String> decisions = new ArrayList<>();

    private ConflictPanel panel(String mine) {
        return new ConflictPanel(mine, new SaveResult.Conflict("Mira Holm", THEIRS, 3, BASE), false, decisions::add);
    }

    private static Stream<Component> inside(Component component) {
        return Stream.concat(Stream.of(component), component.getChildren().flatMap(ConflictPanelTest::inside));
    }

    private static void press(ConflictPanel panel) {
        inside(panel)
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(button -> button.getText().equals("Save this text"))
                .forEach(Button::click);
    }

    /** Chooses by position, as the options are shown from top to bottom. */
    private static <T> void choose(ConflictPanel panel, String label, int option) {
        List<RadioButtonGroup<T>> groups = inside(panel)
                .filter(RadioButtonGroup.class::isInstance)
                .map(ConflictPanelTest::<T>group)
                .filter(group -> group.getLabel().equals(label))
                .toList();
        assertThat(groups).hasSize(1);
        groups.getFirst()
                .setValue(
                        groups.getFirst().getListDataView().getItems().toList().get(option));
    }

    @SuppressWarnings("unchecked")
    private static <T> RadioButtonGroup<T> group(Component component) {
        return (RadioButtonGroup<T>) component;
    }

    @Test
    void differentPassagesComeTogetherWithoutAnythingToChoose() {
        press(panel(MINE_ELSEWHERE));
        assertThat(decisions).containsExactly(THEIRS.replace("Locked ones.", "Locked at once."));
    }

    @Test
    void whereBothChangedAPassageBothTextsStayUnlessSomebodyChooses() {
        press(panel(MINE_THERE_TOO));
        assertThat(decisions)
                .containsExactly(MINE_THERE_TOO.replace(
                        "At least 14 characters.", "At least 12 characters.\n\nAt least 14 characters."));
    }

    @Test
    void aPassageIsChosenAndTheRestStaysTogether() {
        ConflictPanel panel = panel(MINE_THERE_TOO);
        choose(panel, "In this passage, keep", 1);
        press(panel);
        assertThat(decisions).containsExactly(THEIRS.replace("Locked ones.", "Locked at once."));
    }

    @Test
    void aWholeTextIsChosen() {
        ConflictPanel panel = panel(MINE_THERE_TOO);
        choose(panel, "What does the draft say from now on?", 1);
        press(panel);
        choose(panel, "What does the draft say from now on?", 2);
        press(panel);
        assertThat(decisions).containsExactly(THEIRS, MINE_THERE_TOO);
    }
}
