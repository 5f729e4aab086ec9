// Shows a BPMN model with the path taken and the place where a process stands.
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import diagramCss from 'bpmn-js/dist/assets/diagram-js.css';
import bpmnCss from 'bpmn-js/dist/assets/bpmn-js.css';

export { NavigatedViewer, diagramCss, bpmnCss };
