package org.bylaw.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticApplicationContext;

class ModelExpressionsTest {

    @BpmnDelegate
    interface Shelf {
        void put(String book, String place);
    }

    private final DelegateBeans delegates = delegates();

    private static DelegateBeans delegates() {
        StaticApplicationContext context = new StaticApplicationContext();
        context.registerBean("shelfDelegate", Shelf.class, () -> (book, place) -> {});
        context.registerBean("secrets", StringBuilder.class, () -> new StringBuilder());
        return new DelegateBeans(context);
    }

    @Test
    void callsOfMarkedBeansVariablesAndComparisonsAreFine() {
        assertThat(faults("${shelfDelegate.put(book, 'upper left, behind')}")).isEmpty();
        assertThat(faults("${outcome == 'APPROVED'}")).isEmpty();
        assertThat(faults("${facts.documentType}")).isEmpty();
    }

    @Test
    void aFaultNamesModelElementAndExpression() {
        assertThat(faults("${shelfDelegate.burn(book)}")).singleElement().satisfies(fault -> assertThat(fault)
                .contains("library version 2", "\"Shelve\" (shelve)", "${shelfDelegate.burn(book)}", "burn with 1"));
    }

    @Test
    void theNumberOfArgumentsCounts() {
        assertThat(faults("${shelfDelegate.put(book)}")).hasSize(1);
    }

    @Test
    void otherBeansAndMethodsOfVariablesAreOutOfReach() {
        assertThat(faults("${secrets.toString()}")).hasSize(1);
        assertThat(faults("${book.getClass().forName('java.lang.Runtime')}")).isNotEmpty();
        assertThat(faults("${''.getClass()}")).hasSize(1);
        assertThat(faults("${book['getClass']()}")).hasSize(1);
    }

    @Test
    void callsInsideArgumentsAreSeen() {
        assertThat(faults("${shelfDelegate.put(secrets.toString(), 'top')}")).hasSize(1);
    }

    @Test
    void anExpressionThatCannotBeReadIsAFault() {
        assertThat(faults("${shelfDelegate.put(}")).hasSize(1);
    }

    @Test
    void scriptsAndJavaClassesAreNotForModels() {
        assertThat(ModelExpressions.faultsOf(
                        "library version 2",
                        model("<scriptTask id=\"sum\" scriptFormat=\"feel\"><script>1 + 1</script></scriptTask>"),
                        delegates))
                .hasSize(2);
        assertThat(ModelExpressions.faultsOf(
                        "library version 2",
                        model("<serviceTask id=\"run\" camunda:class=\"org.example.Run\"/>"),
                        delegates))
                .hasSize(1);
    }

    private List<String> faults(String expression) {
        return ModelExpressions.faultsOf(
                "library version 2",
                model("<serviceTask id=\"shelve\" name=\"Shelve\" camunda:expression=\"%s\"/>".formatted(expression)),
                delegates);
    }

    private static String model(String element) {
        return """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions">
                  <process id="library"><documentation>${not.code()}</documentation>%s</process>
                </definitions>
                """.formatted(element);
    }
}
