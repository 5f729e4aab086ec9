/** Rehearsals of what operators do: upgrade from the first release, back up and restore, run several nodes, survive faults. */
@NullMarked
package org.bylaw.rehearsal;

import org.jspecify.annotations.NullMarked;
