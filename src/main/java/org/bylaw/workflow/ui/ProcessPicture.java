package org.bylaw.workflow.ui;

import static org.bylaw.shared.Say.later;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bylaw.shared.Say;
import org.bylaw.workflow.WhereItStands;

/** A process drawn with the path taken and the place where it stands; the drawing is a web component of ours. */
@Tag("process-viewer")
@JsModule("context://bylaw/components/process-viewer.js")
public class ProcessPicture extends Component {

    /** What the drawing says beside the names of its steps. */
    private static final List<String> SAYS = List.of(
            later("Size of the picture"),
            later("Smaller"),
            later("Fit"),
            later("Fit to the page"),
            later("Larger"),
            later("way taken"),
            later("still open"),
            later("Stuck"),
            later("Now"),
            later("Process diagram"),
            later("Process diagram, scrolls with the arrow keys"));

    /** @param words the same as the picture, for those who do not see it */
    ProcessPicture(WhereItStands process, String words) {
        this(process.modelXml(), words);
        getElement()
                .setPropertyList(
                        "past",
                        Stream.concat(process.past().stream(), process.flows().stream())
                                .toList());
        getElement()
                .setPropertyList(
                        "current",
                        process.current().stream()
                                .map(WhereItStands.Waiting::activityId)
                                .toList());
        getElement().setPropertyList("stuck", List.copyOf(process.stuck()));
    }

    /**
     * A model alone.
     *
     * @param modelXml BPMN that was checked
     * @param words the same as the picture
     */
    public ProcessPicture(String modelXml, String words) {
        getElement().setPropertyMap("words", SAYS.stream().collect(Collectors.toMap(Function.identity(), Say::say)));
        getElement().setProperty("xml", modelXml);
        getElement().setProperty("label", words);
    }
}
