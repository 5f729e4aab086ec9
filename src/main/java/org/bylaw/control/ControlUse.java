package org.bylaw.control;

import java.util.List;
import java.util.UUID;

/** Extension point: a module that keeps something about controls says so, and no framework is removed from under it. */
public interface ControlUse {

    /** What refers to controls of the framework, each as "3 reviews"; empty where nothing does. */
    List<String> of(UUID frameworkId);
}
