/** Hostile files and texts against everything that reads what people hand in. */
package org.bylaw.fuzz;
