package org.bylaw.workflow;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What models may be made of: elements with the attributes that each may have. What is not listed is refused, whatever the
 * engine would make of it: scripts, Java classes, connectors, forms, multi-instances, other languages, code of other vendors.
 */
final class ModelVocabulary {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";
    static final String SCHEMA = "http://www.w3.org/2001/XMLSchema-instance";

    /** Short names of the name spaces; what has another one is not listed. */
    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry(BPMN, "bpmn"),
            Map.entry(DMN, "dmn"),
            Map.entry("http://camunda.org/schema/1.0/bpmn", "camunda"),
            Map.entry("http://camunda.org/schema/1.0/dmn", "camunda"),
            Map.entry(SCHEMA, "xsi"),
            Map.entry("http://www.omg.org/spec/BPMN/20100524/DI", "bpmndi"),
            Map.entry("http://www.omg.org/spec/DD/20100524/DC", "dc"),
            Map.entry("http://www.omg.org/spec/DD/20100524/DI", "di"),
            Map.entry("https://www.omg.org/spec/DMN/20191111/DMNDI/", "dmndi"),
            Map.entry("http://www.omg.org/spec/DMN/20180521/DC/", "dc"),
            Map.entry("http://www.omg.org/spec/DMN/20180521/DI/", "di"),
            Map.entry("http://bpmn.io/schema/bpmn/biocolor/1.0", "bioc"),
            Map.entry("http://www.omg.org/spec/BPMN/non-normative/color/1.0", "color"),
            Map.entry("http://camunda.org/schema/modeler/1.0", "modeler"));

    /** Every element may have an id and a name as well. */
    private static final Map<String, Set<String>> ELEMENTS = elements("""
        bpmn:definitions targetNamespace exporter exporterVersion modeler:executionPlatform \
        modeler:executionPlatformVersion xsi:schemaLocation
        bpmn:message
        bpmn:process isExecutable camunda:historyTimeToLive camunda:versionTag
        bpmn:collaboration
        bpmn:participant processRef
        bpmn:laneSet
        bpmn:lane
        bpmn:flowNodeRef
        bpmn:documentation
        bpmn:textAnnotation
        bpmn:text
        bpmn:association sourceRef targetRef associationDirection
        bpmn:extensionElements
        bpmn:incoming
        bpmn:outgoing
        bpmn:startEvent isInterrupting camunda:asyncBefore camunda:asyncAfter
        bpmn:endEvent camunda:asyncBefore
        bpmn:intermediateCatchEvent camunda:asyncBefore camunda:asyncAfter
        bpmn:intermediateThrowEvent camunda:asyncBefore camunda:asyncAfter
        bpmn:boundaryEvent attachedToRef cancelActivity camunda:asyncBefore camunda:asyncAfter
        bpmn:exclusiveGateway default camunda:asyncBefore
        bpmn:inclusiveGateway default camunda:asyncBefore
        bpmn:parallelGateway camunda:asyncBefore
        bpmn:eventBasedGateway
        bpmn:task
        bpmn:manualTask
        bpmn:serviceTask camunda:expression camunda:resultVariable camunda:asyncBefore camunda:asyncAfter
        bpmn:userTask camunda:asyncBefore camunda:asyncAfter
        bpmn:receiveTask messageRef camunda:asyncBefore camunda:asyncAfter
        bpmn:businessRuleTask camunda:decisionRef camunda:resultVariable camunda:mapDecisionResult camunda:asyncBefore \
        camunda:asyncAfter
        bpmn:callActivity calledElement camunda:asyncBefore camunda:asyncAfter
        bpmn:subProcess triggeredByEvent camunda:asyncBefore camunda:asyncAfter
        bpmn:sequenceFlow sourceRef targetRef
        bpmn:conditionExpression xsi:type
        bpmn:timerEventDefinition
        bpmn:timeDate xsi:type
        bpmn:timeDuration xsi:type
        bpmn:timeCycle xsi:type
        bpmn:messageEventDefinition messageRef
        bpmn:terminateEventDefinition
        camunda:in source sourceExpression target businessKey
        camunda:out source target
        camunda:inputOutput
        camunda:inputParameter
        camunda:executionListener event expression
        camunda:properties
        camunda:property value
        bpmndi:BPMNDiagram documentation resolution
        bpmndi:BPMNPlane bpmnElement
        bpmndi:BPMNShape bpmnElement isExpanded isMarkerVisible isHorizontal bioc:stroke bioc:fill \
        color:background-color color:border-color
        bpmndi:BPMNEdge bpmnElement bioc:stroke bioc:fill color:background-color color:border-color
        bpmndi:BPMNLabel labelStyle color:color
        dc:Bounds x y width height
        di:waypoint x y
        dmn:definitions namespace exporter exporterVersion modeler:executionPlatform \
        modeler:executionPlatformVersion xsi:schemaLocation
        dmn:description
        dmn:decision camunda:historyTimeToLive camunda:versionTag
        dmn:decisionTable hitPolicy aggregation preferredOrientation outputLabel
        dmn:input label camunda:inputVariable
        dmn:inputExpression typeRef expressionLanguage
        dmn:inputValues expressionLanguage
        dmn:output label typeRef
        dmn:outputValues expressionLanguage
        dmn:rule
        dmn:inputEntry expressionLanguage
        dmn:outputEntry expressionLanguage
        dmn:text
        dmn:variable typeRef
        dmn:inputData
        dmn:informationRequirement
        dmn:requiredDecision href
        dmn:requiredInput href
        dmn:extensionElements
        dmndi:DMNDI
        dmndi:DMNDiagram
        dmndi:Size width height
        dmndi:DMNShape dmnElementRef isCollapsed
        dmndi:DMNEdge dmnElementRef
        dmndi:DMNLabel
        """);

    private ModelVocabulary() {}

    private static Map<String, Set<String>> elements(String lines) {
        return lines.lines()
                .map(line -> line.strip().split("\\s+"))
                .collect(Collectors.toUnmodifiableMap(
                        words -> words[0],
                        words -> Set.copyOf(Arrays.asList(words).subList(1, words.length))));
    }

    /** Such as {@code bpmn:userTask}; of an attribute without a name space its plain name. */
    static String called(String nameSpace, String name) {
        return nameSpace.isEmpty() ? name : PREFIXES.getOrDefault(nameSpace, "{" + nameSpace + "}") + ":" + name;
    }

    static boolean hasElement(String element) {
        return ELEMENTS.containsKey(element);
    }

    static boolean hasAttribute(String element, String attribute) {
        return attribute.equals("id")
                || attribute.equals("name")
                || ELEMENTS.getOrDefault(element, Set.of()).contains(attribute);
    }
}
