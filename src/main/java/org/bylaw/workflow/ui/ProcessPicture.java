package org.bylaw.workflow.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import java.util.stream.Stream;
import org.bylaw.workflow.WhereItStands;

/** A process drawn with the path taken and the place where it stands; the drawing is a web component of ours. */
@Tag("process-viewer")
@JsModule("context://bylaw/components/process-viewer.js")
class ProcessPicture extends Component {

    /** @param words the same as the picture, for those who do not see it */
    ProcessPicture(WhereItStands process, String words) {
        getElement().setProperty("xml", process.modelXml());
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
        getElement().setProperty("label", words);
    }
}
