package org.bylaw.workflow;

import static org.bylaw.shared.Say.say;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.xml.ModelException;
import org.xml.sax.SAXException;

/** Holds a model against the schemas of BPMN and DMN, as the engine does: what they refuse, it could not put into use. */
final class SchemaCheck {

    /** How the library words what the schema says. */
    private static final Pattern PLACE = Pattern.compile("Line=(\\d{1,9}): (?:[\\w.-]{1,60}: )?(.*)", Pattern.DOTALL);

    private SchemaCheck() {}

    static Optional<ModelFault> fault(byte[] file, boolean isTable) {
        try {
            if (isTable) {
                Dmn.readModelFromStream(new ByteArrayInputStream(file));
            } else {
                Bpmn.readModelFromStream(new ByteArrayInputStream(file));
            }
            return Optional.empty();
        } catch (ModelException e) {
            String why = whatTheSchemaSays(e);
            Matcher place = PLACE.matcher(why);
            boolean found = place.find();
            return Optional.of(new ModelFault(
                    found ? Integer.parseInt(place.group(1)) : 1,
                    "<definitions>",
                    say("The engine cannot read it: {0}", found ? place.group(2) : why)));
        }
    }

    /** The library packs it into exceptions of its own, for tables into two. */
    private static String whatTheSchemaSays(ModelException fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SAXException said && said.getMessage() != null) {
                return said.getMessage();
            }
        }
        return String.valueOf(fault.getMessage());
    }
}
