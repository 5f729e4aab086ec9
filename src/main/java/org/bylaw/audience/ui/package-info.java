/** The field in which an audience is edited, for the pages of other modules. */
@NamedInterface("ui")
package org.bylaw.audience.ui;

import org.springframework.modulith.NamedInterface;
