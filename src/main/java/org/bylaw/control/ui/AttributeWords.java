package org.bylaw.control.ui;

import static org.bylaw.shared.Say.later;

import java.util.List;

/** The attributes and values of ISO/IEC 27002:2022 as they stand in the database; said in the reader's language by these words. */
final class AttributeWords {

    static final List<String> SHIPPED = List.of(
            later("Theme"),
            later("Organizational"),
            later("People"),
            later("Physical"),
            later("Technological"),
            later("Control type"),
            later("Preventive"),
            later("Detective"),
            later("Corrective"),
            later("Information security property"),
            later("Confidentiality"),
            later("Integrity"),
            later("Availability"),
            later("Cybersecurity concept"),
            later("Identify"),
            later("Protect"),
            later("Detect"),
            later("Respond"),
            later("Recover"),
            later("Operational capability"),
            later("Governance"),
            later("Asset management"),
            later("Information protection"),
            later("Human resource security"),
            later("Physical security"),
            later("System and network security"),
            later("Application security"),
            later("Secure configuration"),
            later("Identity and access management"),
            later("Threat and vulnerability management"),
            later("Continuity"),
            later("Supplier relationships security"),
            later("Legal and compliance"),
            later("Information security event management"),
            later("Information security assurance"),
            later("Security domain"),
            later("Governance and Ecosystem"),
            later("Protection"),
            later("Defence"),
            later("Resilience"));

    private AttributeWords() {}
}
