/** The drawing of a process, for the pages of other modules. */
@NamedInterface("ui")
package org.bylaw.workflow.ui;

import org.springframework.modulith.NamedInterface;
