package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox.AutoExpandMode;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.ListDataProvider;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bylaw.people.Department;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.policy.Classification;
import org.bylaw.policy.DocumentType;
import org.bylaw.policy.PolicyFacts;
import org.bylaw.ui.SeveralWords;

/** The fields of a policy's details, each with where it stands in the facts. */
final class PolicyFields {

    final TextField title = new TextField(say("Title"));
    final TextField reference = new TextField(say("Reference"));
    final Select<DocumentType> type = new Select<>();
    final Select<String> language = new Select<>();
    final Select<Classification> classification = new Select<>();
    final ComboBox<Person> owner = new ComboBox<>(say("Owner"));
    final ComboBox<Department> department = new ComboBox<>(say("Department"));
    final IntegerField interval = new IntegerField(say("Review every (months)"));
    final MultiSelectComboBox<Department> departments = new MultiSelectComboBox<>(say("Departments"));
    final MultiSelectComboBox<String> locations = new MultiSelectComboBox<>(say("Locations"));
    final MultiSelectComboBox<String> tags = new MultiSelectComboBox<>(say("Tags"));
    final MultiSelectComboBox<String> controls = new MultiSelectComboBox<>(say("ISO/IEC 27002 controls"));
    private final ListDataProvider<String> knownTags = new ListDataProvider<>(new LinkedHashSet<>());
    private final List<Department> known;

    PolicyFields(People people, Map<String, String> controlTitles) {
        known = people.departments();
        title.setMaxLength(200);
        title.setWidthFull();
        reference.setMaxLength(30);
        reference.setHelperText(say("Unique here, such as POL-AC-01"));
        reference.addValueChangeListener(
                change -> reference.setValue(change.getValue().strip().toUpperCase(Locale.ROOT)));
        choice(type, say("Type"), List.of(DocumentType.values()), value -> say(value.word()));
        choice(language, say("Language of the text"), Languages.CODES, Languages::name);
        choice(classification, say("Classification"), List.of(Classification.values()), value -> say(value.word()));
        owner.setItems(
                query -> people.search(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        owner.setItemLabelGenerator(Person::name);
        department.setItems(known);
        department.setItemLabelGenerator(Department::name);
        interval.setMin(1);
        interval.setMax(60);
        interval.setStepButtonsVisible(true);
        Stream.<Component>of(title, reference, owner, department, interval)
                .forEach(field -> field.getElement().setProperty("required", true));
        many(departments, say("All departments"));
        departments.setItems(known);
        departments.setItemLabelGenerator(Department::name);
        many(locations, say("All locations"));
        locations.setItems(people.locations());
        many(tags, "");
        tags.setItems(knownTags);
        tags.setAllowCustomValue(true);
        tags.setHelperText(say("Type a word and press Enter"));
        tags.addCustomValueSetListener(event -> tag(event.getDetail().strip()));
        many(controls, say("Search by number or title"));
        controls.setItems(controlTitles.keySet());
        controls.setItemLabelGenerator(ref -> ref + " " + controlTitles.getOrDefault(ref, ""));
    }

    private static <T> void choice(Select<T> field, String label, List<T> items, Function<T, String> words) {
        field.setLabel(label);
        field.setItems(items);
        field.setItemLabelGenerator(words::apply);
    }

    private static void many(MultiSelectComboBox<?> field, String placeholder) {
        field.setPlaceholder(placeholder);
        field.setWidthFull();
        field.setAutoExpand(AutoExpandMode.VERTICAL);
        field.setSelectedItemsOnTop(true);
        SeveralWords.tell(field);
    }

    private void tag(String word) {
        if (!word.isEmpty()) {
            Set<String> chosen = new LinkedHashSet<>(tags.getValue());
            chosen.add(word);
            knownTags.getItems().add(word);
            knownTags.refreshAll();
            tags.setValue(chosen);
        }
    }

    void begin(Person me) {
        type.setValue(DocumentType.POLICY);
        language.setValue("en");
        classification.setValue(Classification.INTERNAL);
        interval.setValue(12);
        owner.setValue(me);
        known.stream()
                .filter(one -> one.id().equals(me.departmentId()))
                .findFirst()
                .ifPresent(department::setValue);
    }

    /** Each with the value that it has in a policy's facts. */
    List<FormPart<?>> parts(People people) {
        Map<String, Department> byCode =
                known.stream().collect(Collectors.toMap(Department::code, Function.identity()));
        return List.of(
                new FormPart<>(say("Title"), title, PolicyFacts::title, value -> value),
                new FormPart<>(say("Reference"), reference, PolicyFacts::reference, value -> value),
                new FormPart<>(say("Type"), type, PolicyFacts::documentType, value -> say(value.word())),
                new FormPart<>(say("Language"), language, PolicyFacts::language, Languages::name),
                new FormPart<>(
                        say("Classification"), classification, PolicyFacts::classification, value -> say(value.word())),
                new FormPart<>(say("Owner"), owner, facts -> people.require(facts.ownerId()), Person::name),
                new FormPart<>(
                        say("Department"), department, facts -> byCode.get(facts.departmentCode()), Department::name),
                new FormPart<>(
                        say("Review"),
                        interval,
                        PolicyFacts::reviewIntervalMonths,
                        months -> counted(months, "1 month", "{0} months")),
                new FormPart<>(
                        say("Departments"),
                        departments,
                        facts -> facts.audienceDepartments().stream()
                                .filter(byCode::containsKey)
                                .map(byCode::get)
                                .collect(Collectors.toSet()),
                        chosen -> joined(chosen, Department::name)),
                part(say("Locations"), locations, PolicyFacts::audienceLocations),
                part(say("Tags"), tags, PolicyFacts::tags),
                part(say("Controls"), controls, PolicyFacts::controls));
    }

    private static FormPart<Set<String>> part(
            String name, HasValue<?, Set<String>> field, Function<PolicyFacts, List<String>> stored) {
        return new FormPart<>(
                name,
                field,
                facts -> new LinkedHashSet<>(stored.apply(facts)),
                chosen -> joined(chosen, Function.identity()));
    }

    private static <T> String joined(Set<T> chosen, Function<T, String> words) {
        return chosen.stream().map(words).sorted().collect(Collectors.joining(", "));
    }

    /** By the names that problems have for them. */
    Map<String, HasValidation> byProperty() {
        Map<String, HasValidation> fields = new LinkedHashMap<>();
        fields.put("title", title);
        fields.put("reference", reference);
        fields.put("language", language);
        fields.put("ownerId", owner);
        fields.put("departmentId", department);
        fields.put("reviewIntervalMonths", interval);
        fields.put("audienceDepartments", departments);
        fields.put("audienceLocations", locations);
        fields.put("tags", tags);
        fields.put("controls", controls);
        return fields;
    }
}
