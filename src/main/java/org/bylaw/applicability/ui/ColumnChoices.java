package org.bylaw.applicability.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bylaw.applicability.intake.ImportColumn;
import org.bylaw.applicability.intake.ImportPreview;

/** Which column of the file holds what; opened where the file's heads do not say enough. */
final class ColumnChoices extends Details {

    ColumnChoices(ImportPreview preview, Consumer<Map<ImportColumn, Integer>> corrected) {
        Map<ImportColumn, Integer> places = new EnumMap<>(ImportColumn.class);
        places.putAll(preview.places());
        List<Integer> all = IntStream.range(0, preview.heads().size()).boxed().toList();
        Div fields = new Div();
        fields.addClassName("attribute-filters");
        for (ImportColumn column : ImportColumn.values()) {
            Select<Integer> field = new Select<>();
            field.setLabel(say(column.word()));
            field.setItems(all);
            field.setEmptySelectionAllowed(true);
            field.setEmptySelectionCaption(say("Not in the file"));
            field.setItemLabelGenerator(place -> place == null ? say("Not in the file") : head(preview, place));
            if (places.containsKey(column)) {
                field.setValue(places.get(column));
            }
            field.addValueChangeListener(change -> {
                if (change.getValue() == null) {
                    places.remove(column);
                } else {
                    places.put(column, change.getValue());
                }
                corrected.accept(Map.copyOf(places));
            });
            fields.add(field);
        }
        int unused = preview.unused().size();
        setSummaryText(
                unused == 0
                        ? say("Columns of the file")
                        : counted(
                                unused,
                                "Columns of the file; 1 is not used: {1}",
                                "Columns of the file; {0} are not used: {1}",
                                String.join(", ", preview.unused())));
        add(fields);
        setOpened(!places.containsKey(ImportColumn.CONTROL) || !places.containsKey(ImportColumn.APPLICABLE));
    }

    private static String head(ImportPreview preview, int place) {
        String head = preview.heads().get(place);
        return head.isBlank() ? say("Column {0}", place + 1) : head;
    }
}
