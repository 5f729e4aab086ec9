package org.bylaw.workflow;

import static org.bylaw.fuzz.Bytes.of;
import static org.bylaw.fuzz.Bytes.text;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Set;
import org.bylaw.fuzz.Bytes;
import org.bylaw.fuzz.FuzzTarget;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Script;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.springframework.context.support.StaticApplicationContext;

/** Models that an administrator hands in; and the sentences in them alone, which Jazzer learns sooner. */
public final class ModelFuzz {

    private ModelFuzz() {}

    public static List<FuzzTarget> targets() {
        DelegateBeans delegates = new DelegateBeans(new StaticApplicationContext());
        ModelAllowList list = new ModelAllowList(delegates);
        return List.of(
                new FuzzTarget(
                        "model",
                        List.of(
                                Bytes.file("bpmn/corrective-action.bpmn"),
                                Bytes.file("bpmn/waiver-routing.dmn"),
                                of(ModelAllowListTest.model("<scriptTask id='x'><script>1</script></scriptTask>"))),
                        input -> check(list, input)),
                new FuzzTarget(
                        "model-sentence",
                        List.of(
                                of("${a.b(c, 'd', 1)}"),
                                of("${!(a == 'b') && c.d >= 2}"),
                                of("list contains(?, \"x\")")),
                        input -> {
                            ModelGrammar.condition(text(input), delegates);
                            FeelGrammar.fault(text(input));
                        }));
    }

    /** What list and schema let pass has no script, as the engine's own reader of models sees it. */
    private static void check(ModelAllowList list, byte[] input) {
        ReadModel model = list.read(input);
        if (model.kind() == ReadModel.Kind.PROCESS
                && list.faultsOf(model, Set.of(), Set.of()).isEmpty()
                && SchemaCheck.fault(input, false).isEmpty()) {
            var read = Bpmn.readModelFromStream(new ByteArrayInputStream(input));
            if (!read.getModelElementsByType(ScriptTask.class).isEmpty()
                    || !read.getModelElementsByType(Script.class).isEmpty()) {
                throw new AssertionError("a script passed");
            }
        }
    }
}
