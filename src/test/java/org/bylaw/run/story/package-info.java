/** The past year of the demo organisation Norrland, played through the real services as its own people. */
package org.bylaw.run.story;
