/** The table of permissions: read from the code, written into the documents, and every cell of it tried. */
@NullMarked
package org.bylaw.doors;

import org.jspecify.annotations.NullMarked;
