package org.bylaw.audit.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bylaw.audit.ObjectNames;
import org.bylaw.audit.TrailSearch;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.DayPicker;
import org.bylaw.ui.FilterField;
import org.bylaw.ui.SeveralWords;
import org.jspecify.annotations.Nullable;

/** What narrows the trail: words, object, person, acts, days, address. */
class TrailToolbar extends Div {

    private static final int OFFERED = 8;

    /** Somebody, or Bylaw itself, which has no id. */
    private record Actor(@Nullable UUID id, String name) {}

    private final transient ObjectNames objects;
    private final transient People people;
    private final transient Map<String, TrailSearch.KnownAct> known;
    private final FilterField text = new FilterField(say("Words in the details"));
    private final ComboBox<ObjectNames.Named> object = new ComboBox<>();
    private final ComboBox<Actor> person = new ComboBox<>();
    private final MultiSelectComboBox<String> acts = new MultiSelectComboBox<>();
    private final DayPicker from = day(say("From"));
    private final DayPicker to = day(say("Until"));
    private final TextField address = new TextField();
    private boolean showing;
    private @Nullable Long row;

    TrailToolbar(
            TrailSearch search, ObjectNames objects, People people, ActWords words, Consumer<TrailAddress> wanted) {
        this.objects = objects;
        this.people = people;
        this.known = search.acts().stream().collect(Collectors.toMap(TrailSearch.KnownAct::name, Function.identity()));
        addClassNames("toolbar", "trail-toolbar");
        object.setItems(query -> offered(query.getFilter().orElse(""), query.getOffset(), query.getLimit()));
        object.setItemLabelGenerator(
                named -> named.title() + " · " + KindWords.of(named.object().kind()));
        object.setPlaceholder(say("Any object"));
        object.setAriaLabel(say("Object"));
        object.setClearButtonVisible(true);
        person.setItems(query -> persons(query.getFilter().orElse(""), query.getOffset(), query.getLimit()));
        person.setItemLabelGenerator(Actor::name);
        person.setPlaceholder(say("Anybody"));
        person.setAriaLabel(say("Who did it, or for whom"));
        person.setClearButtonVisible(true);
        acts(words);
        address.setPlaceholder(say("Any address"));
        address.setAriaLabel(say("Network address"));
        address.setClearButtonVisible(true);
        address.setValueChangeMode(ValueChangeMode.LAZY);
        Stream.<HasValue<?, ?>>of(text, object, person, acts, from, to, address)
                .forEach(field -> field.addValueChangeListener(change -> {
                    if (!showing) {
                        wanted.accept(read());
                    }
                }));
        add(text, object, person, acts, address, from, to);
    }

    /** Named inside, like the fields beside it. */
    private static DayPicker day(String name) {
        DayPicker day = new DayPicker("");
        day.setPlaceholder(name);
        day.setAriaLabel(name);
        day.setClearButtonVisible(true);
        return day;
    }

    private void acts(ActWords words) {
        Map<String, String> labels = known.values().stream()
                .collect(Collectors.toMap(
                        TrailSearch.KnownAct::name, act -> KindWords.of(act.kind()) + ": " + words.label(act.name())));
        acts.setItems(labels.keySet().stream()
                .sorted(Comparator.comparing(labels::get))
                .toList());
        acts.setItemLabelGenerator(act -> labels.getOrDefault(act, act));
        acts.setPlaceholder(say("Any act"));
        acts.setAriaLabel(say("Acts"));
        acts.setClearButtonVisible(true);
        SeveralWords.tell(acts);
    }

    private Stream<ObjectNames.Named> offered(String typed, int offset, int limit) {
        return objects.search(typed, OFFERED).stream().skip(offset).limit(limit);
    }

    private Stream<Actor> persons(String typed, int offset, int limit) {
        boolean bylaw = "bylaw".startsWith(typed.strip().toLowerCase());
        List<Person> found = people.search(typed, bylaw ? Math.max(0, offset - 1) : offset, limit);
        Stream<Actor> named = found.stream().map(each -> new Actor(each.id(), each.name()));
        return (bylaw && offset == 0 ? Stream.concat(Stream.of(new Actor(null, "Bylaw")), named) : named).limit(limit);
    }

    void show(TrailAddress wanted) {
        showing = true;
        row = wanted.row();
        text.setValue(wanted.text());
        object.setValue(wanted.object() == null ? null : named(wanted.object()));
        person.setValue(actor(wanted));
        acts.setValue(wanted.acts().stream().filter(known::containsKey).collect(Collectors.toSet()));
        from.setValue(wanted.from());
        to.setValue(wanted.to());
        address.setValue(wanted.address());
        showing = false;
    }

    private ObjectNames.Named named(SubjectRef ref) {
        return objects.of(List.of(ref))
                .getOrDefault(ref, new ObjectNames.Named(ref, ref.id().toString(), ""));
    }

    private @Nullable Actor actor(TrailAddress wanted) {
        if (wanted.byBylaw()) {
            return new Actor(null, "Bylaw");
        }
        UUID id = wanted.person();
        return id == null
                ? null
                : new Actor(id, people.find(id).map(Person::name).orElse(id.toString()));
    }

    private TrailAddress read() {
        Actor actor = person.getValue();
        return new TrailAddress(
                object.getValue() == null ? null : object.getValue().object(),
                actor == null ? null : actor.id(),
                actor != null && actor.id() == null,
                acts.getValue(),
                from.getValue(),
                to.getValue(),
                address.getValue(),
                text.getValue(),
                row);
    }

    /** Says at the words what is wrong with them; nothing where it is empty. */
    void complain(String problem) {
        text.setErrorMessage(problem);
        text.setInvalid(!problem.isEmpty());
    }
}
