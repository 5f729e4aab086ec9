/** Writes A4 pages to print or keep, for the modules that hand out proof. */
@NamedInterface("paper")
package org.bylaw.document.paper;

import org.springframework.modulith.NamedInterface;
