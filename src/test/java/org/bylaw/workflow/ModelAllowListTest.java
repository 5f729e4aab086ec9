package org.bylaw.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticApplicationContext;

/** What models may say, and a collection of what they may not. */
class ModelAllowListTest {

    @BpmnDelegate
    public interface Shelf {
        void put(String book, String place);

        boolean isFull(String shelf);
    }

    private static final DelegateBeans DELEGATES = delegates();
    private static final ModelAllowList LIST = new ModelAllowList(DELEGATES);

    private static DelegateBeans delegates() {
        StaticApplicationContext context = new StaticApplicationContext();
        context.registerBean("shelfDelegate", Shelf.class, () -> new Shelf() {
            @Override
            public void put(String book, String place) {}

            @Override
            public boolean isFull(String shelf) {
                return false;
            }
        });
        context.registerBean("secrets", StringBuilder.class, () -> new StringBuilder());
        return new DelegateBeans(context);
    }

    static Stream<Path> models() throws IOException {
        return Files.list(Path.of("bpmn")).filter(file -> file.toString().endsWith("mn"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyModelOfTheBuildIsMadeOfListedElements(Path file) throws IOException {
        // Their beans are not here; whether they are there is ModelWiringTest's business.
        assertThat(LIST.read(Files.readAllBytes(file)).faults().stream()
                        .filter(fault -> !fault.words().contains("There is no bean"))
                        .map(fault -> file.getFileName() + " " + fault))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${shelfDelegate.put(book, 'upper left, behind')}",
                "${shelfDelegate.put( facts.book, null )}",
                "${shelfDelegate.put(3, -4.5)}"
            })
    void callsOfMarkedBeansWithPlainArgumentsAreFine(String expression) {
        assertThat(serviceTask(expression)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain text",
                "${secrets.toString()}",
                "${shelfDelegate}",
                "${shelfDelegate.burn(book)}",
                "${shelfDelegate.put(book)}",
                "${shelfDelegate.getClass()}",
                "${shelfDelegate.hashCode()}",
                "${shelfDelegate.put(secrets.toString(), 'top')}",
                "${shelfDelegate.put(shelfDelegate, 'top')}",
                "${shelfDelegate.put(execution, 'top')}",
                "${shelfDelegate.put(facts.class, 'top')}",
                "${shelfDelegate.put(a.b.c, 'top')}",
                "${shelfDelegate.put(a['class'], 'top')}",
                "${shelfDelegate.put('${1+1}', 'top')}",
                "${shelfDelegate.put(1 + 1, 'top')}",
                "${shelfDelegate.put(book, 'top')}${shelfDelegate.put(book, 'top')}",
                "#{shelfDelegate.put(book, 'top')}",
                "${''.getClass().forName('java.lang.Runtime').getMethods()[6].invoke(null)}",
                "${book.getClass().forName('java.lang.Runtime')}",
                "${execution.engineServices.runtimeService.deleteProcessInstance('1','')}",
                "${shelfDelegate.put(book, \\u0027top\\u0027)}",
                "${shelfDelegate.put(}",
                "${"
            })
    void everyOtherExpressionIsAFault(String expression) {
        assertThat(serviceTask(expression)).isNotEmpty();
    }

    @Test
    void conditionsCompareVariables() {
        assertThat(condition("${outcome == 'APPROVED'}")).isEmpty();
        assertThat(condition("${!(consult || shelfDelegate.isFull(id)) && stage >= 2}"))
                .isEmpty();
        assertThat(condition("${outcome = 'APPROVED'}")).isNotEmpty();
        assertThat(condition("${outcome == 'A' ? x : y}")).isNotEmpty();
        assertThat(condition("${outcome.matches('(a+)+')}")).isNotEmpty();
        assertThat(condition("${(((((((((((((((x)))))))))))))))}")).isNotEmpty();
        assertThat(condition("${execution.processInstanceId == 'x'}")).isNotEmpty();
        assertThat(condition("<script>x</script>".replace("<", "&lt;"))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<scriptTask id='x' scriptFormat='javascript'><script>java.lang.System.exit(1)</script></scriptTask>",
                "<serviceTask id='x' camunda:class='org.example.Run'/>",
                "<serviceTask id='x' camunda:delegateExpression='${shelfDelegate}'/>",
                "<serviceTask id='x' camunda:type='external' camunda:topic='t'/>",
                "<serviceTask id='x' camunda:type='mail'/>",
                "<serviceTask id='x' implementation='##WebService'/>",
                "<serviceTask id='x' activiti:class='org.example.Run' xmlns:activiti='http://activiti.org/bpmn'/>",
                "<sendTask id='x' camunda:class='org.example.Run'/>",
                "<serviceTask id='x'><extensionElements><camunda:connector><camunda:connectorId>http-connector"
                        + "</camunda:connectorId></camunda:connector></extensionElements></serviceTask>",
                "<serviceTask id='x'><extensionElements><camunda:field name='a'><camunda:expression>${1}"
                        + "</camunda:expression></camunda:field></extensionElements></serviceTask>",
                "<serviceTask id='x'><extensionElements><camunda:inputOutput><camunda:inputParameter name='a'>"
                        + "<camunda:script scriptFormat='groovy'>x</camunda:script></camunda:inputParameter>"
                        + "</camunda:inputOutput></extensionElements></serviceTask>",
                "<serviceTask id='x'><extensionElements><camunda:executionListener event='start' class='a.B'/>"
                        + "</extensionElements></serviceTask>",
                "<serviceTask id='x'><extensionElements><camunda:executionListener event='start'>"
                        + "<camunda:script scriptFormat='js' resource='http://x/y.js'/></camunda:executionListener>"
                        + "</extensionElements></serviceTask>",
                "<userTask id='x'><extensionElements><camunda:taskListener event='create' expression='${1}'/>"
                        + "</extensionElements></userTask>",
                "<userTask id='x' camunda:assignee='${1}'/>",
                "<userTask id='x' camunda:dueDate='${1}'/>",
                "<userTask id='x' camunda:formKey='embedded:app:x.html'/>",
                "<userTask id='x' name='${secrets.toString()}'/>",
                "<userTask id='x'><documentation>#{secrets.toString()}</documentation></userTask>",
                "<userTask id='x'><multiInstanceLoopCharacteristics camunda:collection='${x}'/></userTask>",
                "<callActivity id='x' calledElement='${x}'/>",
                "<callActivity id='x' calledElement='library'><extensionElements><camunda:in variables='all'/>"
                        + "</extensionElements></callActivity>",
                "<callActivity id='x' camunda:caseRef='c'/>",
                "<callActivity id='x' calledElement='library' camunda:calledElementBinding='deployment'/>",
                "<businessRuleTask id='x' camunda:class='a.B'/>",
                "<businessRuleTask id='x' camunda:decisionRef='${x}'/>",
                "<businessRuleTask id='x' camunda:decisionRef='table' camunda:mapDecisionResult='x'/>",
                "<sequenceFlow id='x' sourceRef='a' targetRef='b'><conditionExpression language='javascript'>1"
                        + "</conditionExpression></sequenceFlow>",
                "<sequenceFlow id='x' sourceRef='a' targetRef='b'><conditionExpression camunda:resource='http://x'/>"
                        + "</sequenceFlow>",
                "<intermediateCatchEvent id='x'><timerEventDefinition><timeDate>${secrets.toString()}</timeDate>"
                        + "</timerEventDefinition></intermediateCatchEvent>",
                "<intermediateCatchEvent id='x'><conditionalEventDefinition><condition>${1}</condition>"
                        + "</conditionalEventDefinition></intermediateCatchEvent>",
                "<adHocSubProcess id='x'/>",
                "<transaction id='x'/>",
                "<import importType='x' location='http://x' namespace='x'/>",
                "<serviceTask xmlns='urn:other' id='x'/>",
                "<?xml-stylesheet href='x'?>"
            })
    void whatIsNotListedIsAFault(String element) {
        assertThat(faults(model(element))).isNotEmpty();
    }

    @Test
    void timersHaveDatesOrAskABean() {
        String timer = "<intermediateCatchEvent id='x'><timerEventDefinition><timeDuration>%s</timeDuration>"
                + "</timerEventDefinition></intermediateCatchEvent>";
        assertThat(faults(model(timer.formatted("P3DT4H")))).isEmpty();
        assertThat(faults(model(timer.formatted("${shelfDelegate.isFull(id)}"))))
                .isEmpty();
        assertThat(faults(model(timer.formatted("${x}")))).isNotEmpty();
    }

    @Test
    void aFaultNamesLineAndElement() {
        assertThat(faults(model("\n\n<serviceTask id='shelve' name='Shelve' camunda:expression='${x.y()}'/>")))
                .singleElement()
                .satisfies(fault -> assertThat(fault.toString()).contains("line 4", "“Shelve” (shelve)", "“x”"));
    }

    @Test
    void thingsOfXmlThatRunOrFetchAreRefused() {
        assertThat(faults(
                        "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + model("<task id='x' name='&a;'/>")))
                .isNotEmpty();
        assertThat(faults("<a>".repeat(10_000))).isNotEmpty();
        assertThat(faults("no model")).isNotEmpty();
        assertThat(faults("")).isNotEmpty();
        assertThat(faults("<?xml version='1.0' encoding='UTF-7'?>" + model(""))).isNotEmpty();
        assertThat(LIST.read(model("").getBytes(StandardCharsets.UTF_16)).faults())
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        http://www.omg.org/spec/BPMN/20100524/MODEL BPMN20.xsd                                        | true
        http://www.omg.org/spec/BPMN/20100524/MODEL BPMN20.xsd urn:x x.xsd                            | true
        http://www.omg.org/spec/BPMN/20100524/MODEL BPMN20.xsd urn:x http://169.254.169.254/x.xsd     | false
        http://camunda.org/schema/1.0/bpmn http://169.254.169.254/latest/meta-data                    | false
        http://camunda.org/schema/1.0/bpmn file:///etc/passwd                                         | false
        http://camunda.org/schema/1.0/bpmn ../x.xsd                                                   | false
        http://camunda.org/schema/1.0/bpmn                                                            | false
        """)
    void noSchemaIsFetched(String location, boolean fine) {
        String xml = model("<task id='x'/>")
                .replace(
                        "<definitions",
                        "<definitions xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='"
                                + location + "'");
        assertThat(faults(xml).isEmpty()).isEqualTo(fine);
    }

    @Test
    void aProcessThatTheEngineWouldPassOverIsAFault() {
        String fine = model("<task id='x'/>");
        assertThat(faults(fine)).isEmpty();
        assertThat(faults(fine.replace("isExecutable='true'", "isExecutable='false'")))
                .isNotEmpty();
    }

    @Test
    void onlyKnownModelsAreCalled() {
        String caller = model("<callActivity id='x' calledElement='archive'/>");
        assertThat(faults(caller)).singleElement().asString().contains("archive");
        assertThat(LIST.faultsOf(LIST.read(bytes(caller)), Set.of("archive"), Set.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"HIGH\", \"VERY_HIGH\"",
                "not(\"a\")",
                "list contains(?, \"PREVENTIVE\")",
                "[1..5], > 3",
                "date(\"2026-01-01\")",
                "if risk = \"HIGH\" then 1 else 2",
                "x and not(y)",
                "\"2 OF M\"",
                "-3"
            })
    void tablesMaySay(String feel) {
        assertThat(table(feel)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "function(x) external { java: { class: \"java.lang.Runtime\", method signature: \"getRuntime()\" } }",
                "function(x) x",
                "for i in 1..1000000000 return i",
                "some x in y satisfies x",
                "{a: 1}",
                "matches(x, \"(a+)+\")",
                "secrets.toString()",
                "9**9**9",
                "1e99",
                "${1+1}",
                "\"open",
                "get value(x, \"y\")",
                "forx in 1..1000000000 returnx",
                "somex in y satisfiesx > 1",
                "get value/* */(x, \"y\")",
                "get value // a remark\n(x, \"y\")",
                "/* \" */ for i in 1..1000000000 return i /* \" */",
                "// \"\nfunction(x) x // \""
            })
    void tablesMayNotSay(String feel) {
        assertThat(table(feel)).isNotEmpty();
    }

    @Test
    void tablesSpeakNoOtherLanguage() {
        assertThat(faults(decision("<inputEntry id='e' expressionLanguage='javascript'><text>1</text></inputEntry>")))
                .isNotEmpty();
        assertThat(faults(decision("<inputEntry id='e' expressionLanguage='feel'><text>1</text></inputEntry>")))
                .isEmpty();
        assertThat(faults(decision("").replace("<decisionTable id='t'>", "<invocation id='i'/><decisionTable id='t'>")))
                .isNotEmpty();
    }

    private static List<ModelFault> table(String feel) {
        return faults(decision("<inputEntry id='e'><text><![CDATA[" + feel + "]]></text></inputEntry>"));
    }

    private static List<ModelFault> condition(String expression) {
        return faults(model("<sequenceFlow id='x' sourceRef='a' targetRef='b'><conditionExpression><![CDATA["
                + expression + "]]></conditionExpression></sequenceFlow>"));
    }

    private static List<ModelFault> serviceTask(String expression) {
        return faults(model("<serviceTask id='shelve' camunda:expression=\"%s\"/>".formatted(expression)));
    }

    static String model(String element) {
        return """
            <definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' id='d'
                xmlns:camunda='http://camunda.org/schema/1.0/bpmn'><process id='library' isExecutable='true'>%s
            </process></definitions>
            """.formatted(element);
    }

    private static String decision(String entry) {
        return """
            <definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' id='d' name='d' namespace='x'>
              <decision id='table' name='Table'><decisionTable id='t'><rule id='r'>%s</rule></decisionTable></decision>
            </definitions>
            """.formatted(entry);
    }

    private static List<ModelFault> faults(String xml) {
        return LIST.faultsOf(LIST.read(bytes(xml)), Set.of("library"), Set.of("table"));
    }

    private static byte[] bytes(String xml) {
        return xml.getBytes(StandardCharsets.UTF_8);
    }
}
